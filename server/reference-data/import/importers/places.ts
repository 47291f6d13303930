import type { Base } from '../base.ts';
import type { Ledger } from '../ledger.ts';

/** A ZE2020 code as producers write it: spreadsheets eat the leading zero. @example zoneCode('51') // '0051' */
export function zoneCode(cell: string): string {
  return /^\d{1,3}$/.test(cell) ? cell.padStart(4, '0') : cell;
}

/** An INSEE commune code, its leading zero put back. @example communeCode('1001') // '01001' */
export function communeCode(cell: string): string {
  return /^\d{4}$/.test(cell) ? `0${cell}` : cell;
}

/** Index of the zone of a row; null when the code is unknown, which the ledger counts. */
export function zoneOf(base: Base, ledger: Ledger, line: number, cell: string): number | null {
  const at = base.zoneAt(zoneCode(cell));
  if (at === undefined) ledger.unmatched('zone', line, cell);
  return at ?? null;
}

/**
 * Index of the zone of a commune. A count follows a former commune into the one it joined, and a municipal district into its
 * city; a `mean` leaves both out, since their people are counted in the commune of today.
 */
export function zoneOfCommune(
  base: Base,
  ledger: Ledger,
  line: number,
  cell: string,
  figure: 'count' | 'mean',
): number | null {
  const code = communeCode(cell);
  const gone = base.formerly(code);
  if (figure === 'mean' && gone !== null) {
    ledger.drop(gone.kind === 'district' ? 'municipal-district' : 'former-commune', line, code);
    return null;
  }
  const at = zoneOfAny(base, code);
  if (at === null) ledger.unmatched('commune', line, code);
  return at;
}

/** Index of the zone of a commune of today, of a former one or of a municipal district; null for any other code. */
export function zoneOfAny(base: Base, cell: string): number | null {
  const code = communeCode(cell);
  return base.communeZone(code) ?? base.communeZone(base.formerly(code)?.now ?? '') ?? null;
}

/** A mean by zone, weighted by the population of the communes; null where no commune has a figure. */
export function weightedMeans(zones: number): {
  add: (zone: number, value: number, weight: number) => void;
  means: (digits: number) => (number | null)[];
} {
  const sums = new Array<number>(zones).fill(0);
  const weights = new Array<number>(zones).fill(0);
  return {
    add: (zone, value, weight) => {
      sums[zone] = (sums[zone] ?? 0) + value * weight;
      weights[zone] = (weights[zone] ?? 0) + weight;
    },
    means: (digits) =>
      sums.map((sum, zone) => {
        const weight = weights[zone] ?? 0;
        const unit = 10 ** digits;
        return weight > 0 ? Math.round((sum / weight) * unit) / unit : null;
      }),
  };
}

/** Tells a key met twice: the file holds two figures for one thing. */
export function onlyOnce(ledger: Ledger): (key: string, line: number) => boolean {
  const seen = new Set<string>();
  return (key, line) => {
    if (seen.has(key)) {
      ledger.fault('duplicate-keys', line, key);
      return false;
    }
    seen.add(key);
    return true;
  };
}

/** How many figures of a column are there. */
export function present(values: readonly unknown[]): number {
  return values.filter((value) => value !== null && value !== undefined).length;
}

/** A share at nine digits, as in the embedded pack. */
export function nine(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
