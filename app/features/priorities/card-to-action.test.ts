import { expect, test } from 'vitest';
import { addCard, priorities, readDocument, roadmap } from '#app/documents/index.ts';
import { ANA, twoCopies } from '#tests/setup/two-people.tsx';
import { addActionFromCard } from './card-to-action.ts';
import { projectFromCard } from './project-from-card.ts';

const WORDS = { indicator: 'Emplois créés', target: '60 emplois' };

function cardOf(values: Parameters<typeof addCard>[1]) {
  const { ana: doc } = twoCopies(priorities);
  addCard(doc, values, ANA, 'k1');
  const read = () => {
    const reading = readDocument(priorities, doc);
    const card = reading.ok ? reading.value.collections.cards[0] : undefined;
    if (card === undefined) throw new Error('the card is there');
    return card;
  };
  return { doc, read };
}

test('the same number travels from the card to the action', () => {
  const from = cardOf({ title: 'Fonderie', jobs: 60 });
  const { ana: to } = twoCopies(roadmap);
  const added = addActionFromCard(to, from.doc, from.read(), 4, WORDS, ANA);
  expect(added.ok).toBe(true);
  const reading = readDocument(roadmap, to);
  expect(reading.ok && reading.value.collections.actions[0]).toMatchObject({
    title: 'Fonderie',
    stage: 4,
    cardNumber: 1,
    priorityRef: 'k1',
    target: '60 emplois',
  });
  expect(from.read().status).toBe('action');
});

test('a sentence longer than an action’s title is kept whole in the note', () => {
  const sentence = 'a'.repeat(240);
  const from = cardOf({ title: sentence });
  const { ana: to } = twoCopies(roadmap);
  addActionFromCard(to, from.doc, from.read(), 1, WORDS, ANA);
  const reading = readDocument(roadmap, to);
  const action = reading.ok ? reading.value.collections.actions[0] : undefined;
  expect(action?.title).toHaveLength(200);
  expect(action?.note).toBe(sentence);
});

test('the same number travels from the card to the project, with its declared jobs', () => {
  const { read } = cardOf({ title: 'Fonderie', filiere: 'métallurgie', jobs: 60 });
  expect(projectFromCard(read(), '2705')).toEqual({
    title: 'Fonderie',
    product: 'Fonderie, métallurgie',
    zone: '2705',
    status: 'candidate',
    example: false,
    cardNumber: 1,
    directJobs: 60,
  });
});
