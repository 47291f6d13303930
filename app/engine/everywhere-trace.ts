import { reading } from './cells.ts';
import type { Everywhere, ZoneOutcome } from './everywhere.ts';
import { inZone, type EverywhereReads, type ZoneNodes } from './everywhere-reads.ts';
import { made } from './nodes.ts';
import type { Grade, Spread, TraceNode, Unit, ZoneEffect } from './types.ts';

/** The figure of a zone that one opens: jobs supported there, net jobs of the zone, net jobs of France. */
export type OutcomeFigure = 'gross' | 'net' | 'france';

/** Derivation of one figure of one zone: the terms of the formula, down to the cells that `assess` would read. */
export function traceOutcome(
  { reads }: Pick<Everywhere, 'reads'>,
  outcome: ZoneOutcome,
  figure: OutcomeFigure,
): TraceNode {
  const zone = inZone(reads, outcome.zone);
  const here = madeAt('J06', outcome.gross.value, 'FTE', 'E', 'R-46', zone.name, [
    { ...reads.inputs.directJobs, id: 'J01', rule: 'R-34', inputs: [reads.inputs.directJobs] },
    ...drawnIn(reads, zone, outcome),
  ]);
  if (figure === 'gross') return { ...here, ...ends(outcome.gross) };
  const supported =
    figure === 'net'
      ? here
      : madeAt('J06', outcome.gross.value + outcome.elsewhere, 'FTE', 'E', 'R-46', 'total', [
          here,
          madeAt('T11', outcome.elsewhere, 'FTE', 'E', 'R-46', 'france', [
            ...bought(reads),
            ...spent(reads),
            reads.table,
            zone.trade,
          ]),
        ]);
  const spread = figure === 'net' ? outcome.net : outcome.france;
  const inFrance = displacementIn(reads, zone, outcome);
  const displacement =
    figure === 'france'
      ? inFrance
      : madeAt('basinDisplacement', outcome.displacement.here, 'share', 'E', 'R-62', zone.name, [
          inFrance,
          zone.branchPosts,
          reads.branchInFrance,
          tensionIn(reads, zone, outcome),
        ]);
  return {
    ...madeAt('J07', spread.value, 'FTE', 'E', 'R-60', figure === 'net' ? zone.name : 'total', [
      supported,
      reads.inputs.deadweight,
      displacement,
      reads.inputs.substitution,
    ]),
    ...ends(spread),
  };
}

/** Derivation of the jobs that a zone would draw to itself from a project there, its direct jobs left out. */
export function traceDrawn({ reads }: Pick<Everywhere, 'reads'>, outcome: ZoneOutcome): TraceNode {
  const zone = inZone(reads, outcome.zone);
  const { indirect, induced } = outcome;
  return madeAt(
    'zoneDrawn',
    indirect + induced,
    'FTE',
    'E',
    'R-141',
    zone.name,
    drawnIn(reads, zone, outcome),
  );
}

/**
 * Derivation of the jobs of one zone when the project is in another or in itself: what lands there, what is displaced from
 * there, or the first less the second. `from`: the outcome of the zone where the project is; `landing`: every zone of that place.
 */
export function traceLanding(
  { reads }: Pick<Everywhere, 'reads'>,
  from: ZoneOutcome,
  landing: readonly ZoneEffect[],
  effect: ZoneEffect,
  which: 'jobs' | 'lost' | 'balance',
): TraceNode {
  const { direct, indirect, induced } = effect;
  const zone = inZone(reads, effect.zone);
  const total = (of: 'indirect' | 'induced' | 'displaced') => landing.reduce((sum, one) => sum + one[of], 0);
  const part = (id: 'zoneIndirect' | 'zoneInduced', value: number, whole: TraceNode): TraceNode => {
    const all = whole.value ?? 0;
    const share = madeAt('zoneShare', all > 0 ? value / all : 0, 'share', 'E', 'R-20', zone.name, [
      zone.trade,
      inZone(reads, from.zone).trade,
    ]);
    return madeAt(id, value, 'FTE', 'E', whole.rule, zone.name, [whole, share]);
  };
  const { directJobs } = reads.inputs;
  const jobs = madeAt('zoneJobs', direct + indirect + induced, 'FTE', 'E', 'R-141', zone.name, [
    // In any other zone the project itself brings nothing.
    ...(effect.zone === from.zone
      ? [{ ...madeAt('zoneDirect', direct, 'FTE', directJobs.grade, 'R-46', zone.name, [directJobs]) }]
      : []),
    part(
      'zoneIndirect',
      indirect,
      madeAt('J04', total('indirect'), 'FTE', 'E', 'R-30', 'total', [...bought(reads), reads.table]),
    ),
    part(
      'zoneInduced',
      induced,
      madeAt('J05', total('induced'), 'FTE', 'E', 'R-40', 'total', [
        ...bought(reads),
        ...spent(reads),
        reads.table,
      ]),
    ),
  ]);
  if (which === 'jobs') return jobs;
  const lost = madeAt('zoneLost', effect.displaced, 'FTE', 'E', 'R-141', zone.name, [
    displacedJobs(reads, from, total('displaced')),
    madeAt(
      'postsShare',
      total('displaced') > 0 ? effect.displaced / total('displaced') : 0,
      'share',
      'C',
      'R-62',
      zone.name,
      [{ ...zone.branchPosts, id: 'zonePosts' }, reads.branchInFrance],
    ),
  ]);
  if (which === 'lost') return lost;
  const balance = (jobs.value ?? 0) - effect.displaced;
  return madeAt('zoneBalance', balance, 'FTE', 'E', 'R-141', zone.name, [jobs, lost]);
}

/** Jobs displaced in the country by the project in one zone. */
function displacedJobs(reads: EverywhereReads, from: ZoneOutcome, all: number): TraceNode {
  const { directJobs, exportShare, importReplacement } = reads.inputs;
  const zone = inZone(reads, from.zone);
  const jobs = directJobs.value ?? 0;
  return madeAt('displacedJobs', all, 'FTE', 'E', 'R-62', 'total', [
    directJobs,
    madeAt(
      'marketDisplacement',
      jobs > 0 ? all / jobs : 0,
      'share',
      'E',
      'R-62',
      zone.name,
      reads.displacement === null
        ? [exportShare, importReplacement, reads.assumptions.displacementElasticity]
        : [reads.displacement, tensionIn(reads, zone, from)],
    ),
  ]);
}

/** Displacement in France: as declared, or estimated in that zone. */
function displacementIn(reads: EverywhereReads, zone: ZoneNodes, outcome: ZoneOutcome): TraceNode {
  const { exportShare, importReplacement } = reads.inputs;
  return (
    reads.displacement ??
    madeAt('displacement', outcome.displacement.france, 'share', 'E', 'R-62', zone.name, [
      exportShare,
      importReplacement,
      reads.assumptions.displacementElasticity,
      tensionIn(reads, zone, outcome),
    ])
  );
}

function tensionIn(
  { assumptions }: EverywhereReads,
  zone: ZoneNodes,
  { displacement }: ZoneOutcome,
): TraceNode {
  return madeAt('tension', displacement.tension, 'share', 'E', 'R-63', zone.name, [
    zone.unemployment,
    assumptions.tensionDisplacement,
  ]);
}

/** Jobs of suppliers and of what wages buy, in the zone of the project. */
function drawnIn(reads: EverywhereReads, zone: ZoneNodes, outcome: ZoneOutcome): TraceNode[] {
  const { purchases } = reads.inputs;
  const { assumptions } = reads;
  const local = madeAt('localPurchaseShare', outcome.boughtHere, 'share', 'E', 'R-38', zone.name, [
    purchases,
    zone.trade,
  ]);
  const residents = reading(
    madeAt(
      'residentShare',
      outcome.residents,
      'share',
      'E',
      'R-41',
      zone.name,
      zone.commuting.length > 0 ? [] : [assumptions.residentFloor, assumptions.commutingDecay],
    ),
    'ratio',
    zone.commuting,
  );
  return [
    madeAt('J04', outcome.indirect, 'FTE', 'E', 'R-30', zone.name, [
      ...bought(reads),
      local,
      zone.trade,
      reads.table,
    ]),
    madeAt('J05', outcome.induced, 'FTE', 'E', 'R-40', zone.name, [
      ...spent(reads),
      residents,
      zone.trade,
      reads.table,
    ]),
  ];
}

function bought({ inputs }: EverywhereReads): TraceNode[] {
  return [inputs.purchases, inputs.francePurchaseShare];
}

function spent({ inputs, assumptions, saving, basket }: EverywhereReads): TraceNode[] {
  return [inputs.directJobs, inputs.grossWage, assumptions.incomeTaxRate, saving, basket];
}

/** A figure computed from others. */
/** A figure computed for a zone or an area, said last what it comes from. */
function madeAt(
  id: string,
  value: number,
  unit: Unit,
  grade: Grade,
  rule: string,
  cell: string,
  inputs: TraceNode[],
): TraceNode {
  return made(id, value, unit, grade, rule, inputs, cell);
}

function ends({ p10, p90 }: Spread): { p10: number; p90: number } {
  return { p10, p90 };
}
