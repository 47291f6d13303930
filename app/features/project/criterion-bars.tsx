import { memo } from 'react';
import { IntervalBars } from '#app/components/charts/index.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { SCORE_KEY } from '#app/features/impact/trace-keys.ts';
import { useI18n } from '#app/i18n/index.ts';
import { criterionKey } from './rules.ts';
import { titleOf, type Comparison } from './use-comparison.ts';

/** One criterion for all candidates, on the criterion's own fixed scale; a value off the scale is drawn at its end. */
export const CriterionBars = memo(function CriterionBars({
  rule,
  comparison,
  onOpen,
}: {
  rule: CriterionRule;
  comparison: Comparison;
  onOpen: (candidate: string, key: string) => void;
}) {
  const { t, format } = useI18n();
  const { files, scores } = comparison;
  const { worst, best } = rule.criterion.scale;
  const rows = files.flatMap((file) => {
    const mark = rule.criterion.typed?.[file.id];
    if (mark !== undefined)
      return {
        id: file.id,
        label: titleOf(file, t('project.untitled')),
        value: mark.value,
        p10: null,
        p90: null,
        grade: 'E' as const,
      };
    const figure = scores.balances[file.id]?.figures[criterionKey(rule)];
    if (figure === undefined || figure.value === null) return [];
    return {
      id: file.id,
      label: titleOf(file, t('project.untitled')),
      value: figure.value,
      p10: figure.p10,
      p90: figure.p90,
      grade: figure.grade,
    };
  });
  return (
    <IntervalBars
      title={t('compare.bars')}
      note={
        <a href="#criteres">
          {t('compare.bounds.text', {
            worst: format.quantity(worst, rule.unit),
            best: format.quantity(best, rule.unit),
          })}
        </a>
      }
      rows={[...rows].sort((a, b) => (best > worst ? b.value - a.value : a.value - b.value))}
      min={Math.min(worst, best)}
      max={Math.max(worst, best)}
      write={(value) => format.quantity(value, rule.unit)}
      onOpen={(id) => onOpen(id, rule.origin === 'typed' ? SCORE_KEY : criterionKey(rule))}
    />
  );
});
