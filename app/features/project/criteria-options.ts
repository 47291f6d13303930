import { INDICATORS, nationalDeciles, type DecileBounds } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Level, Unit, Variant } from '#app/engine/types.ts';
import { criteriaFor, referenceJobs } from '#app/features/impact/criteria.ts';
import { criterionKey } from './rules.ts';

/** A figure that may be a criterion: where it is read, its unit, and the scales that are at hand for it. */
export type CriterionOption = {
  key: string;
  id: string;
  level: Level;
  variant: Variant;
  family: string;
  unit: Unit;
  /** Whether more is better; null where the committee alone can say. */
  best: 'high' | 'low' | null;
  deciles: { first: number; ninth: number; branches: number } | null;
  proposed: { worst: number; best: number } | null;
};

/** What the page of the criteria may offer, and the size of the project whose deciles are offered. */
export type CriteriaOptions = { options: CriterionOption[]; jobs: number };

/** Figures of which less is better; of the others more is, unless they are shares or ratios that say nothing by themselves. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set(['T10', 'T11', 'T12', 'F41']);

const made = new Map<string, CriteriaOptions>();

/**
 * Every computed figure of a basin that may be a criterion. `computed` adds figures that candidates have and the reference
 * project has not (those of an investment). `slice` is the pack prepared for the zone.
 */
export function criteriaOptions(
  slice: ReferencePack,
  zone: string,
  computed: ReadonlySet<string>,
): CriteriaOptions {
  const jobs = referenceJobs(slice, zone);
  const name = `${slice.version} ${zone} ${[...computed].sort().join(' ')}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const deciles: Readonly<Record<string, DecileBounds>> = nationalDeciles(slice, zone, jobs);
  const proposed = new Map(
    criteriaFor(slice, zone).map((rule) => [criterionKey(rule), rule.criterion.scale] as const),
  );
  const keys = new Set([...proposed.keys(), ...Object.keys(deciles), ...computed]);
  const order = INDICATORS.map(({ id }) => id);
  const options = [...keys].flatMap((key): CriterionOption[] => {
    const [id = '', level, variant] = key.split('|');
    const meta = INDICATORS.find((one) => one.id === id);
    if (meta === undefined) return [];
    const found = deciles[key];
    const scale = proposed.get(key);
    const less = scale === undefined ? LESS_IS_BETTER.has(id) : scale.best < scale.worst;
    return [
      {
        key,
        id,
        // Keys of the engine: `id|level|variant`.
        level: level as Level,
        variant: variant as Variant,
        family: meta.family,
        unit: meta.unit,
        best: less ? 'low' : meta.unit === 'ratio' ? null : 'high',
        deciles:
          found === undefined || found.first === found.ninth
            ? null
            : { first: found.first, ninth: found.ninth, branches: found.branches },
        proposed: scale === undefined ? null : { worst: scale.worst, best: scale.best },
      },
    ];
  });
  const place = ({ id, level }: CriterionOption): number => order.indexOf(id) * 10 + LEVELS.indexOf(level);
  const answer = { options: options.sort((a, b) => place(a) - place(b)), jobs };
  if (made.size > 20) made.clear();
  made.set(name, answer);
  return answer;
}

const LEVELS: readonly Level[] = ['basin', 'department', 'region', 'france', 'abroad', 'total'];
