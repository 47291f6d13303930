import type { ActionFunctionArgs } from '@remix-run/node';
import { answerRapporteur, askOtherwise } from '#app/features/meeting/room-http.ts';

/** Who speaks for a table. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerRapporteur(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
