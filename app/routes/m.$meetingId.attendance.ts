import type { ActionFunctionArgs } from '@remix-run/node';
import { answerAttendance, askOtherwise } from '#app/features/meeting/room-http.ts';

/** A line of the attendance sheet. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerAttendance(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
