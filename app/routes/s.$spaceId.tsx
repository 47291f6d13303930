import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { NavLink, Outlet, useLoaderData } from '@remix-run/react';
import { MapOutlines } from '#app/components/charts/index.ts';
import { outlinesHref } from '#app/features/basin/outlines.ts';
import { Shell, type SectionLink } from '#app/features/shell/shell.tsx';
import { requireSpace } from '#app/features/space/require-space.ts';
import { authorise } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.space.name ?? ''} – Ancrage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const space = await requireSpace(context, params['spaceId'] ?? '');
  const pack = await services.reference.pack(space.pack);
  return {
    space: {
      id: space.id,
      name: space.name,
      basin: pack.zones.find((zone) => zone.code === space.zone)?.name ?? space.zone,
    },
    person: { id: person?.id ?? '', name: person?.name ?? '', color: person?.color ?? '' },
    administers: authorise(person, 'choose-figures', { kind: 'space', spaceId: space.id }).ok,
    outlines: outlinesHref(pack, space.pack),
    readOnly: !authorise(person, 'write', { kind: 'document', spaceId: space.id, open: true }).ok,
  };
}

const Link: SectionLink = ({ to, end, className, children }) => (
  <NavLink to={to} end={end} className={className ?? ''} prefetch="intent">
    {children}
  </NavLink>
);

export default function Space() {
  const { space, person, readOnly, administers, outlines } = useLoaderData<typeof loader>();
  return (
    <Shell space={space} person={person} readOnly={readOnly} administers={administers} Link={Link}>
      <MapOutlines href={outlines}>
        <Outlet />
      </MapOutlines>
    </Shell>
  );
}
