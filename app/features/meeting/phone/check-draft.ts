import type { I18n } from '#app/i18n/index.ts';
import { CONTENT_MAX, type ContributionKind } from '#app/services/contributions.ts';

/**
 * What is wrong with a draft, by field, in sentences; nothing is wrong when it is empty. The server checks the same and more:
 * this only saves a journey. `needed` holds the field without which there is nothing to send.
 */
export function checkDraft(
  { t }: Pick<I18n, 't'>,
  kind: ContributionKind,
  content: Readonly<Record<string, unknown>>,
  needed: string,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  const first = String(content[needed] ?? '');
  // An emoji alone cannot be read aloud nor found again.
  if (!/[\p{L}\p{N}]/u.test(first))
    errors[needed] = t(first.trim() === '' ? 'phone.needed' : 'phone.neededWords');
  for (const [field, max] of Object.entries(CONTENT_MAX[kind])) {
    const value = content[field];
    if (typeof value === 'string' && value.trim().length > max)
      errors[field] = t('phone.tooLong', { found: value.trim().length, max });
  }
  for (const [field, { min, max }] of Object.entries(WHOLE)) {
    const value = content[field];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const digits = value.replace(/[\s\u00a0\u202f]/gu, '');
    if (!/^\d{1,9}$/u.test(digits) || Number(digits) < min || Number(digits) > max)
      errors[field] = t('phone.notWhole', { found: value.slice(0, 20), min, max });
  }
  return errors;
}

/** Bounds of the whole numbers people type, as `contents.ts` has them. */
const WHOLE: Readonly<Record<string, { min: number; max: number }>> = {
  jobs: { min: 0, max: 20_000 },
  year: { min: 1800, max: 2060 },
};
