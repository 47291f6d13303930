import { redirect, type ActionFunctionArgs } from '@remix-run/node';

/** Ends the session. A plain form posts here from every page. */
export function action({ context }: ActionFunctionArgs) {
  return redirect('/', { headers: { 'Set-Cookie': context.services.sessions.end() } });
}
