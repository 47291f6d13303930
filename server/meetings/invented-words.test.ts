import { expect, it } from 'vitest';
import { precision } from '#app/documents/index.ts';
import { checkContent } from '#app/services/contents.ts';
import { CONTRIBUTION_KINDS } from '#app/services/contributions.ts';
import { inventedContent } from './invented-words.ts';

const TODAY = '2026-11-22';
const ROOM = Array.from({ length: 300 }, (_, index) => index);

it.each(CONTRIBUTION_KINDS)(
  'what three hundred invented people write as a %s is taken as written',
  (kind) => {
    for (const index of ROOM) {
      const content = inventedContent(kind, index, TODAY);
      // The spaces of the catalogues do not break; those that are kept are plain.
      const plain: unknown = JSON.parse(JSON.stringify(content).replace(/[\u00a0\u202f]/gu, ' '));
      expect(checkContent(kind, content)).toEqual({ ok: true, value: plain });
    }
  },
);

it('a room is not of one voice: many sentences, some precise and some vague, sites that open then close', () => {
  const cards = ROOM.map((index) => inventedContent('priority', index, TODAY)).flatMap((card) =>
    'horizon' in card ? [card] : [],
  );
  expect(new Set(cards.map(({ title }) => title)).size).toBeGreaterThan(20);
  const facts = cards.map((card) => precision(card).count);
  expect(Math.max(...facts) - Math.min(...facts)).toBeGreaterThanOrEqual(3);
  const events = ROOM.slice(0, 30).map((index) => inventedContent('site', index, TODAY));
  expect(new Set(events.map((event) => ('kind' in event ? event.kind : ''))).size).toBe(5);
});
