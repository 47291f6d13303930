import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** The home page's choice of a zone lands here. An address without one goes back to that choice. */
export function loader({ request }: LoaderFunctionArgs) {
  const zone = new URL(request.url).searchParams.get('zone') ?? '';
  return redirect(/^\d{4}$/.test(zone) ? `/bassins/${zone}` : '/');
}
