import type { Lang } from './message.ts';

/** No-break space: digit groups, before units, inside intervals and before the colon. */
const NBSP = '\u00a0';
const MINUS = '\u2212';

/** Units a figure may carry in a table or a field; the engine's `Unit` is a subset (see app/engine/types.ts). */
export type DisplayUnit =
  | 'FTE'
  | 'FTE-year'
  | 'kEUR/yr'
  | 'kEUR'
  | 'kEUR/FTE'
  | 'kEUR/yr/FTE'
  | 'EUR/month'
  | 'share'
  | 'ratio'
  | 'point'
  | 'people'
  | 'year'
  | 'per-MEUR'
  | 'tCO2e/yr'
  | 'MWh/yr'
  | 'm3/yr'
  | 'ha'
  | 'sites'
  | 'index';

/** How an ISO date or timestamp is written; hours are those of Paris. */
export type DateStyle = 'long' | 'short' | 'numeric' | 'month' | 'monthYear' | 'day';

/**
 * The only place of the product that rounds. Jobs: no decimals. Money and estimates: three significant digits at most.
 * A value that is not finite is written « – », never 0.
 */
export type Format = {
  readonly lang: Lang;
  /** An observed whole number, exact: « 10 776 ». */
  count(value: number): string;
  /** Jobs, in FTE, without decimals: « 116 ». */
  jobs(value: number): string;
  /** An estimate: three significant digits at most, no decimals from 100 on: « 12 300 », « 3,42 ». */
  estimate(value: number): string;
  /** A number with at most `digits` decimals (3 by default), none when they are zeros. */
  number(value: number, digits?: number): string;
  /** A number with exactly `digits` decimals: « 9,3 ». */
  fixed(value: number, digits: number): string;
  /** Money given in k€: « 800 € », « 18 k€ », « 4,1 M€ », « 1,2 Md€ ». `per` adds « /an » or « /mois ». */
  money(kiloEuros: number, per?: 'year' | 'month'): string;
  /** Euros in full, three significant digits: « 34 800 € ». */
  euros(euros: number, per?: 'year' | 'month'): string;
  /** A share 0..1 as a percentage: « 38 % », « 0,4 % » below one, or with exactly `digits` decimals. */
  percent(share: number, digits?: number): string;
  /** As `percent` without decimals; between 0 and 1 % it says so in words: « moins de 1 % ». */
  share(share: number): string;
  /** « 41 à 70 », never with a dash. `write` writes each end (jobs by default); a unit common to both is said once. */
  interval(low: number, high: number, write?: (value: number) => string): string;
  /** « 2,7 à 5,4 M€ »: both ends in k€, written in the unit of the larger. */
  moneyInterval(low: number, high: number, per?: 'year' | 'month'): string;
  /** « + 7 », « − 17 », « 0 »: a change; `write` writes the absolute value (jobs by default). */
  signed(value: number, write?: (value: number) => string): string;
  /** A figure in an engine unit, with its unit: « 56 ETP », « 4,1 M€/an ». */
  quantity(value: number, unit: DisplayUnit): string;
  /** Both ends in an engine unit: « 41 à 70 », « 2,7 à 5,4 M€/an ». */
  quantityInterval(low: number, high: number, unit: DisplayUnit): string;
  /** The number as a person would type it in a field, at full precision: « 1200,5 ». Null and undefined give an empty text. */
  input(value: number | null | undefined): string;
  /** ISO date or timestamp: long « 24 novembre 2026 », short « 24 nov. », month « nov. », day « mardi 24 novembre ». */
  date(iso: string | Date, style?: DateStyle): string;
  /** « 13 h 30 », Paris time. */
  time(iso: string | Date): string;
  /** « 24 novembre 2026, 13 h 30 ». */
  dateTime(iso: string | Date): string;
  /** Remaining or elapsed time, in seconds: « 6:40 », « 1:02:03 »; the sign is dropped. */
  clock(seconds: number): string;
  /** Rank in words of few letters: « 1er », « 2e ». */
  rank(rank: number): string;
  /** « fonderie, usinage et soudure ». */
  list(items: readonly string[]): string;
  /** The join code, in two groups of three: « 482 913 ». */
  code(code: string): string;
};

/** The formatter of a language, made once: an `Intl` object costs a thousand times what it writes. */
export function createFormat(lang: Lang): Format {
  const made = formats.get(lang) ?? makeFormat(lang);
  formats.set(lang, made);
  return made;
}

const formats = new Map<Lang, Format>();

function makeFormat(lang: Lang): Format {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const plain = new Map<string, Intl.NumberFormat>();
  const dates = new Map<DateStyle, Intl.DateTimeFormat>();
  const hours = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  });

  /** Intl groups French digits with U+202F, which neither font has: the browser's substitute is too thin. */
  function write(value: number, min: number, max: number, grouped = true): string {
    if (!Number.isFinite(value)) return '–';
    const key = `${min}/${max}/${grouped}`;
    let intl = plain.get(key);
    if (!intl) {
      intl = new Intl.NumberFormat(locale, {
        minimumFractionDigits: min,
        maximumFractionDigits: max,
        useGrouping: grouped,
        signDisplay: 'negative',
      });
      plain.set(key, intl);
    }
    return intl
      .format(value)
      .replace(/\u202f/gu, NBSP)
      .replace('-', MINUS);
  }

  const per = { year: lang === 'fr' ? '/an' : '/yr', month: lang === 'fr' ? '/mois' : '/month' };
  const suffix = (period?: 'year' | 'month'): string => (period ? per[period] : '');
  const to = lang === 'fr' ? 'à' : 'to';

  function count(value: number): string {
    return write(value, 0, 0);
  }

  function significant(value: number): number {
    if (value === 0 || !Number.isFinite(value)) return value;
    return Number(value.toPrecision(3));
  }

  function estimate(value: number): string {
    const rounded = significant(value);
    const size = Math.abs(rounded);
    return write(rounded, 0, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  }

  /** The unit in which an amount is read, chosen after rounding so that 999,6 k€ is written 1,0 M€. */
  function moneyScale(kiloEuros: number): { divisor: number; symbol: string } {
    const size = Math.abs(significant(kiloEuros));
    const [big, mid, small] = lang === 'fr' ? ['Md€', 'M€', 'k€'] : ['bn€', 'M€', 'k€'];
    if (size >= 1e6) return { divisor: 1e6, symbol: big ?? '' };
    if (size >= 1e3) return { divisor: 1e3, symbol: mid ?? '' };
    if (size >= 1 || size === 0) return { divisor: 1, symbol: small ?? '' };
    return { divisor: 1e-3, symbol: '€' };
  }

  function moneyDigits(kiloEuros: number, scale: { divisor: number; symbol: string }): string {
    const scaled = significant(kiloEuros / scale.divisor);
    const size = Math.abs(scaled);
    // In M€ one decimal is read (4,1); in k€ only below ten (1,5), where it still says something.
    const decimals =
      scale.divisor >= 1e3 ? (size >= 100 ? 0 : 1) : scale.divisor === 1 && size < 10 && size > 0 ? 1 : 0;
    return write(scaled, scale.divisor >= 1e3 ? decimals : 0, decimals);
  }

  function money(kiloEuros: number, period?: 'year' | 'month'): string {
    if (!Number.isFinite(kiloEuros)) return '–';
    const scale = moneyScale(kiloEuros);
    return `${moneyDigits(kiloEuros, scale)}${NBSP}${scale.symbol}${suffix(period)}`;
  }

  function moneyInterval(low: number, high: number, period?: 'year' | 'month'): string {
    const scale = moneyScale(Math.max(Math.abs(low), Math.abs(high)));
    const ends = `${moneyDigits(low, scale)}${NBSP}${to}${NBSP}${moneyDigits(high, scale)}`;
    return `${ends}${NBSP}${scale.symbol}${suffix(period)}`;
  }

  function euros(amount: number, period?: 'year' | 'month'): string {
    return `${write(significant(amount), 0, 0)}${NBSP}€${suffix(period)}`;
  }

  function percent(value: number, digits?: number): string {
    const points = value * 100;
    const size = Math.abs(points);
    const decimals = digits ?? (size > 0 && size < 0.95 ? 1 : 0);
    return `${write(points, digits ?? 0, decimals)}${lang === 'fr' ? NBSP : ''}%`;
  }

  function share(value: number): string {
    if (value > 0 && value < 0.01) return lang === 'fr' ? `moins de${NBSP}1${NBSP}%` : `under${NBSP}1%`;
    return percent(value, 0);
  }

  function interval(low: number, high: number, writeEnd: (value: number) => string = count): string {
    const [a, b] = [writeEnd(low), writeEnd(high)];
    if (a === b) return a;
    // A unit written at both ends is said once: « 24 à 47 % », not « 24 % à 47 % ».
    const unit = /[\u00a0]?[^\d\s]+$/u.exec(b)?.[0] ?? '';
    const first = unit && a.endsWith(unit) ? a.slice(0, -unit.length) : a;
    return `${first}${NBSP}${to}${NBSP}${b}`;
  }

  function signed(value: number, writeEnd: (value: number) => string = count): string {
    const size = writeEnd(Math.abs(value));
    if (!Number.isFinite(value)) return size;
    // What rounds to zero has no sign: « − 0 » would announce a loss that cannot be read.
    if (!/[1-9]/u.test(size)) return size;
    return `${value < 0 ? MINUS : '+'}${NBSP}${size}`;
  }

  const units: Record<DisplayUnit, { word: string; write(value: number): string }> = {
    FTE: { word: lang === 'fr' ? 'ETP' : 'FTE', write: count },
    'FTE-year': { word: lang === 'fr' ? 'ETP-année' : 'FTE-years', write: count },
    people: { word: lang === 'fr' ? 'personnes' : 'people', write: count },
    point: { word: 'points', write: (value) => write(value, 0, 1) },
    ratio: { word: '', write: (value) => estimate(value) },
    // Coefficients and counts alike: 0,25 and 305.
    index: { word: '', write: (value) => write(value, 0, Math.abs(value) < 10 ? 3 : 0) },
    'per-MEUR': { word: lang === 'fr' ? 'par M€' : 'per M€', write: (value) => estimate(value) },
    'tCO2e/yr': { word: lang === 'fr' ? 't CO₂e/an' : 't CO₂e/yr', write: (value) => estimate(value) },
    'MWh/yr': { word: lang === 'fr' ? 'MWh/an' : 'MWh/yr', write: (value) => estimate(value) },
    'm3/yr': { word: lang === 'fr' ? 'm³/an' : 'm³/yr', write: (value) => estimate(value) },
    ha: { word: 'ha', write: (value) => estimate(value) },
    sites: { word: lang === 'fr' ? 'établissements' : 'sites', write: count },
    year: { word: '', write: (value) => write(value, 0, 0, false) },
    share: { word: '', write: (value) => percent(value) },
    kEUR: { word: '', write: (value) => money(value) },
    'kEUR/yr': { word: '', write: (value) => money(value, 'year') },
    'kEUR/FTE': { word: lang === 'fr' ? 'par ETP' : 'per FTE', write: (value) => money(value) },
    'kEUR/yr/FTE': { word: '', write: (value) => euros(value * 1000, 'year') },
    'EUR/month': { word: '', write: (value) => euros(value, 'month') },
  };

  function withWord(text: string, unit: DisplayUnit): string {
    const word = units[unit].word;
    return word ? `${text}${NBSP}${word}` : text;
  }

  function quantityInterval(low: number, high: number, unit: DisplayUnit): string {
    if (unit === 'kEUR' || unit === 'kEUR/FTE') return moneyInterval(low, high);
    if (unit === 'kEUR/yr') return moneyInterval(low, high, 'year');
    return interval(low, high, units[unit].write);
  }

  const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
    long: { day: 'numeric', month: 'long', year: 'numeric' },
    short: { day: 'numeric', month: 'short' },
    numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
    month: { month: 'short' },
    monthYear: { month: 'long', year: 'numeric' },
    day: { weekday: 'long', day: 'numeric', month: 'long' },
  };

  function date(iso: string | Date, style: DateStyle = 'long'): string {
    const moment = typeof iso === 'string' ? new Date(iso) : iso;
    if (Number.isNaN(moment.getTime())) return '–';
    let intl = dates.get(style);
    if (!intl) {
      intl = new Intl.DateTimeFormat(locale, { ...dateOptions[style], timeZone: 'Europe/Paris' });
      dates.set(style, intl);
    }
    const text = intl.format(moment);
    // « 24 nov. » and « 1er déc. » must not be cut at the end of a line.
    return text.replace(/^1(?= \p{L})/u, lang === 'fr' ? '1er' : '1').replace(/(\d|1er) /u, `$1${NBSP}`);
  }

  function time(iso: string | Date): string {
    const moment = typeof iso === 'string' ? new Date(iso) : iso;
    if (Number.isNaN(moment.getTime())) return '–';
    const text = hours.format(moment);
    const [hour = '', minute = ''] = text.split(':');
    return lang === 'fr' ? `${Number(hour)}${NBSP}h${minute === '00' ? '' : NBSP + minute}` : text;
  }

  function clock(seconds: number): string {
    const whole = Math.floor(Math.abs(seconds));
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const tail = String(rest).padStart(2, '0');
    return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
  }

  function rank(value: number): string {
    if (lang === 'fr') return value === 1 ? '1er' : `${value}e`;
    const ending = { one: 'st', two: 'nd', few: 'rd' };
    const rule = new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(value);
    return `${value}${rule === 'one' || rule === 'two' || rule === 'few' ? ending[rule] : 'th'}`;
  }

  return {
    lang,
    count,
    jobs: count,
    estimate,
    number: (value, digits = 3) => write(value, 0, digits),
    fixed: (value, digits) => write(value, digits, digits),
    money,
    euros,
    percent,
    share,
    interval,
    moneyInterval,
    signed,
    quantity: (value, unit) =>
      Number.isFinite(value) ? withWord(units[unit].write(value), unit) : units[unit].write(value),
    quantityInterval,
    input: (value) =>
      value === null || value === undefined || !Number.isFinite(value)
        ? ''
        : write(Number(value.toPrecision(12)), 0, 6, false).replace(MINUS, '-'),
    date,
    time,
    dateTime: (iso) => `${date(iso)}, ${time(iso)}`,
    clock,
    rank,
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    code: (code) => code.replace(/^(\d{3})\s?(\d{3})$/u, `$1${NBSP}$2`),
  };
}
