import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ConfirmSignInPage } from '#app/features/accounts/sign-in-page.tsx';

export const handle = { plain: true };

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { alive: await context.services.links.peek(params['token'] ?? '') };
}

/** The link is used by a tap, not by opening it: mail programs open links on their own. */
export async function action({ params, context }: ActionFunctionArgs) {
  const used = await context.services.links.use(params['token'] ?? '');
  if (!used.ok) return null;
  return redirect('/', { headers: { 'Set-Cookie': context.services.sessions.start(used.value.id) } });
}

export default function Confirm() {
  return <ConfirmSignInPage alive={useLoaderData<typeof loader>().alive} />;
}
