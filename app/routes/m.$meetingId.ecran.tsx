import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useRevalidator } from '@remix-run/react';
import { MapOutlines } from '#app/components/charts/index.ts';
import { loadBasinPage } from '#app/features/basin/basin-page.ts';
import { outlinesHref } from '#app/features/basin/outlines.ts';
import { CollabProvider } from '#app/features/collab/index.ts';
import { pageRefusal, readMeeting } from '#app/features/meeting/read-meeting.ts';
import { impactsOf, rankingSlide } from '#app/features/meeting/screen/ranking-slide.tsx';
import { ScreenShow } from '#app/features/meeting/screen/screen-show.tsx';
import { useMeeting } from '#app/features/meeting/use-meeting.ts';
import { loadComparison } from '#app/features/project/load-comparison.ts';
import { useBoardChange } from '#app/features/project/use-board-change.ts';
import { useOpenCandidate } from '#app/features/project/use-candidates.ts';
import { useComparison } from '#app/features/project/use-comparison.ts';
import { useI18n } from '#app/i18n/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Ancrage` }];

/** All that the screen may show: the meeting as it is now, the basin, and the candidates for who may read them. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, person } = context;
  const found = await readMeeting(services, person, params['meetingId'] ?? '');
  if (!found.ok) throw pageRefusal(found.failure);
  const { meeting, space } = found.value;
  const [live, pack, comparison] = await Promise.all([
    services.agenda.live(meeting.id, null),
    services.reference.pack(space.pack),
    loadComparison(services, person, space.id),
  ]);
  const page = loadBasinPage(pack, space.zone);
  if (live === null || page === null) throw new Response(null, { status: 404 });
  return {
    id: meeting.id,
    title: meeting.title,
    code: meeting.code,
    address: context.url,
    live,
    basin: page.basin,
    outlines: outlinesHref(pack, space.pack),
    comparison: comparison.ok ? comparison.value : null,
  };
}

/** A screen watches: it holds no field and shows nobody's name in the rooms. */
export default function Screen() {
  const { comparison, outlines } = useLoaderData<typeof loader>();
  return (
    <CollabProvider person={null}>
      <MapOutlines href={outlines}>{comparison === null ? <Plain /> : <WithCandidates />}</MapOutlines>
    </CollabProvider>
  );
}

/** For who joined by code: the meeting, without the committee's projects. */
function Plain() {
  const { id, live, address, code, basin } = useLoaderData<typeof loader>();
  const { snapshot, now } = useMeeting(id, live);
  return <ScreenShow {...{ snapshot, now, address, code, basin }} impacts={{}} ranking={null} />;
}

function WithCandidates() {
  const { id, live, address, code, basin, comparison: loaded } = useLoaderData<typeof loader>();
  if (loaded === null) throw new Error('drawn only with candidates');
  const i18n = useI18n();
  const { revalidate } = useRevalidator();
  useBoardChange(loaded.space.id, revalidate);
  const comparison = useComparison(loaded, { open: useOpenCandidate() });
  const impacts = impactsOf(comparison);
  const { snapshot, now } = useMeeting(id, live);
  return (
    <ScreenShow
      {...{ snapshot, now, address, code, basin, impacts }}
      ranking={rankingSlide(i18n, comparison, impacts, loaded.group.voters)}
    />
  );
}
