import type { Failure } from '#app/engine/types.ts';

/** Languages whose way of writing numbers is read. */
export type NumberLang = 'fr' | 'en';

/** Why what was typed or pasted is not a number. */
export type NumberFailure = Failure &
  (
    | { code: 'empty' }
    | { code: 'not-a-number'; found: string }
    | { code: 'not-finite'; found: string }
    | { code: 'ambiguous-number'; found: string; readings: readonly [number, number] }
    | { code: 'wrong-unit'; found: string; expected: string }
  );

/** Multiples of one euro, so that « 1,2 M€ » pasted in a field in k€ means 1 200. */
const MONEY = new Map([
  ['€', 1],
  ['eur', 1],
  ['k€', 1e3],
  ['keur', 1e3],
  ['m€', 1e6],
  ['meur', 1e6],
  ['md€', 1e9],
]);

const LONGEST = 60;

/**
 * Reads a number as typed, or pasted from a sheet, in French or in English: spaces of any width, dots, commas or
 * apostrophes between thousands, « − » or « - », a unit after it. `unit` is the unit of the field (`%`, `k€`, `ETP`…):
 * the same unit may follow the number, money is converted, any other is refused. The result is in `unit`; a percentage
 * stays one (`« 12 % »` gives 12).
 * « 1.200 » in French may be 1.2 or 1200: refused, with both readings.
 * @example parseNumber('1 200,5', 'fr') // { ok: true, value: 1200.5 }
 */
export function parseNumber(
  typed: string,
  lang: NumberLang,
  unit = '',
): { ok: true; value: number } | { ok: false; failure: NumberFailure } {
  const text = typed.trim();
  if (text === '') return { ok: false, failure: { code: 'empty' } };
  const found = text.slice(0, LONGEST);
  const notNumber = { ok: false, failure: { code: 'not-a-number', found } } as const;
  if (text.length > LONGEST) return notNumber;
  if (/^[+\-−]?\s*(infinity|∞)$/i.test(text)) return { ok: false, failure: { code: 'not-finite', found } };

  const parts = /^([+\-−]?)\s*([\d\s.,'’]*\d|[.,]\d+)(e[+\-−]?\d{1,4})?\s*(.*)$/iu.exec(text);
  if (parts === null) return notNumber;
  const [, sign = '', digits = '', exponent = '', suffix = ''] = parts;
  // « 12, » is a number being typed.
  const factor = scale(suffix.replace(/^[.,]$/, '').trim(), unit);
  if (factor === null)
    return { ok: false, failure: { code: 'wrong-unit', found: suffix.trim(), expected: unit } };

  const plain = decimalForm(digits, lang);
  if (plain === null) return notNumber;
  const read = (decimal: string): number =>
    (Number(`${sign === '−' ? '-' : sign}${decimal}${exponent.replace('−', '-')}`) * factor.times) /
    factor.by;
  if (plain.other !== null) {
    const readings = [read(plain.decimal), read(plain.other)] as const;
    return { ok: false, failure: { code: 'ambiguous-number', found, readings } };
  }
  const value = read(plain.decimal);
  if (Number.isNaN(value)) return notNumber;
  // 1e400 is beyond what a number can hold.
  if (!Number.isFinite(value)) return { ok: false, failure: { code: 'not-finite', found } };
  return { ok: true, value: Object.is(value, -0) ? 0 : value };
}

/** From the written unit to the field's, or null when they do not go together. Divided last: 34 800 € is 34.8 k€. */
function scale(suffix: string, unit: string): { times: number; by: number } | null {
  const same = { times: 1, by: 1 };
  // « k€/an » pasted in a field already « par an »: what follows the slash says nothing on the size.
  const written = suffix.toLowerCase().split('/')[0]?.trim() ?? '';
  const wanted = unit.toLowerCase().split('/')[0]?.trim() ?? '';
  if (suffix === '' || (written !== '' && written === wanted)) return same;
  if (wanted === '') return written === '%' ? same : null;
  const times = MONEY.get(written);
  const by = MONEY.get(wanted);
  return times === undefined || by === undefined ? null : { times, by };
}

/** Digits with a `.` for decimals, and the other reading when there are two; null when it is no number. */
function decimalForm(digits: string, lang: NumberLang): { decimal: string; other: string | null } | null {
  const grouped = digits.replace(/['’]/g, ' ').replace(/\s+/g, ' ').trim();
  const marks = grouped.replace(/[\d ]/g, '');
  // A space only ever separates thousands: groups of three after the first.
  if (grouped.includes(' ') && !/^\d{1,3}( \d{3})+([.,]\d*)?$/.test(grouped)) return null;
  const compact = grouped.replace(/ /g, '');
  if (marks === '') return { decimal: compact, other: null };
  if (marks.length === 1) {
    const mark = marks;
    const decimal = compact.replace(mark, '.');
    const thousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(compact) && !grouped.includes(' ');
    if (!thousands) return { decimal, other: null };
    if (lang === 'en') return { decimal: mark === ',' ? compact.replace(',', '') : decimal, other: null };
    return { decimal, other: mark === '.' ? compact.replace('.', '') : null };
  }
  // Several marks: the last one, when it is alone of its kind, is the decimal's; the others group by three.
  const last = marks.at(-1) ?? '';
  const first = marks.charAt(0);
  if (first === last) {
    return /^\d{1,3}([.,]\d{3})+$/.test(compact) && new Set(marks).size === 1
      ? { decimal: compact.replaceAll(first, ''), other: null }
      : null;
  }
  const [whole = '', decimals = '', ...rest] = compact.split(last);
  const groups = whole.split(first);
  const regular =
    /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  return rest.length === 0 && regular ? { decimal: `${groups.join('')}.${decimals}`, other: null } : null;
}
