import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Button } from './button.tsx';
import { DataTable } from './data-table.tsx';
import { Fiche } from './fiche.tsx';
import { Field } from './field.tsx';
import { place } from './interval.tsx';
import { initials, presenceColor } from './presence-color.ts';
import { SaveState } from './save-state.tsx';
import { Segmented } from './segmented.tsx';
import { StepHeader, phaseOf } from './step-header.tsx';

afterEach(cleanup);

describe('Field', () => {
  it('shows the estimate hatched until a figure comes, and says it', () => {
    const { container, rerender } = render(
      <Field label="Salaire" unit="€/an" grade="C" value="" placeholder="34 800" />,
    );
    const input = screen.getByRole('textbox', { name: 'Salaire' });
    expect(container.querySelector('.champ')?.getAttribute('data-state')).toBe('estimated');
    expect(describedBy(input)).toContain('34 800\u00a0€/an');
    rerender(<Field label="Salaire" unit="€/an" grade="B" value="36000" placeholder="34 800" />);
    expect(container.querySelector('.champ')?.getAttribute('data-state')).toBe('rest');
  });

  it('dashes what is assumed', () => {
    const { container } = render(<Field label="Aubaine" unit="%" grade="E" value="" placeholder="15" />);
    expect(container.querySelector('.champ')?.getAttribute('data-state')).toBe('assumed');
  });

  it('keeps what was refused, with the rule first', () => {
    render(
      <Field
        label="Part"
        unit="%"
        grade="B"
        value="130"
        error="Une part va de 0 à 100. Vous avez écrit 130."
      />,
    );
    const input = screen.getByRole('textbox', { name: 'Part' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').querySelector('b')?.textContent).toBe('Une part va de 0 à 100.');
    expect(describedBy(input)).toContain('Vous avez écrit 130.');
  });

  it('names the person who holds it, without closing it', () => {
    render(<Field label="Part" value="38" heldBy={{ name: 'Samia', color: 'p3' }} />);
    const input = screen.getByRole('textbox', { name: 'Part' });
    expect(describedBy(input)).toBe('Samia écrit');
    expect(input.hasAttribute('readonly')).toBe(false);
  });

  it('commits on Enter and on leaving', () => {
    const committed: string[] = [];
    render(<Field label="Part" value="12" onCommit={(value) => committed.push(value)} />);
    const input = screen.getByRole('textbox', { name: 'Part' });
    fireEvent.keyDown(input, { key: 'Enter' });
    fireEvent.blur(input);
    expect(committed).toEqual(['12', '12']);
  });
});

describe('Button', () => {
  it('says why it is closed, stays reachable and does nothing', () => {
    let clicks = 0;
    render(
      <Button closed="Fermé par l’animatrice" onClick={() => (clicks += 1)}>
        Envoyer
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Fermé par l’animatrice' });
    fireEvent.click(button);
    expect(clicks).toBe(0);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
  });

  it('waits while busy', () => {
    let clicks = 0;
    render(
      <Button busy onClick={() => (clicks += 1)}>
        Calcul…
      </Button>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Calcul…' }));
    expect(clicks).toBe(0);
  });
});

describe('SaveState', () => {
  it('says each state in words, and counts what waits', () => {
    const { rerender } = render(<SaveState state="pending" count={2} />);
    expect(screen.getByRole('status').textContent).toBe('En attente, 2 envois');
    rerender(<SaveState state="offline" />);
    expect(screen.getByRole('status').textContent).toBe('Hors ligne, rien n’est perdu');
  });
});

describe('StepHeader', () => {
  it.each([
    [61, 'running'],
    [60, 'last'],
    [0, 'last'],
    [-1, 'over'],
  ] as const)('with %d seconds left is %s', (seconds, phase) => {
    expect(phaseOf(seconds)).toBe(phase);
  });

  it('announces the last minute, and nothing before', () => {
    const { rerender } = render(<StepHeader number={4} title="Formuler" seconds={61} />);
    expect(screen.getByRole('status').textContent).toBe('');
    rerender(<StepHeader number={4} title="Formuler" seconds={59} />);
    expect(screen.getByRole('status').textContent).toBe('Il reste 1 minute.');
    rerender(<StepHeader number={4} title="Formuler" seconds={-48} />);
    expect(screen.getByRole('timer').textContent).toBe('+\u00a00:48');
  });
});

describe('Fiche', () => {
  it('keeps its number, says its steps in words and is one link', () => {
    render(<Fiche number="BEL-0142" steps={2} title="Rouvrir une fonderie" href="/carte" />);
    expect(screen.getByRole('link', { name: 'Rouvrir une fonderie' }).getAttribute('href')).toBe('/carte');
    expect(screen.getByRole('article').textContent).toContain('2 étapes franchies sur 4');
  });
});

describe('Segmented', () => {
  it('shows the choice and tells the new one', () => {
    const chosen: string[] = [];
    render(
      <Segmented
        label="Vue"
        value="a"
        onChange={(id) => chosen.push(id)}
        options={[
          { id: 'a', label: 'Tableau' },
          { id: 'b', label: 'Calendrier' },
        ]}
      />,
    );
    expect(screen.getByRole('radio', { name: 'Tableau' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: 'Calendrier' }));
    expect(chosen).toEqual(['b']);
  });
});

describe('DataTable', () => {
  it('sorts by a column, figures from the largest, nothing known last', () => {
    const rows = [
      { id: 'a', value: 3 },
      { id: 'b', value: null },
      { id: 'c', value: 9 },
    ];
    render(
      <DataTable
        caption="Essai"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', head: 'Nom', rowHeader: true, cell: (row) => row.id },
          {
            id: 'value',
            head: 'Valeur',
            numeric: true,
            cell: (row) => row.value ?? '',
            sortBy: (row) => row.value,
          },
        ]}
      />,
    );
    const order = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(order()).toEqual(['a', 'b', 'c']);
    fireEvent.click(screen.getByRole('button', { name: /Valeur/u }));
    expect(order()).toEqual(['c', 'a', 'b']);
    fireEvent.click(screen.getByRole('button', { name: /Valeur/u }));
    expect(order()).toEqual(['a', 'c', 'b']);
  });
});

describe('scales and people', () => {
  it('keeps a mark inside its scale', () => {
    expect([place(-5, 0, 100), place(50, 0, 200), place(500, 0, 100), place(5, 3, 3)]).toEqual([
      0, 25, 100, 0,
    ]);
  });
  it('gives initials and one of the six hues to anyone', () => {
    expect(['Samia Belaïd', 'élise', 'Jean-Luc Le Goff', ' '].map(initials)).toEqual(['SB', 'É', 'JG', '?']);
    expect(presenceColor('p4')).toBe('p4');
    expect(presenceColor('a person’s id')).toMatch(/^p[1-6]$/u);
    expect(presenceColor('a person’s id')).toBe(presenceColor('a person’s id'));
  });
});

describe('light components', () => {
  const folder = join(process.cwd(), 'app/components');

  /** Every module reached from a file by its relative imports. */
  function reached(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file) || !existsSync(file)) return seen;
    seen.add(file);
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/gu))
      reached(join(file, '..', to), seen);
    return seen;
  }

  it.each([
    'button',
    'field',
    'text-field',
    'save-state',
    'notice',
    'fiche',
    'grade-badge',
    'interval',
    'step-header',
    'presence',
    'logo',
    'tag',
    'section',
  ])('%s stays without react-aria, so that the join page stays light', (name) => {
    const files = reached(join(folder, `${name}.tsx`));
    expect(files.size).toBeGreaterThan(0);
    for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toContain('react-aria-components');
  });
});

function describedBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
