import type { ActionFunctionArgs } from '@remix-run/node';
import { answerRank, askWithPost, counted } from '#app/features/impact/api.ts';

/** `POST /api/v1/rank`: candidates, criteria and ballots in, the ranking out. */
export async function action({ request, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? counted('rank', context, () => answerRank(request, context.services))
    : askWithPost();
}

/** Anything but POST is told how to ask. */
export function loader() {
  return askWithPost();
}
