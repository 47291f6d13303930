import { z } from 'zod';
import { parseNumber, type NumberLang } from '#app/documents/index.ts';
import type { Agreed } from '#app/features/impact/criteria.ts';
import { CRITERIA_MAX, CRITERION_NAME_MAX, MARK_MAX } from '#app/services/index.ts';
import type { CriteriaOptions } from './criteria-options.ts';
import { boundUnit } from './bound-units.ts';

/** One line of the form, as typed. `key` is a figure's, or `typed` for a criterion that the committee names. */
const lineSchema = z.strictObject({
  key: z.string().max(60),
  typedId: z.string().max(24),
  name: z.string().max(200),
  best: z.enum(['high', 'low']),
  origin: z.enum(['proposed', 'deciles', 'agreed']),
  worst: z.string().max(60),
  top: z.string().max(60),
  veto: z.string().max(60),
});
export type CriterionLine = z.infer<typeof lineSchema>;

const linesSchema = z.array(lineSchema).min(1).max(CRITERIA_MAX);
/** The longest form that is read, in characters. */
const LONGEST = 20_000;

export type CriteriaRefusal = {
  code: 'form' | 'figure' | 'number' | 'flat' | 'scale' | 'name' | 'veto';
  /** Line at fault, from 1; 0 for the whole. */
  place: number;
  found: string;
};

/**
 * Reads the criteria of a posted form. Bounds that are proposed or on deciles are taken from the options, never from the form;
 * those typed are in the unit shown beside the field. `newId` names criteria of the committee that have no id yet.
 */
export function readCriteria(
  text: string,
  { options, jobs }: CriteriaOptions,
  lang: NumberLang,
  newId: () => string,
): { ok: true; criteria: Agreed[] } | { ok: false; refusal: CriteriaRefusal } {
  const refuse = (code: CriteriaRefusal['code'], place: number, found = '') =>
    ({ ok: false, refusal: { code, place, found: found.slice(0, 60) } }) as const;
  if (text.length > LONGEST) return refuse('form', 0);
  let posted: unknown;
  try {
    posted = JSON.parse(text);
  } catch {
    return refuse('form', 0);
  }
  const lines = linesSchema.safeParse(posted);
  if (!lines.success) return refuse('form', 0);
  const criteria: Agreed[] = [];
  for (const [at, line] of lines.data.entries()) {
    const place = at + 1;
    if (line.key === 'typed') {
      const name = line.name.trim().replace(/\s+/gu, ' ');
      if (name.length < 2 || name.length > CRITERION_NAME_MAX) return refuse('name', place, name);
      const veto = numberOf(line.veto, lang, 1);
      if (veto === 'wrong' || (veto !== null && (veto < 0 || veto > MARK_MAX)))
        return refuse('veto', place, line.veto);
      const id = /^[a-z0-9]{1,24}$/u.test(line.typedId) ? line.typedId : newId();
      criteria.push({ kind: 'typed', id, name, veto });
      continue;
    }
    const option = options.find(({ key }) => key === line.key);
    if (option === undefined) return refuse('figure', place, line.key);
    const { factor } = boundUnit(option.unit);
    const veto = numberOf(line.veto, lang, factor);
    if (veto === 'wrong') return refuse('veto', place, line.veto);
    const { id: indicator, level, variant } = option;
    const kept = { kind: 'indicator', indicator, level, variant, veto } as const;
    if (line.origin === 'proposed') {
      if (option.proposed === null) return refuse('scale', place);
      criteria.push({ ...kept, ...option.proposed, origin: 'proposed' });
    } else if (line.origin === 'deciles') {
      if (option.deciles === null) return refuse('scale', place);
      const { first, ninth, branches } = option.deciles;
      const scale = line.best === 'high' ? { worst: first, best: ninth } : { worst: ninth, best: first };
      criteria.push({ ...kept, ...scale, origin: { jobs, branches } });
    } else {
      const [worst, best] = [numberOf(line.worst, lang, factor), numberOf(line.top, lang, factor)];
      if (worst === 'wrong' || worst === null) return refuse('number', place, line.worst);
      if (best === 'wrong' || best === null) return refuse('number', place, line.top);
      if (worst === best) return refuse('flat', place, line.worst);
      criteria.push({ ...kept, worst, best, origin: 'agreed' });
    }
  }
  return { ok: true, criteria };
}

function numberOf(text: string, lang: NumberLang, factor: number): number | null | 'wrong' {
  if (text.trim() === '') return null;
  const read = parseNumber(text, lang);
  return read.ok ? Number((read.value * factor).toPrecision(12)) : 'wrong';
}
