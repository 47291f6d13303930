import type { ActionFunctionArgs } from '@remix-run/node';
import { answerReaction, askOtherwise } from '#app/features/meeting/room-http.ts';

/** What a person says of a statement. */
export function action({ request, params, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? answerReaction(request, context, params['meetingId'] ?? '')
    : askOtherwise('POST');
}

export function loader() {
  return askOtherwise('POST');
}
