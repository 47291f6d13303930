import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerLive } from '#app/features/meeting/room-http.ts';

/** What the room sees, for whoever has no socket. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answerLive(request, context, params['meetingId'] ?? '');
}
