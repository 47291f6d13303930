import type { ActionFunctionArgs } from '@remix-run/node';
import { answerReady, askOtherwise } from '#app/features/meeting/room-http.ts';

/** « I have finished this step. » */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerReady(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
