/** Digits of an order key, in code unit order, so that `<` on strings is the order. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A string strictly between `low` and `high` (null: no bound on that side), so that an item moves by writing one key.
 * Keys never end in `0`: there is always room below.
 * @throws Error when `low >= high`, which callers rule out first.
 * @example keyBetween(null, null) // 'V'
 */
export function keyBetween(low: string | null, high: string | null): string {
  if (low !== null && high !== null && low >= high) throw new Error(`no key between ${low} and ${high}`);
  let key = '';
  let bounded = high !== null;
  for (let place = 0; ; place += 1) {
    const floor = digitAt(low, place, 0);
    const ceiling = bounded ? digitAt(high, place, 0) : DIGITS.length;
    if (ceiling - floor > 1) {
      // Appending is the common move: one step up rather than half way keeps keys short.
      const middle = low !== null && high === null ? floor + 1 : Math.floor((floor + ceiling) / 2);
      return key + (DIGITS[middle] ?? '');
    }
    key += DIGITS[floor] ?? '';
    // Once a digit is below the upper bound's, that bound is behind us.
    if (floor < ceiling) bounded = false;
  }
}

/** `count` increasing keys between two bounds. */
export function keysBetween(low: string | null, high: string | null, count: number): string[] {
  const keys: string[] = [];
  let previous = low;
  for (let index = 0; index < count; index += 1) {
    previous = keyBetween(previous, high);
    keys.push(previous);
  }
  return keys;
}

/** Whether a value found in a document is an order key this file could have written. */
export function isOrderKey(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Za-z]{0,199}[1-9A-Za-z]$/.test(value);
}

function digitAt(key: string | null, place: number, absent: number): number {
  if (key === null || place >= key.length) return absent;
  return DIGITS.indexOf(key.charAt(place));
}
