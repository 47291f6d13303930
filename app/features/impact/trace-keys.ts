import type { InputId } from '#app/engine/types.ts';
import { isInputId } from './balance.ts';

/** Key of a score: how the criteria make it. */
export const SCORE_KEY = 'score';

/** Key of the share of cases where the candidate holds a rank, 1 for the first. */
export function rankKey(rank: number): string {
  return `rank:${rank}`;
}

/** Key of the share of cases where the candidate comes before another. */
export function overKey(candidate: string): string {
  return `over:${candidate}`;
}

/** Key of what not knowing an input costs. */
export function swingKey(input: InputId): string {
  return `swing:${input}`;
}

/** Key of the jobs that one zone gains or loses. */
export function zoneKey(zone: string, which: 'gained' | 'lost'): string {
  return `zone:${which}:${zone}`;
}

/** What a key asks to have explained; anything else is the key of a figure or of an input. */
export type AskedTrace =
  | { kind: 'score' }
  | { kind: 'rank'; rank: number }
  | { kind: 'over'; over: string }
  | { kind: 'swing'; input: InputId }
  | { kind: 'zone'; which: 'gained' | 'lost'; zone: string }
  | { kind: 'figure' };

/** Reads a key; a malformed one is taken for a figure's, which then has no derivation. */
export function readKey(key: string): AskedTrace {
  if (key === SCORE_KEY) return { kind: 'score' };
  const [kind, first = '', second = ''] = key.split(':');
  if (kind === 'rank' && /^\d{1,3}$/u.test(first)) return { kind, rank: Number(first) };
  if (kind === 'over' && first !== '') return { kind, over: first };
  if (kind === 'swing' && isInputId(first)) return { kind, input: first };
  if (kind === 'zone' && (first === 'gained' || first === 'lost'))
    return { kind, which: first, zone: second };
  return { kind: 'figure' };
}
