/** The six hues of presence, as in styles.css. */
export const PRESENCE_COLORS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const;
export type PresenceColor = (typeof PRESENCE_COLORS)[number];

/** Reads a stored colour; anything else (a person's id, an old value) gets one of the six, always the same. */
export function presenceColor(value: string): PresenceColor {
  const known = PRESENCE_COLORS.find((color) => color === value);
  if (known) return known;
  let sum = 0;
  for (const letter of value) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return PRESENCE_COLORS[sum % PRESENCE_COLORS.length] ?? 'p1';
}

/** One or two capitals of a name: « Samia Belaïd » gives SB. Never empty. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toLocaleUpperCase('fr') || '?';
}
