import { FACT_LIST, factGrade, factOf, type FactId } from '#app/engine/facts.ts';
import type { Grade, InputId, Unit } from '#app/engine/types.ts';
import { figureKey, type Balance } from '#app/features/impact/balance.ts';
import { branchWords, isMessageKey, type I18n } from '#app/i18n/index.ts';
import type { Band } from './bands.ts';
import { boundsOf, NET_BASIN, NET_FRANCE, type Sheet } from './sheet.ts';

type SentenceKey = 'balance.sentence.gain' | 'balance.sentence.loss' | 'balance.sentence.missing';

/** What a balance says in one sentence: the message and its words. */
export type Sentence = {
  key: SentenceKey;
  basinJobs: string;
  franceJobs: string;
  basin: string;
  interval: string;
  reason: string;
};

/** The one sentence of a balance; a net loss is not told as a gain, nor a figure that is missing. */
export function sentenceOf({ t, format }: I18n, sheet: Sheet, balance: Balance): Sentence {
  const [basin, france] = [balance.figures[NET_BASIN], balance.figures[NET_FRANCE]];
  const [here, there] = [basin?.value ?? null, france?.value ?? null];
  const common = { basin: sheet.project.basin, reason: '' };
  if (here === null || there === null) {
    const reason = missingWords(t, basin?.missing ?? null);
    return {
      ...common,
      key: 'balance.sentence.missing',
      reason,
      basinJobs: '',
      franceJobs: '',
      interval: '',
    };
  }
  const bounds = boundsOf(basin);
  const gain = here >= 0 && there >= 0;
  const jobs = (value: number): string =>
    t('balance.jobs', { count: Math.abs(value), jobs: gain ? format.jobs(value) : format.signed(value) });
  return {
    ...common,
    key: gain ? 'balance.sentence.gain' : 'balance.sentence.loss',
    basinJobs: jobs(here),
    franceJobs: jobs(there),
    interval:
      bounds === null
        ? t('balance.noInterval')
        : t('balance.eightInTen', { interval: format.interval(...bounds) }),
  };
}

/** Why a figure is not computed, in words. */
export function missingWords(t: I18n['t'], missing: string | null): string {
  const key = `missing.${missing ?? ''}`;
  return isMessageKey(key) ? t(key) : (missing ?? t('impact.notComputed'));
}

/** Jobs without their unit, which the row's name says; the others with it. */
export function writeValue(format: I18n['format'], value: number, unit: Unit): string {
  return unit === 'FTE' ? format.jobs(value) : format.quantity(value, unit);
}

/** Both ends of an interval, as `writeValue` writes one. */
export function writeInterval(
  format: I18n['format'],
  [low, high]: readonly [number, number],
  unit: Unit,
): string {
  return unit === 'FTE' ? format.interval(low, high) : format.quantityInterval(low, high, unit);
}

/** Where the value of an input comes from: observed, declared, with its evidence, or estimated. */
export function originOf({ t }: I18n, sheet: Sheet, balance: Balance, input: InputId): string {
  const observed = sheet.effective?.[input];
  if (observed !== undefined) {
    const year = String(observed.year);
    return observed.proof === ''
      ? t('balance.origin.observed', { year })
      : t('balance.origin.observedProven', { year, proof: observed.proof });
  }
  const { declared, unknown } = balance.inputs[input];
  if (unknown) return t('balance.origin.unknown');
  if (!declared) return t('balance.origin.estimated');
  const proof = sheet.proofs[input];
  return proof === undefined ? t('balance.origin.declared') : t('balance.origin.proven', { proof });
}

/** One fact that the project declares, as a table of hypotheses shows it; `figure` is the key of the first figure it gives. */
export type FactLine = {
  id: FactId;
  label: string;
  value: number;
  unit: Unit;
  grade: Grade;
  origin: string;
  figure: string;
};

/** The facts that the project declares, with their evidence; those that nobody declares have no line. */
export function factLines({ t }: I18n, { scenario, proofs }: Pick<Sheet, 'scenario' | 'proofs'>): FactLine[] {
  return FACT_LIST.flatMap(({ id, unit, serves }) => {
    const value = factOf(scenario, id);
    if (value === null) return [];
    const proof = proofs[id];
    return [
      {
        ...{ id, value, unit, label: t(`fact.${id}`), grade: factGrade(scenario, id) },
        origin: proof === undefined ? t('balance.origin.declared') : t('balance.origin.proven', { proof }),
        figure: figureKey(serves[0] ?? '', 'total', 'gross'),
      },
    ];
  });
}

/** An input, an assumption or a coefficient, by its name in the catalogues. */
export function causeWords(t: I18n['t'], id: string): string {
  const key = ['input', 'assumption', 'coefficient'].map((subject) => `${subject}.${id}`).find(isMessageKey);
  const words = key === undefined ? id : t(key);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of an indicator, its id when the catalogues have none. */
export function indicatorWords(t: I18n['t'], id: string): string {
  const key = `indicator.${id}`;
  return isMessageKey(key) ? t(key) : id;
}

/** The name of a band of purchases: its product, how many others, or what is bought abroad. */
export function bandWords(
  t: I18n['t'],
  { id, products }: Pick<Band, 'id' | 'products'>,
  names: Readonly<Record<string, string>>,
): string {
  if (id === 'others') return t('balance.flows.group.others', { count: products.length });
  return id === 'imports' ? t('balance.flows.group.imports') : branchWords(t, id, names[id] ?? id);
}

/** The name of a line of the perspective. */
export function viewWords(t: I18n['t'], id: string): string {
  const key = `balance.view.${id}`;
  return isMessageKey(key) ? t(key) : id;
}

/** A figure of the perspective: rates and small shares to one decimal, so that two of them compare. */
export function writeView(format: I18n['format'], value: number, unit: Unit): string {
  return unit === 'share' ? format.percent(value, value < 0.2 ? 1 : 0) : format.quantity(value, unit);
}

/** What kind of balance it is: forecast or effective, frozen or not. */
export function kickerOf(t: I18n['t'], { effective }: Pick<Sheet, 'effective'>, frozen: boolean): string {
  if (effective === undefined) return t(frozen ? 'balance.kicker.frozen' : 'balance.kicker.draft');
  return t(frozen ? 'balance.kicker.effective' : 'balance.kicker.effectiveDraft');
}
