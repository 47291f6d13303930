import type { Everywhere, ZoneOutcome } from './everywhere.ts';
import type { Grade, Spread, TraceNode, Unit } from './types.ts';

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
    direct(everywhere, zoneName),
    sum('J04', outcome.indirect, zoneName, [
      leaf('localPurchaseShare', outcome.boughtHere, 'share', 'E', 'R-38', GEOGRAPHY, zoneName),
      leaf('table', null, 'share', 'D', 'R-05', TABLE),
    ]),
    sum('J05', outcome.induced, zoneName, [
      leaf('residentShare', outcome.residents, 'share', 'E', 'R-41', ['ancrage-centres'], zoneName),
      leaf('basket', null, 'share', 'D', 'R-40', ['insee-menages']),
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
  const displaced = figure === 'net' ? outcome.displacement.here : outcome.displacement.france;
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
      leaf('deadweight', everywhere.deadweight, 'share', 'E', 'R-61', []),
      leaf('displacement', displaced, 'share', 'E', 'R-62', ['insee-flores', 'insee-chomage'], zoneName),
      leaf('substitution', everywhere.substitution, 'share', 'E', 'R-64', []),
    ],
    sources: [],
    cell: figure === 'net' ? zoneName : 'total',
  };
}

const TABLE = ['insee-tes-2019', 'wiod-2014', 'eurostat-emploi-2021'];
const GEOGRAPHY = ['insee-flores', 'insee-tes-2019', 'ancrage-centres'];

function direct({ directJobs, directGrade }: Everywhere, cell: string): TraceNode {
  return {
    id: 'J01',
    value: directJobs,
    unit: 'FTE',
    grade: directGrade,
    rule: 'R-34',
    inputs: [],
    sources: [],
    cell,
  };
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
  sources: string[],
  cell?: string,
): TraceNode {
  return { id, value, unit, grade, rule, inputs: [], sources, ...(cell === undefined ? {} : { cell }) };
}

function ends({ p10, p90 }: Spread): { p10: number; p90: number } {
  return { p10, p90 };
}
