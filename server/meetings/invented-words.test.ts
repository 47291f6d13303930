import { expect, it } from 'vitest';
import { CONTRIBUTION_KINDS } from '#app/services/contributions.ts';
import { precision } from '#app/documents/index.ts';
import { inventedContent } from './invented-words.ts';
import { checkContent } from '#app/services/contents.ts';

const TODAY = '2026-11-22';
const ROOM = Array.from({ length: 300 }, (_, index) => index);

it.each(CONTRIBUTION_KINDS)(
  'what three hundred invented people write as a %s is taken as written',
  (kind) => {
    for (const index of ROOM) {
      const content = inventedContent(kind, index, TODAY);
      expect(checkContent(kind, content)).toEqual({ ok: true, value: content });
    }
  },
);

it('a room is not of one voice: many sentences, some precise and some vague, sites that open then close', () => {
  const cards = ROOM.map((index) => inventedContent('priority', index, TODAY));
  const said = cards.flatMap((card) => ('jobs' in card && 'horizon' in card ? [card] : []));
  expect(new Set(said.map(({ title }) => title)).size).toBeGreaterThan(20);
  const facts = said.map((card) => precision(card).count);
  expect([Math.min(...facts), Math.max(...facts)]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(Math.max(...facts)).toBeGreaterThan(Math.min(...facts));
  const events = ROOM.slice(0, 30).map((index) => inventedContent('site', index, TODAY));
  expect(new Set(events.map((event) => ('kind' in event ? event.kind : ''))).size).toBe(5);
});
