import { z } from 'zod';

/** A line somebody typed: trimmed, spaces folded, no control or invisible character; null when nothing is left or it is too long. */
export function cleanLine(text: string, max: number): string | null {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
    .trim();
  return line.length >= 1 && line.length <= max ? line : null;
}

const address = z.email().max(254);

/** An e-mail address in lower case; null when it is none. */
export function cleanEmail(text: string): string | null {
  const parsed = address.safeParse(text.trim().toLowerCase());
  return parsed.success ? parsed.data : null;
}
