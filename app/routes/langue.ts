import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { langOf } from '#app/i18n/index.ts';

const YEAR_SECONDS = 31_536_000;

/** Keeps the chosen language in a cookie and goes back to the page it was chosen on. */
export async function action({ request }: ActionFunctionArgs) {
  const lang = langOf((await request.formData()).get('lang'));
  return redirect(backTo(request), {
    headers: { 'Set-Cookie': `lang=${lang}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly` },
  });
}

/** Only a path of ours: a referrer from elsewhere never decides where a person lands. */
function backTo(request: Request): string {
  const referrer = request.headers.get('referer');
  if (referrer === null || !URL.canParse(referrer)) return '/';
  const { origin, pathname, search } = new URL(referrer);
  return origin === new URL(request.url).origin ? pathname + search : '/';
}
