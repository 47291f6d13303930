import { Doc, applyUpdate } from 'yjs';
import { describe, expect, it } from 'vitest';
import { addItem, emptyDocument, readDocument, setField } from './index.ts';
import { currentStep, meeting, missingOf } from './meeting.ts';

const SERVER = { id: 'server', name: '' };

describe('the meeting as the room sees it', () => {
  it('keeps no trace of who wrote what: the server alone writes it', () => {
    const doc = new Doc();
    applyUpdate(doc, emptyDocument(meeting));
    setField(meeting, doc, 'joined', 3, SERVER);
    addItem(meeting, doc, 'cards', { number: 142, title: 'Turbines' }, SERVER, 'c1');
    const read = readDocument(meeting, doc);
    expect(read.ok && read.value.touched).toEqual({});
    expect(read.ok && read.value.collections.cards).toMatchObject([{ id: 'c1', number: 142, author: '' }]);
  });

  it('gives the current step and the next one by position, whatever their order in the document', () => {
    const doc = new Doc();
    applyUpdate(doc, emptyDocument(meeting));
    for (const [id, position] of [
      ['b', 1],
      ['a', 0],
    ] as const) {
      addItem(meeting, doc, 'steps', { position, kind: 'constat', minutes: 40 }, SERVER, id);
    }
    const at = (stepId: string | null) => {
      setField(meeting, doc, 'stepId', stepId, SERVER);
      const read = readDocument(meeting, doc);
      if (!read.ok) throw new Error(read.failure.code);
      const { step, next, total } = currentStep(read.value);
      return [step?.id, next?.id, total];
    };
    expect(at('a')).toEqual(['a', 'b', 2]);
    expect(at('b')).toEqual(['b', undefined, 2]);
    expect(at(null)).toEqual([undefined, undefined, 2]);
  });

  it('says what an action lacks', () => {
    const action = { owner: 'Claire', firstStep: ' ', day: null, means: '', indicator: 'Un accord' };
    expect(missingOf(action)).toEqual(['firstStep', 'day', 'means']);
  });
});
