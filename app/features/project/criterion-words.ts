import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { isMessageKey, type I18n } from '#app/i18n/index.ts';

/** What a criterion is called: by the committee, by the proposal, or by its indicator, its place and its variant. */
export function criterionWords({ t }: Pick<I18n, 't'>, { preset, criterion }: CriterionRule): string {
  if (criterion.name !== undefined) return criterion.name;
  if (preset !== null) return t(`compare.criterion.${preset}`);
  return figureWords({ t }, criterion);
}

/** An indicator at a level: « Emplois indirects, France, brut ». */
export function figureWords(
  { t }: Pick<I18n, 't'>,
  { id, level, variant }: { id: string; level: string; variant: string },
): string {
  const keys = [`indicator.${id}`, `impact.place.${level}`, `impact.variant.${variant}`];
  return keys
    .filter(isMessageKey)
    .map((key) => t(key))
    .join(', ');
}
