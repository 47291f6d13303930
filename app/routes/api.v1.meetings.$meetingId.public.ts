import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerPublicRestitution } from '#app/features/meeting/restitution/restitution-answer.ts';

/** `GET /api/v1/meetings/<id>/public?format=json|pdf`: the restitution that anybody may read, whoever asks. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answerPublicRestitution(request, context, params['meetingId'] ?? '');
}
