import type { ActionFunctionArgs } from '@remix-run/node';
import { answerSpeak, askOtherwise } from '#app/features/meeting/room-http.ts';

/** « I ask for the floor. » */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerSpeak(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
