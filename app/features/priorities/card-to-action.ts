import type { Doc } from 'yjs';
import {
  addItem,
  priorities,
  roadmap,
  setField,
  type Author,
  type Card,
  type Stage,
  type WriteResult,
} from '#app/documents/index.ts';

/** Longest title an action takes; a card's sentence may be longer, and is then kept whole in the note. UTF-16 units. */
const TITLE_MAX = roadmap.collections.actions.fields.title.max;
const NOTE_MAX = roadmap.collections.actions.fields.note.max;

/** Words put in the new action when the card says how many jobs. */
export type ActionWords = { indicator: string; target: string };

/**
 * Adds the card to the roadmap as an action of that stage, under the same number, then marks the card. Refuses what the
 * roadmap refuses, and then leaves the card as it was. @returns the id of the action.
 */
export function addActionFromCard(
  roadmapDoc: Doc,
  prioritiesDoc: Doc,
  card: Card,
  stage: Stage,
  words: ActionWords,
  author: Author,
): WriteResult<string> {
  const long = card.title.length > TITLE_MAX;
  const note = [long ? card.title : '', card.why].filter((part) => part.trim() !== '').join('\n');
  const jobs = card.jobs !== null && card.jobs > 0;
  const added = addItem(
    roadmap,
    roadmapDoc,
    'actions',
    {
      title: long ? `${card.title.slice(0, TITLE_MAX - 1).trimEnd()}…` : card.title,
      stage,
      indicator: jobs ? words.indicator : '',
      target: jobs ? words.target : '',
      cardNumber: card.number,
      priorityRef: card.id,
      note: note.slice(0, NOTE_MAX),
      example: card.example,
    },
    author,
  );
  if (!added.ok) return added;
  const marked = setField(priorities, prioritiesDoc, `cards/${card.id}/status`, 'action', author);
  return marked.ok ? added : marked;
}
