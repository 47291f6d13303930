import type { FieldSpec } from './define-document.ts';

/** A value that may sit in a document as is. */
export type Scalar = string | number | boolean | null;

/** Longest id accepted, of an item or of something outside the document. */
export const MAX_ID_LENGTH = 64;

/** Why a value does not fit its field; `code` has its sentence in the catalogues. */
export type ValueProblem =
  | { code: 'wrong-type'; found: string; expected: string }
  | { code: 'not-finite'; found: string; unit: string }
  | { code: 'out-of-bounds'; found: number; min: number; max: number; unit: string }
  | { code: 'not-whole'; found: number; unit: string }
  | { code: 'too-long'; found: number; max: number }
  | { code: 'not-a-choice'; found: string; choices: readonly string[] }
  | { code: 'bad-date'; found: string }
  | { code: 'bad-reference'; found: string; expected: string }
  | { code: 'too-many'; found: number; max: number };

/** Fields whose value is one scalar of the Y.Map; text and sets are stored otherwise. */
export type ScalarField = Exclude<FieldSpec, { type: 'text' | 'choices' | 'references' }>;

/**
 * What is wrong with a scalar, or null when it fits. Unset (null) always fits.
 * @example scalarProblem({ type: 'number', min: 0, max: 9, integer: true, unit: 'jours' }, 12)
 *   // { code: 'out-of-bounds', found: 12, min: 0, max: 9, unit: 'jours' }
 */
export function scalarProblem(spec: ScalarField, value: unknown): ValueProblem | null {
  if (value === null) return null;
  switch (spec.type) {
    case 'number':
      if (typeof value !== 'number') return wrongType(value, 'number');
      if (!Number.isFinite(value)) return { code: 'not-finite', found: String(value), unit: spec.unit };
      if (value < spec.min || value > spec.max) {
        return { code: 'out-of-bounds', found: value, min: spec.min, max: spec.max, unit: spec.unit };
      }
      if (spec.integer && !Number.isInteger(value))
        return { code: 'not-whole', found: value, unit: spec.unit };
      return null;
    case 'choice':
      if (typeof value !== 'string') return wrongType(value, 'choice');
      return spec.choices.includes(value)
        ? null
        : { code: 'not-a-choice', found: excerpt(value), choices: spec.choices };
    case 'date':
      if (typeof value !== 'string') return wrongType(value, 'date');
      return isDay(value) ? null : { code: 'bad-date', found: excerpt(value) };
    case 'reference':
      if (typeof value !== 'string') return wrongType(value, 'reference');
      return isId(value) ? null : { code: 'bad-reference', found: excerpt(value), expected: spec.to };
    case 'flag':
      return typeof value === 'boolean' ? null : wrongType(value, 'flag');
    default:
      return spec satisfies never;
  }
}

/** What is wrong with a set (of choices or of ids), or null. Order and repeats do not matter. */
export function setProblem(
  spec: Extract<FieldSpec, { type: 'choices' | 'references' }>,
  value: unknown,
): ValueProblem | null {
  if (!Array.isArray(value)) return wrongType(value, 'list');
  const members: unknown[] = value;
  for (const member of members) {
    if (typeof member !== 'string')
      return wrongType(member, spec.type === 'choices' ? 'choice' : 'reference');
    if (spec.type === 'choices' && !spec.choices.includes(member)) {
      return { code: 'not-a-choice', found: excerpt(member), choices: spec.choices };
    }
    if (spec.type === 'references' && !isId(member)) {
      return { code: 'bad-reference', found: excerpt(member), expected: spec.to };
    }
  }
  const count = new Set(members).size;
  if (spec.type === 'references' && count > spec.max)
    return { code: 'too-many', found: count, max: spec.max };
  return null;
}

/** Ids are short and plain: they travel in paths, addresses and file names. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ID_LENGTH && /^[A-Za-z0-9_:|-]+$/.test(value);
}

/** A real day of the calendar, written `YYYY-MM-DD`, years 1800 to 2199. */
export function isDay(value: string): boolean {
  const parts = /^((?:18|19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(value);
  if (parts === null) return false;
  // By hand: every date and trace of a document is checked at every keystroke, and `Date` costs ten times more.
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Names the kind of a value for a problem report, without its content. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return value.constructor === Object ? 'object' : 'shared type';
  return typeof value;
}

/** Code unit order: the same on every machine, unlike `localeCompare`. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Start of a text too long to repeat whole in a message. */
export function excerpt(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}

function wrongType(value: unknown, expected: string): ValueProblem {
  return { code: 'wrong-type', found: kindOf(value), expected };
}
