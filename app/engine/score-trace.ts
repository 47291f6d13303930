import { criterionValue, normalised, utility } from './scoring.ts';
import { assess } from './assess.ts';
import type { ReferencePack } from './pack.ts';
import type { Assessment, Criterion, Grade, InputId, Ranking, Scenario, TraceNode, Unit } from './types.ts';

const NET = 'J07|basin|net-basin';

/**
 * Where a score comes from: the sum over criteria of weight × utility × 100, each utility down to the figure and
 * the bounds it was read on. `index` is the candidate's place among those ranked.
 */
export function scoreTrace(
  assessment: Assessment,
  index: number,
  criteria: readonly Criterion[],
  weights: readonly (readonly number[])[],
): TraceNode {
  const ballots = (weights.length > 0 ? weights : [criteria.map(() => 1)]).map(normalised);
  const parts = criteria.map((criterion, k): TraceNode => {
    const weight = ballots.reduce((sum, ballot) => sum + (ballot[k] ?? 0), 0) / ballots.length;
    const cell = cellOf(criterion);
    const value = criterionValue(assessment, index, criterion);
    const gained = value === null ? 0 : utility(value, criterion.scale);
    const figure = valueNode(assessment, criterion, value);
    const bound = (id: string, at: number): TraceNode => ({
      ...leaf(id, at, figure.unit, 'E', 'R-100'),
      cell,
    });
    const inputs = [
      { ...leaf('weight', weight, 'share', 'E', 'R-101'), cell },
      {
        ...leaf('utility', gained, 'share', figure.grade, 'R-100'),
        cell,
        inputs: [
          figure,
          bound('scaleWorst', criterion.scale.worst),
          bound('scaleBest', criterion.scale.best),
        ],
      },
    ];
    return { ...leaf('scorePart', weight * gained * 100, 'point', 'E', 'R-138'), cell, inputs };
  });
  const value = parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
  return { ...leaf('score', value, 'point', 'E', 'R-138'), inputs: parts };
}

/** A share of the ranking (rank held, duel won) as what it counts: cases found over all cases. */
export function shareTrace(
  id: 'rankShare' | 'duelShare',
  share: number,
  { participants, draws }: Ranking['cases'],
  cell: string,
): TraceNode {
  const all = participants * draws;
  const cases: TraceNode = {
    ...leaf('cases', all, 'index', 'E', 'R-105'),
    inputs: [
      leaf('ballots', participants, 'index', 'E', 'R-101'),
      leaf('draws', draws, 'index', 'E', 'R-50'),
    ],
  };
  return {
    ...leaf(id, share, 'share', 'E', 'R-139'),
    cell,
    inputs: [leaf('casesFound', share * all, 'index', 'E', id === 'rankShare' ? 'R-105' : 'R-108'), cases],
  };
}

/**
 * What not knowing an input costs: net jobs of the basin with the input at the high end of its interval, less the same
 * at the low end, both computed again in full. Null when the net is not computed.
 */
export function swingTrace(
  scenario: Scenario,
  pack: ReferencePack,
  input: InputId,
  ends: { low: number; high: number },
): TraceNode | null {
  const net = (id: string, at: number): TraceNode | null => {
    const found = assess({ ...scenario, [input]: at }, pack, { draws: 0 });
    const root = found.traces[NET];
    return root === undefined || root.value === null ? null : { ...root, id };
  };
  const [low, high] = [net('netAtLow', ends.low), net('netAtHigh', ends.high)];
  if (low === null || high === null) return null;

  return {
    ...leaf('swing', (high.value ?? 0) - (low.value ?? 0), 'FTE', 'E', 'R-140'),
    cell: input,
    inputs: [high, low],
  };
}

function cellOf({ id, level, variant, typed }: Criterion): string {
  return typed === undefined ? `${id}|${level}|${variant}` : id;
}

function valueNode(assessment: Assessment, criterion: Criterion, value: number | null): TraceNode {
  const cell = cellOf(criterion);
  if (criterion.typed !== undefined) return { ...leaf('typedValue', value, 'ratio', 'E', 'R-135'), cell };
  const root = assessment.traces[cell];
  return root ?? { ...leaf(criterion.id, value, 'index', 'E', 'R-138'), cell };
}

function leaf(id: string, value: number | null, unit: Unit, grade: Grade, rule: string): TraceNode {
  return { id, value, unit, grade, rule, inputs: [], sources: [] };
}
