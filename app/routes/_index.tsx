import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HomePage } from '#app/features/home/home-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const search = new URL(request.url).searchParams;
  const refused = search.get('refus');
  const [spaces, joined, pack, demo] = await Promise.all([
    person ? services.spaces.listFor(person.id) : [],
    Promise.all((person?.meetings ?? []).map((id) => services.meetings.get(id))),
    services.reference.pack(),
    services.demo.info(),
  ]);
  return {
    title: createI18n(context.lang).t('home.title'),
    person: person ? { name: person.name, email: person.email } : null,
    spaces: spaces.map(({ id, name, kind }) => ({ id, name, kind })),
    meetings: joined.flatMap((meeting) =>
      meeting ? [{ id: meeting.id, title: meeting.title, code: meeting.code }] : [],
    ),
    zones: pack.zones
      .map(({ code, name }) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    demo: demo ? { code: demo.meeting.code } : null,
    refusal:
      refused === null
        ? null
        : {
            found: refused.slice(0, 20),
            why: search.get('pourquoi') === 'inconnu' ? ('unknown' as const) : ('shape' as const),
          },
  };
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
