import type { ActionFunctionArgs } from '@remix-run/node';
import { answerPaper } from '#app/features/meeting/paper/paper-http.ts';
import { askOtherwise } from '#app/features/meeting/room-http.ts';

/** Cards written on paper, typed in by a helper. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerPaper(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
