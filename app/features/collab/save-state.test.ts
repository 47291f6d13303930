import { describe, expect, it } from 'vitest';
import { CLOSE } from '#app/documents/wire.ts';
import { type LinkFacts, saveStateOf, worstSaveState } from './save-state.ts';

const link = (facts: Partial<LinkFacts>): LinkFacts => ({
  refused: null,
  connected: true,
  synced: true,
  sent: 2,
  acked: 2,
  missed: false,
  lost: false,
  ...facts,
});

describe('the state of saving', () => {
  it.each([
    ['saved when all that was sent is on disk', {}, { state: 'saved' }],
    ['saving when one frame is not on disk yet', { acked: 1 }, { state: 'saving' }],
    ['saving when the server has not said what it has', { synced: false }, { state: 'saving' }],
    ['saving when an edit was made on a closing link', { missed: true }, { state: 'saving' }],
    ['unknown before the first link', { connected: false }, null],
    ['offline once the link is lost', { connected: false, lost: true }, { state: 'offline' }],
    [
      'refused on a final code',
      { connected: false, refused: CLOSE.tooLarge },
      { state: 'refused', code: 4413 },
    ],
    [
      'offline on a code after which it comes back',
      { connected: false, lost: true, refused: CLOSE.cannotSave },
      { state: 'offline' },
    ],
  ])('is %s', (_what, facts, state) => {
    expect(saveStateOf(link(facts))).toEqual(state);
  });

  it('of several rooms is the worst', () => {
    expect(worstSaveState([])).toBeNull();
    expect(worstSaveState([null, { state: 'saved' }])).toEqual({ state: 'saved' });
    expect(worstSaveState([{ state: 'offline' }, { state: 'saved' }, { state: 'saving' }])).toEqual({
      state: 'offline',
    });
  });
});
