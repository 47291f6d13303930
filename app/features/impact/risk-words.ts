import type { RiskFlag, RiskTest } from '#app/engine/index.ts';
import { isMessageKey, type I18n } from '#app/i18n/index.ts';

/** Names told of what raised a flag; the rest are counted. */
const NAMED = 3;

/** What is missing to tell whether a flag is raised, in words. */
export function missingOf({ t }: I18n, flag: Pick<RiskFlag, 'missing'>): string[] {
  return flag.missing.flatMap((code) => {
    const key = `risk.missing.${code}`;
    return isMessageKey(key) ? [t(key)] : [];
  });
}

/** What a comparison found, with its figures. */
export function riskTestWords({ t, format }: I18n, test: RiskTest, announcedOn: string | null): string {
  const ratio = test.code === 'displacedElsewhere';
  const write = (value: number): string => (ratio ? format.number(value, 2) : format.percent(value, 1));
  const counted = `risk.test.${test.code}.counted`;
  // A register keeps how many, not their names.
  const key =
    test.names.length === 0 && isMessageKey(counted) ? counted : (`risk.test.${test.code}` as const);
  return t(key, {
    count: test.value,
    value: write(test.value),
    threshold: write(test.threshold),
    date: announcedOn === null ? '' : format.date(announcedOn),
    names: namesOf({ t, format }, test),
  });
}

function namesOf({ t, format }: Pick<I18n, 't' | 'format'>, { code, names }: RiskTest): string {
  const said = names.map((name) => {
    const key = `risk.cost.${name}`;
    return code === 'unbudgeted' && isMessageKey(key) ? t(key) : name;
  });
  const left = said.length - NAMED;
  return format.list(left > 0 ? [...said.slice(0, NAMED), t('risk.more', { count: left })] : said);
}
