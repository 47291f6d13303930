import { redirect, type ActionFunctionArgs } from '@remix-run/node';

/** One-click sign-in of the demonstration: `role` is one of DEMO_ROLES. Outside a demonstration there is no such page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const role = (await request.formData()).get('role');
  const signedIn = await context.services.demo.signIn(typeof role === 'string' ? role : '');
  if (!signedIn.ok) throw new Response(null, { status: signedIn.failure.code === 'not-a-demo' ? 404 : 400 });
  const info = await context.services.demo.info();
  return redirect(info ? `/s/${info.space.id}` : '/', {
    headers: { 'Set-Cookie': context.services.sessions.start(signedIn.value.id) },
  });
}
