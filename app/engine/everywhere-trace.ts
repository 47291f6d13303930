import type { Everywhere, SharedInput, ZoneOutcome } from './everywhere.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import { INPUT_RULES } from './scenario.ts';
import type { Grade, Spread, TraceNode, Unit, ZoneEffect } from './types.ts';

/** Sources that the figures of every zone rest on; a name the pack does not hold is left out by whoever shows them. */
export const EVERYWHERE_SOURCES = [
  'insee-tes-2019',
  'wiod-2014',
  'insee-flores',
  'ancrage-centres',
  'eurostat-emploi-2021',
  'insee-menages',
  'insee-chomage',
] as const;

/** The figure of a zone that one opens: jobs supported there, net jobs of the zone, net jobs of France. */
export type OutcomeFigure = 'gross' | 'net' | 'france';

/** Derivation of one figure of one zone: the terms of the formula, as `assess` would give them in full. */
export function traceOutcome(
  everywhere: Everywhere,
  outcome: ZoneOutcome,
  figure: OutcomeFigure,
  zoneName: string,
): TraceNode {
  const here = sum('J06', outcome.gross.value, zoneName, [
    { ...shared(everywhere, 'directJobs', everywhere.directJobs, 'FTE', zoneName), id: 'J01', rule: 'R-34' },
    sum('J04', outcome.indirect, zoneName, [
      leaf('localPurchaseShare', outcome.boughtHere, 'share', 'E', 'R-38', NAMED_SOURCES.geography, zoneName),
      leaf('table', null, 'share', 'D', 'R-05', TABLE),
    ]),
    sum('J05', outcome.induced, zoneName, [
      leaf('residentShare', outcome.residents, 'share', 'E', 'R-41', ['ancrage-centres'], zoneName),
      leaf('basket', null, 'share', 'D', 'R-40', NAMED_SOURCES.basket),
    ]),
  ]);
  if (figure === 'gross') return { ...here, ...ends(outcome.gross) };
  const supported =
    figure === 'net'
      ? here
      : sum('J06', outcome.gross.value + outcome.elsewhere, 'total', [
          { ...here, cell: zoneName },
          sum('T11', outcome.elsewhere, 'france', [leaf('table', null, 'share', 'D', 'R-05', TABLE)]),
        ]);
  const { here: lostHere, france: lostInFrance } = outcome.displacement;
  // A declared displacement is that of France; what falls on the basin is worked out from it.
  const displacement =
    figure === 'france' && isDeclared(everywhere.grades.displacement)
      ? shared(everywhere, 'displacement', lostInFrance, 'share')
      : leaf(
          'displacement',
          figure === 'net' ? lostHere : lostInFrance,
          'share',
          'E',
          'R-62',
          [...NAMED_SOURCES.posts, ...NAMED_SOURCES.unemployment],
          zoneName,
        );
  const spread = figure === 'net' ? outcome.net : outcome.france;
  return {
    id: 'J07',
    value: spread.value,
    ...ends(spread),
    unit: 'FTE',
    grade: 'E',
    rule: 'R-60',
    inputs: [
      supported,
      shared(everywhere, 'deadweight', everywhere.deadweight, 'share'),
      displacement,
      shared(everywhere, 'substitution', everywhere.substitution, 'share'),
    ],
    sources: [],
    cell: figure === 'net' ? zoneName : 'total',
  };
}

/**
 * Derivation of the jobs of one zone when the project is placed in another or in itself: what lands there, with or
 * without its direct jobs, what is displaced from there, or the first less the second. `landing` has every zone of that place.
 */
export function traceLanding(
  everywhere: Everywhere,
  landing: readonly ZoneEffect[],
  effect: ZoneEffect,
  which: 'jobs' | 'drawn' | 'lost' | 'balance',
  zoneName: string,
): TraceNode {
  const { direct, indirect, induced } = effect;
  const drawn: TraceNode = {
    ...leaf('zoneDrawn', indirect + induced, 'FTE', 'E', 'R-141', [], zoneName),
    inputs: [
      leaf('zoneIndirect', indirect, 'FTE', 'E', 'R-30', GEOGRAPHY, zoneName),
      leaf('zoneInduced', induced, 'FTE', 'E', 'R-40', [...GEOGRAPHY, ...NAMED_SOURCES.basket], zoneName),
    ],
  };
  if (which === 'drawn') return drawn;
  const jobs: TraceNode = {
    ...leaf('zoneJobs', direct + indirect + induced, 'FTE', 'E', 'R-141', [], zoneName),
    inputs: [shared(everywhere, 'directJobs', direct, 'FTE', zoneName), ...drawn.inputs],
  };
  const all = landing.reduce((total, { displaced }) => total + displaced, 0);
  const lost: TraceNode = {
    ...leaf('zoneLost', effect.displaced, 'FTE', 'E', 'R-141', [], zoneName),
    inputs: [
      {
        ...leaf('displacedJobs', all, 'FTE', 'E', 'R-62', NAMED_SOURCES.posts, 'total'),
        inputs: [shared(everywhere, 'directJobs', everywhere.directJobs, 'FTE')],
      },
      leaf(
        'postsShare',
        all > 0 ? effect.displaced / all : 0,
        'share',
        'C',
        'R-62',
        NAMED_SOURCES.posts,
        zoneName,
      ),
    ],
  };
  if (which === 'jobs') return jobs;
  if (which === 'lost') return lost;
  return {
    ...leaf('zoneBalance', (jobs.value ?? 0) - effect.displaced, 'FTE', 'E', 'R-141', [], zoneName),
    inputs: [jobs, lost],
  };
}

/** The table, and the jobs its output carries. */
const TABLE = [...NAMED_SOURCES.table, 'eurostat-emploi-2021'];
const GEOGRAPHY = [...TABLE, ...NAMED_SOURCES.geography];

/** An input that every zone shares, under the rule that estimates it or, declared, R-51. */
function shared(
  { grades }: Everywhere,
  id: SharedInput,
  value: number,
  unit: Unit,
  cell?: string,
): TraceNode {
  const grade = grades[id];
  return leaf(id, value, unit, grade, isDeclared(grade) ? 'R-51' : INPUT_RULES[id], [], cell);
}

/** Only a declared input is of grade A or B. */
function isDeclared(grade: Grade): boolean {
  return grade === 'A' || grade === 'B';
}

const RULES: Readonly<Record<string, string>> = { J04: 'R-30', J05: 'R-40', J06: 'R-46', T11: 'R-46' };

function sum(id: string, value: number, cell: string, inputs: TraceNode[]): TraceNode {
  return { id, value, unit: 'FTE', grade: 'E', rule: RULES[id] ?? 'R-46', inputs, sources: [], cell };
}

function leaf(
  id: string,
  value: number | null,
  unit: Unit,
  grade: Grade,
  rule: string,
  sources: readonly string[],
  cell?: string,
): TraceNode {
  return {
    id,
    value,
    unit,
    grade,
    rule,
    inputs: [],
    sources: [...sources],
    ...(cell === undefined ? {} : { cell }),
  };
}

function ends({ p10, p90 }: Spread): { p10: number; p90: number } {
  return { p10, p90 };
}
