import { formatNumber, project, scenarioIn } from '#app/documents/index.ts';
import { everywhereSources, movable, type Everywhere, type ZoneOutcome } from '#app/engine/index.ts';
import type { Result, Source, ZoneEffect } from '#app/engine/types.ts';
import type { FullPack } from '#app/reference/index.ts';
import { authorise, type Actor, type Services } from '#app/services/index.ts';
import { matches } from '#app/features/basin/list-basins.ts';

/** What the visitor asked of the list; anything else reads as the default. */
export const ORDERS = ['net', 'gross', 'value', 'already', 'bought'] as const;
export type Order = (typeof ORDERS)[number];
export type Query = { search: string; region: string; order: Order; all: boolean; focus: string | null };

/** A zone on the map and in the list. */
export type Place = { code: string; name: string; lon: number; lat: number; region: string };

/** The figures of the page, once computed. */
export type Compared = {
  /** What is common to all zones. */
  everywhere: Omit<Everywhere, 'outcomes'>;
  /** The rows shown, in the order asked, and how many match. */
  rows: readonly ZoneOutcome[];
  matching: number;
  count: number;
  own: ZoneOutcome | null;
  best: ZoneOutcome | null;
  /** Where the project would bring France the least and the most net jobs. */
  france: { least: ZoneOutcome; most: ZoneOutcome } | null;
  /** Every zone, as the map draws it. */
  outcomes: readonly ZoneOutcome[];
  /** Zones where the activity is a speciality, the largest first, and how many there are. */
  makers: readonly ZoneOutcome[];
  makersCount: number;
  /** The zone looked from, and what falls on each other when the project is there. */
  focus: { zone: string; landing: readonly ZoneEffect[] };
};

export type EverywhereData = {
  space: { id: string; zone: string };
  project: {
    id: string;
    number: string;
    title: string;
    zone: string;
    branchCode: string;
    branch: string;
    sized: boolean;
  };
  query: Query;
  places: readonly Place[];
  regions: readonly { code: string; name: string }[];
  /** How many branches the table of the pack has. */
  branches: number;
  sources: Readonly<Record<string, Source>>;
  state:
    | { kind: 'ready'; compared: Compared }
    | { kind: 'preparing'; done: number; of: number }
    | { kind: 'refused'; code: string }
    | { kind: 'failed' };
};

const SHOWN = 25;
const NAMED = 4;
/** A branch is a speciality of a zone from the national share on. */
const SPECIALITY = 1;

/** Reads the address of the page; bounded, never refused. */
export function readQuery(search: URLSearchParams): Query {
  const order = search.get('tri') ?? '';
  return {
    search: (search.get('q') ?? '').trim().slice(0, 60),
    region: (search.get('region') ?? '').slice(0, 3),
    order: ORDERS.find((one) => one === order) ?? 'net',
    all: search.get('tout') === '1',
    focus: search.get('depuis')?.slice(0, 4) ?? null,
  };
}

/** All that « Et ailleurs ? » shows. Refuses `not-signed-in`, `no-right`, `unknown-space`, `unknown-project`. */
export async function loadEverywhere(
  services: Services,
  person: Actor | null,
  spaceId: string,
  projectId: string,
  query: Query,
): Promise<Result<EverywhereData>> {
  const space = await services.spaces.get(spaceId);
  if (space === null) return refused('unknown-space');
  const right = authorise(person, 'read', { kind: 'space', spaceId: space.id });
  if (!right.ok) return refused(person === null ? 'not-signed-in' : right.failure.code);
  const found = (await services.projects.list(space.id)).find(({ id }) => id === projectId);
  if (found === undefined) return refused('unknown-project');
  const [pack, read] = await Promise.all([
    services.reference.pack(space.pack),
    services.documents.snapshot(project, projectId),
  ]);
  const snapshot = read.ok ? read.value : read.failure.code === 'schema' ? read.failure.partial : null;
  if (snapshot === null) return refused('unknown-project');
  const scenario = scenarioIn(space.zone, snapshot);
  const places = pack.zones.map(({ code, name, lon, lat, regions }) => ({
    code,
    name,
    lon,
    lat,
    region: regions[0] ?? '',
  }));
  const sized = (scenario.directJobs ?? 0) > 0 || (scenario.turnover ?? 0) > 0;
  const data = {
    space: { id: space.id, zone: space.zone },
    project: {
      id: found.id,
      number: formatNumber(space.prefix, found.number),
      title: snapshot.fields.title.trim(),
      zone: scenario.zone,
      branchCode: scenario.branch,
      branch: pack.branches.find(({ code }) => code === scenario.branch)?.label ?? scenario.branch,
      sized,
    },
    query,
    places,
    regions: regionsOf(pack),
    branches: pack.branches.length,
  };
  const answer = await services.reference.everywhere(scenario, space.pack);
  if (!answer.ok) return { ok: true, value: { ...data, sources: {}, state: stateOf(answer.failure) } };
  const covered = new Set(answer.value.outcomes.map(({ zone }) => zone));
  const focus = query.focus !== null && covered.has(query.focus) ? query.focus : scenario.zone;
  const landing = await services.reference.landing(movable(scenario, focus), space.pack);
  if (!landing.ok) return { ok: true, value: { ...data, sources: {}, state: stateOf(landing.failure) } };
  const compared = compare(answer.value, landing.value, { places, query, own: scenario.zone, focus });
  const sources = Object.fromEntries(
    everywhereSources(answer.value.reads).flatMap((id) => {
      const source = pack.sources[id];
      return source === undefined ? [] : [[id, source] as const];
    }),
  );
  return { ok: true, value: { ...data, sources, state: { kind: 'ready', compared } } };
}

function compare(
  { outcomes, ...everywhere }: Everywhere,
  landing: readonly ZoneEffect[],
  asked: { places: readonly Place[]; query: Query; own: string; focus: string },
): Compared {
  const { query, own, focus } = asked;
  const places = new Map(asked.places.map((place) => [place.code, place]));
  const shownBy: Record<Order, (outcome: ZoneOutcome) => number> = {
    net: ({ net }) => net.value,
    gross: ({ gross }) => gross.value,
    value: ({ valueAdded }) => valueAdded,
    already: ({ quotient }) => quotient,
    bought: ({ boughtHere }) => boughtHere,
  };
  const by = (order: Order) =>
    outcomes.toSorted((a, b) => shownBy[order](b) - shownBy[order](a) || (a.zone < b.zone ? -1 : 1));
  const matching = by(query.order).filter(({ zone }) => {
    const place = places.get(zone);
    if (place === undefined) return false;
    return (
      (query.search === '' || matches(place, query.search)) &&
      (query.region === '' || place.region === query.region)
    );
  });
  const first = query.all ? matching : matching.slice(0, SHOWN);
  const mine = matching.find(({ zone }) => zone === own);
  const makers = outcomes
    .filter(({ quotient }) => quotient >= SPECIALITY)
    .toSorted((a, b) => b.posts - a.posts);
  const byFrance = outcomes.toSorted((a, b) => a.france.value - b.france.value);
  const [least, most] = [byFrance[0], byFrance.at(-1)];
  return {
    everywhere,
    rows: mine === undefined || first.includes(mine) ? first : [...first, mine],
    matching: matching.length,
    count: outcomes.length,
    own: outcomes.find(({ zone }) => zone === own) ?? null,
    best: by('net')[0] ?? null,
    france: least === undefined || most === undefined ? null : { least, most },
    outcomes,
    makers: makers.slice(0, NAMED),
    makersCount: makers.length,
    focus: { zone: focus, landing },
  };
}

function regionsOf(pack: FullPack): { code: string; name: string }[] {
  const used = new Set(pack.zones.map(({ regions }) => regions[0] ?? ''));
  return Object.entries(pack.regions)
    .filter(([code]) => used.has(code))
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

function stateOf(failure: { code: string; [detail: string]: unknown }): EverywhereData['state'] {
  if (failure.code === 'preparing') {
    return { kind: 'preparing', done: Number(failure['done'] ?? 0), of: Number(failure['of'] ?? 0) };
  }
  return failure.code === 'solver-stopped' ? { kind: 'failed' } : { kind: 'refused', code: failure.code };
}

function refused(code: string): Result<never> {
  return { ok: false, failure: { code } };
}
