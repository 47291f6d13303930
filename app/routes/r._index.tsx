import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** The home page's code field lands here: six digits go to the join page, anything else back with what was typed. */
export function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('code') ?? '').slice(0, 20);
  const digits = typed.replace(/[\s.-]/g, '');
  return redirect(/^\d{6}$/.test(digits) ? `/r/${digits}` : `/?refus=${encodeURIComponent(typed)}`);
}
