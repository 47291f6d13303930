import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formatNumber, project, roadmap } from '#app/documents/index.ts';
import { basinFigures } from '#app/features/basin/figures.ts';
import { BasinHeadlines, headlinesOf } from '#app/features/space/basin-headlines.tsx';
import { comingDates, currentStage, lateActions, stageProgress } from '#app/features/space/progress.ts';
import { SpaceHome } from '#app/features/space/space-home.tsx';
import { requireSpace } from '#app/features/space/require-space.ts';

/** Dates shown under « what is coming ». */
const COMING = 6;

/** How long a meeting stays on the page after its start: half a day. */
const MEETING_MS = 12 * 3_600_000;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services } = context;
  const space = await requireSpace(context, params['spaceId'] ?? '');
  const [pack, plan, candidates, meetings] = await Promise.all([
    services.reference.pack(space.pack),
    services.documents.snapshot(roadmap, space.id),
    services.projects.list(space.id),
    services.meetings.list(space.id),
  ]);
  const zone = pack.zones.find((one) => one.code === space.zone);
  if (!zone) throw new Response(null, { status: 404 });
  const titles = await Promise.all(candidates.map((one) => services.documents.snapshot(project, one.id)));
  const today = new Date().toISOString().slice(0, 10);
  const actions = plan.ok ? plan.value.collections.actions : [];
  const stages = stageProgress(actions, today);
  // A meeting is the next one until half a day after its start: people look for its code during it.
  const since = Date.now() - MEETING_MS;
  const next = meetings
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .find((meeting) => meeting.startsAt.getTime() >= since);
  const last = meetings
    .filter(({ state }) => state === 'closed')
    .toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
  return {
    space: { id: space.id, name: space.name },
    basin: { zone: zone.code, name: zone.name, communes: zone.communes, population: zone.population },
    stages,
    stage: currentStage(stages),
    headlines: headlinesOf(basinFigures(pack, zone), pack.sources),
    sources: pack.sources,
    late: lateActions(actions, today),
    projects: candidates.map((one, place) => {
      const read = titles[place];
      return {
        id: one.id,
        label: formatNumber(space.prefix, one.number),
        title: read?.ok ? read.value.fields.title : '',
      };
    }),
    coming: comingDates(actions, today, COMING),
    last: last ? { id: last.id, title: last.title, startsAt: last.startsAt.toISOString() } : null,
    meeting: next
      ? { id: next.id, title: next.title, code: next.code, startsAt: next.startsAt.toISOString() }
      : null,
    examples: actions.some((action) => action.example),
  };
}

export default function Index() {
  const { headlines, sources, ...home } = useLoaderData<typeof loader>();
  return (
    <SpaceHome
      {...home}
      figures={
        <BasinHeadlines headlines={headlines} sources={sources} allFigures={`/s/${home.space.id}/bassin`} />
      }
    />
  );
}
