import type { Failure } from '#app/engine/types.ts';
import type { I18n } from '#app/i18n/index.ts';

/**
 * The sentence under a refused field: the bound, what was found, and that nothing was changed. Unknown codes get the
 * general sentence rather than none.
 */
export function refusalSentence({ t, format }: I18n, failure: Failure): string {
  const figure = (value: unknown): string =>
    typeof value === 'number' ? format.number(value) : String(value ?? '');
  const unit = isUnit(failure['unit']) ? `\u00a0${t(`editing.unit.${failure['unit']}`)}` : '';
  const found = figure(failure['found']);
  switch (failure.code) {
    case 'out-of-bounds':
      return t('editing.refused.outOfBounds', {
        min: figure(failure['min']),
        max: figure(failure['max']),
        unit,
        found,
      });
    case 'not-whole':
      return t('editing.refused.notWhole', { found });
    case 'too-long':
      return t('editing.refused.tooLong', { max: figure(failure['max']), found });
    case 'too-many':
      return t('editing.refused.tooMany', { max: figure(failure['max']) });
    case 'bad-date':
      return t('editing.refused.badDate', { found });
    case 'cycle':
      return t('editing.refused.cycle');
    case 'gone':
      return t('editing.refused.gone');
    case 'ambiguous-number':
      return t('editing.refused.ambiguous', { found });
    case 'wrong-unit':
      if (failure['expected'] === '') return t('editing.refused.notANumber', { found });
      return t('editing.refused.wrongUnit', { found, expected: figure(failure['expected']) });
    case 'not-finite':
    case 'not-a-number':
    case 'wrong-type':
      return t('editing.refused.notANumber', { found });
    default:
      return t('editing.refused.other');
  }
}

/** Units that are written after a bound; the others are said by the label of the field. */
const UNITS = ['FTE', 'percent', 'kEUR'] as const;

function isUnit(value: unknown): value is (typeof UNITS)[number] {
  return UNITS.some((unit) => unit === value);
}
