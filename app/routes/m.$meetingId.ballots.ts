import type { ActionFunctionArgs } from '@remix-run/node';
import { answerBallot, askOtherwise } from '#app/features/meeting/room-http.ts';

/** A ballot. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerBallot(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
