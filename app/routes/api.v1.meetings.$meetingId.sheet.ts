import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerSheet } from '#app/features/meeting/after/sheet-answer.ts';

/** `GET /api/v1/meetings/<id>/sheet?format=json|ics`: one's own sheet, with one's cookie or `?cle=`. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return answerSheet(request, context, params['meetingId'] ?? '');
}
