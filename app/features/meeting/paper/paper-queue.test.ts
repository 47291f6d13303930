import { describe, expect, it } from 'vitest';
import { type Card, openPaperQueue, type PaperVerdict, readKept } from './paper-queue.ts';

const card = (key: string): Card => ({
  key,
  step: 's',
  kind: 'priority',
  table: '4',
  values: { title: key },
});

/** A server that answers what the test says, card by card, and the pages' storage. */
function aPage(answers: Readonly<Record<string, PaperVerdict[]>>, kept: readonly Card[] = []) {
  const sent: string[] = [];
  let storage = '[]';
  const queue = openPaperQueue(
    ({ key }) => {
      sent.push(key);
      return Promise.resolve(answers[key]?.shift() ?? { kind: 'kept' });
    },
    kept,
    (cards) => {
      storage = JSON.stringify(cards);
    },
  );
  return { queue, sent, stored: () => readKept(storage) };
}

describe('cards typed from paper', () => {
  it('are on their way until the server has them, several at once', async () => {
    const { queue, stored } = aPage({});
    const seen: number[] = [];
    queue.subscribe(() => seen.push(queue.cards().length));
    const both = Promise.all([queue.send(card('first-of-two')), queue.send(card('second-of-two'))]);
    expect(queue.cards().map(({ key, state }) => [key, state])).toEqual([
      ['second-of-two', 'sending'],
      ['first-of-two', 'sending'],
    ]);
    expect(stored()).toHaveLength(2);
    await both;
    expect(queue.cards()).toEqual([]);
    expect(stored()).toEqual([]);
    expect(seen).toEqual([1, 2, 1, 0]);
  });

  it('that got no answer wait with the same key, through a page that is opened again', async () => {
    const first = aPage({ alone: [{ kind: 'none' }] });
    await first.queue.send(card('alone'));
    expect(first.queue.cards()).toMatchObject([{ key: 'alone', state: 'waiting' }]);
    const second = aPage({}, first.stored());
    expect(second.queue.cards()).toMatchObject([
      { key: 'alone', state: 'waiting', values: { title: 'alone' } },
    ]);
    await second.queue.again();
    expect(second.sent).toEqual(['alone']);
    expect(second.queue.cards()).toEqual([]);
  });

  it('that are refused say why, are not sent again by themselves, and can be taken back', async () => {
    const { queue, sent } = aPage({ wrong: [{ kind: 'refused', sentence: 'Trop long.', field: 'title' }] });
    await queue.send(card('wrong'));
    await queue.again();
    expect(sent).toEqual(['wrong']);
    expect(queue.take('wrong')).toMatchObject({ state: 'refused', sentence: 'Trop long.', field: 'title' });
    expect(queue.cards()).toEqual([]);
    expect(queue.take('wrong')).toBeNull();
  });

  it.each(['', 'null', '{}', '[1, {"key": "a"}]'])('a storage that says « %s » holds nothing', (text) => {
    expect(readKept(text)).toEqual([]);
  });
});
