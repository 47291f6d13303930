import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerRestitution } from '#app/features/meeting/restitution/restitution-answer.ts';

/** `GET /api/v1/meetings/<id>/restitution?format=json|pdf|docx|pptx|xlsx|csv|ics`. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answerRestitution(request, context, params['meetingId'] ?? '');
}
