import type { ActionFunctionArgs } from '@remix-run/node';
import { answerAssess, askWithPost, counted } from '#app/features/impact/api.ts';

/** `POST /api/v1/assess`: a scenario in, its balance out. */
export async function action({ request, context }: ActionFunctionArgs) {
  return request.method === 'POST'
    ? counted('assess', context, () => answerAssess(request, context.services))
    : askWithPost();
}

/** Anything but POST is told how to ask. */
export function loader() {
  return askWithPost();
}
