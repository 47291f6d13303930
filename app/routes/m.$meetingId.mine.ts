import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerMine } from '#app/features/meeting/room-http.ts';

/** What this person did in the meeting. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return answerMine(context, params['meetingId'] ?? '');
}
