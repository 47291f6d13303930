import { cleanup, createEvent, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { addCard, priorities, setField } from '#app/documents/index.ts';
import { ANA, BEN, Desk, twoCopies } from '#tests/setup/two-people.tsx';
import { NumberField, TapsField, TextField } from './fields.tsx';

afterEach(cleanup);

function desks() {
  const copies = twoCopies(priorities);
  addCard(copies.ana, { title: 'Une fonderie' }, ANA, 'k1');
  copies.sync();
  const form = (doc: typeof copies.ana, who: typeof ANA) => (
    <Desk spec={priorities} doc={doc} author={who}>
      {(snapshot) => {
        const card = snapshot.collections.cards[0];
        if (card === undefined) return null;
        return (
          <section aria-label={who.name}>
            <TextField path="cards/k1/title" label="Phrase" value={card.title} rows={2} />
            <NumberField path="cards/k1/jobs" label="Emplois" value={card.jobs} />
            <TapsField
              path="cards/k1/returns"
              label="Retombées"
              value={card.returns}
              options={[
                { value: 'wages', label: 'Salaires' },
                { value: 'training', label: 'Formation' },
              ]}
            />
          </section>
        );
      }}
    </Desk>
  );
  render(
    <>
      {form(copies.ana, ANA)}
      {form(copies.ben, BEN)}
    </>,
  );
  const of = (who: typeof ANA) => within(screen.getByRole('region', { name: who.name }));
  return { ...copies, ana: { doc: copies.ana, ui: of(ANA) }, ben: { doc: copies.ben, ui: of(BEN) } };
}

describe('a field nobody can write in', () => {
  test.each([
    ['tells who may write that the document is opening', true],
    ['promises nothing to who only reads', false],
  ])('%s', (_, opening) => {
    const { ana } = twoCopies(priorities);
    addCard(ana, { title: 'Une fonderie' }, ANA, 'k1');
    render(
      <Desk spec={priorities} doc={ana} author={ANA} canWrite={false} opening={opening}>
        {() => <NumberField path="cards/k1/jobs" label="Emplois" value={null} hint="En équivalent plein" />}
      </Desk>,
    );
    expect(screen.getByLabelText('Emplois')).toHaveProperty('readOnly', true);
    expect(screen.queryByText(/Le document s’ouvre/u) !== null).toBe(opening);
    expect(screen.queryByText('En équivalent plein') !== null).toBe(!opening);
  });
});

describe('a text field', () => {
  test('merges what two people type in it at once', () => {
    const { ana, ben, sync } = desks();
    fireEvent.change(ana.ui.getByLabelText('Phrase'), { target: { value: 'Rouvrir une fonderie' } });
    fireEvent.change(ben.ui.getByLabelText('Phrase'), { target: { value: 'Une fonderie à Bourogne' } });
    sync();
    expect(ana.ui.getByLabelText('Phrase')).toHaveProperty('value', 'Rouvrir une fonderie à Bourogne');
    expect(ben.ui.getByLabelText('Phrase')).toHaveProperty('value', 'Rouvrir une fonderie à Bourogne');
  });

  test('keeps the caret where it was when somebody writes before it', () => {
    const { ana, ben, sync } = desks();
    const area = ana.ui.getByLabelText('Phrase');
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('the sentence is a text area');
    area.focus();
    area.setSelectionRange(12, 12);
    setField(priorities, ben.doc, 'cards/k1/title', 'Demain, Une fonderie', BEN);
    sync();
    expect(area.value).toBe('Demain, Une fonderie');
    expect(area.selectionStart).toBe(20);
  });

  test('refuses a paste of two megabytes with a sentence, and loses nothing', () => {
    const { ana } = desks();
    const area = ana.ui.getByLabelText('Phrase');
    const paste = createEvent.paste(area, {
      clipboardData: { getData: () => 'x'.repeat(2 * 1024 * 1024) },
    });
    fireEvent(area, paste);
    expect(paste.defaultPrevented).toBe(true);
    expect(area).toHaveProperty('value', 'Une fonderie');
    expect(ana.ui.getByRole('alert').textContent).toMatch(/au plus 240 signes/);
  });

  test.each([
    [239, 239],
    [240, 240],
    [241, 12],
  ])('of %i signs ends with %i signs kept', (typed, kept) => {
    const { ana } = desks();
    const area = ana.ui.getByLabelText('Phrase');
    fireEvent.change(area, { target: { value: 'a'.repeat(typed) } });
    expect(area).toHaveProperty('value.length', kept);
  });
});

describe('a number field', () => {
  test('reads what is pasted from a sheet', () => {
    const { ana, ben, sync } = desks();
    const field = ana.ui.getByLabelText('Emplois');
    fireEvent.change(field, { target: { value: '1 200' } });
    fireEvent.blur(field);
    sync();
    expect(ben.ui.getByLabelText('Emplois')).toHaveProperty('value', '1200');
  });

  test('keeps a refused value in sight with its bounds, and writes nothing', () => {
    const { ana, ben, sync } = desks();
    const field = ana.ui.getByLabelText('Emplois');
    fireEvent.change(field, { target: { value: '99999' } });
    fireEvent.blur(field);
    sync();
    expect(field).toHaveProperty('value', '99999');
    expect(ana.ui.getByRole('alert').textContent).toMatch(/De 0 à 20.000/);
    expect(ben.ui.getByLabelText('Emplois')).toHaveProperty('value', '');
  });
});

test('two people tapping different answers both win', () => {
  const { ana, ben, sync } = desks();
  fireEvent.click(ana.ui.getByRole('button', { name: 'Salaires' }));
  fireEvent.click(ben.ui.getByRole('button', { name: 'Formation' }));
  sync();
  for (const name of ['Salaires', 'Formation']) {
    expect(ana.ui.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true');
  }
});
