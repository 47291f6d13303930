import { useState, type ComponentType, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { criterionWords } from './criterion-words.ts';

/** A form that posts without reloading the page; given by the route so that features ignore the router. */
export type FormTag = ComponentType<{ method: 'post'; className: string; children: ReactNode }>;

/** Points a ballot spreads; the same number for everybody, so that no voice weighs more. */
export const BALLOT_POINTS = 100;
const STEP = 5;

/** One's 100 points, spread between the criteria. Works as a plain form; with scripts it counts what is left. */
export function WeightsForm({
  Form,
  criteria,
  own,
}: {
  Form: FormTag;
  criteria: readonly CriterionRule[];
  own: readonly number[] | null;
}) {
  const { t } = useI18n();
  const [points, setPoints] = useState<readonly number[]>(own ?? startingPoints(criteria.length));
  const total = points.reduce((sum, value) => sum + value, 0);
  const left = BALLOT_POINTS - total;
  const set = (place: number, value: number): void => {
    const bounded = Number.isFinite(value) ? Math.min(BALLOT_POINTS, Math.max(0, Math.round(value))) : 0;
    setPoints((now) => now.map((old, each) => (each === place ? bounded : old)));
  };
  const state =
    left === 0
      ? t('compare.weights.full')
      : left > 0
        ? t('compare.weights.left', { count: left })
        : t('compare.weights.over', { count: -left });
  return (
    <Form method="post" className="grid max-w-xl gap-2">
      <input type="hidden" name="intent" value="weights" />
      <p className="text-sm">{t('compare.weights.text')}</p>
      {criteria.map((rule, place) => {
        const { id } = rule;
        const criterion = criterionWords({ t }, rule);
        return (
          <div key={id} className="flex items-center gap-2 text-sm">
            <label htmlFor={`poids-${id}`} className="min-w-0 flex-1">
              {criterion}
            </label>
            <button
              type="button"
              className="btn ico"
              aria-label={t('compare.weights.less', { criterion })}
              disabled={(points[place] ?? 0) <= 0}
              onClick={() => set(place, (points[place] ?? 0) - STEP)}
            >
              −
            </button>
            <input
              id={`poids-${id}`}
              name={`points.${id}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={BALLOT_POINTS}
              step={1}
              className="saisie chiffres w-20! text-right"
              value={points[place] ?? 0}
              onChange={(event) => set(place, event.target.valueAsNumber)}
            />
            <button
              type="button"
              className="btn ico"
              aria-label={t('compare.weights.more', { criterion })}
              disabled={left <= 0}
              onClick={() => set(place, (points[place] ?? 0) + Math.min(STEP, left))}
            >
              +
            </button>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-3">
        <meter className="sr-only" min={0} max={BALLOT_POINTS} value={Math.min(BALLOT_POINTS, total)}>
          {state}
        </meter>
        <p role="status" className={`text-sm font-semibold ${left < 0 ? 'text-prune' : ''}`}>
          {state}
        </p>
        <button
          type="submit"
          className="btn p ml-auto"
          aria-disabled={left !== 0}
          onClick={(event) => left !== 0 && event.preventDefault()}
        >
          {t('compare.weights.cast')}
        </button>
      </div>
    </Form>
  );
}

/** 100 points as evenly as whole points allow: the first criteria take what is left over. */
export function startingPoints(count: number): number[] {
  const each = Math.floor(BALLOT_POINTS / count);
  return Array.from({ length: count }, (_, place) => each + (place < BALLOT_POINTS - each * count ? 1 : 0));
}
