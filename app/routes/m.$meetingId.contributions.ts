import type { ActionFunctionArgs } from '@remix-run/node';
import { answerContribution, askOtherwise } from '#app/features/meeting/room-http.ts';

/** What a person gives to the room. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerContribution(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
