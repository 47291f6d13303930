import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '#app/i18n/message.ts';
import { en, fr } from '#app/i18n/messages/index.ts';

/** What is quoted in bold and is not a text of the interface. */
const NOT_LABELS = ['482 913', 'English', 'Constat.', 'Patrimoine.', 'Priorité.', 'Échange.'];

const guides: readonly (readonly [string, Readonly<Record<string, Message>>])[] = [
  ['docs/guide/dix-minutes.md', fr],
  ['docs/guide/ten-minutes.md', en],
  ['docs/guide/rencontre.md', fr],
];

describe.each(guides)('%s', (path, messages) => {
  const guide = readFileSync(path, 'utf8').replace(/\s+/g, ' ');

  it('quotes only what the interface says', () => {
    const said = new Set(
      Object.values(messages)
        .flatMap((message) => (typeof message === 'string' ? [message] : [message.one, message.other]))
        // The demonstration is about one basin.
        .map((text) => text.replace('{basin}', 'Belfort').replace(/\s+/g, ' ')),
    );
    const quoted = [...guide.matchAll(/\*\*(.+?)\*\*/g)].flatMap((match) => match[1] ?? []);
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((label) => !said.has(label) && !NOT_LABELS.includes(label))).toEqual([]);
  });
});
