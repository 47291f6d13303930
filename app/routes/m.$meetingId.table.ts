import type { ActionFunctionArgs } from '@remix-run/node';
import { answerTable, askOtherwise } from '#app/features/meeting/room-http.ts';

/** Which table a person sits at. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerTable(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
