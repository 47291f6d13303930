import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { TraceBody } from './trace-panel.tsx';

afterEach(cleanup);

const flores: Source = {
  id: 'insee-flores',
  title: 'Postes salariés',
  producer: 'Insee, Flores',
  vintage: '2023',
  table: 'zone x A38',
  licence: 'Licence Ouverte 2.0',
  url: 'https://www.insee.fr',
  retrievedOn: '2026-11-21',
  bestBefore: null,
};

function node(part: Partial<TraceNode> & { id: string }): TraceNode {
  return {
    value: 1,
    unit: 'index',
    grade: 'C',
    rule: 'source',
    inputs: [],
    sources: ['insee-flores'],
    ...part,
  };
}

function show(root: TraceNode) {
  render(<TraceBody node={root} sources={{ 'insee-flores': flores }} />);
}

describe('where a figure comes from', () => {
  it('says the formula in words, then in numbers', () => {
    show(
      node({
        id: 'basin.manufacturingShare',
        value: 0.25,
        unit: 'share',
        rule: 'B-01',
        sources: [],
        inputs: [
          node({ id: 'basin.manufacturingPosts', value: 50 }),
          node({ id: 'basin.posts', value: 200 }),
        ],
      }),
    );
    expect(document.body.textContent).toContain(
      'part des postes industriels = postes de l’industrie manufacturière ÷ postes salariés, toutes activités',
    );
    expect(document.body.textContent).toContain('25\u00a0% = 50 ÷ 200');
  });

  it('names each source once, with its licence and the day it was read', () => {
    show(node({ id: 'basin.posts', value: 200 }));
    expect(screen.getAllByText(/Licence Ouverte 2\.0, lu le 21 novembre 2026/)).toHaveLength(1);
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://www.insee.fr');
  });

  it('names under each source the cells read in it, once each, with the figure found there', () => {
    const posts = node({ id: 'posts.branchInBasin', value: 2122, unit: 'FTE', cell: '2705 CK' });
    show(
      node({ id: 'T07', sources: [], inputs: [posts, node({ id: 'J01', sources: [], inputs: [posts] })] }),
    );
    const cells = screen.getByRole('list', { name: 'Cases lues dans cette table' });
    expect(cells.querySelectorAll('li')).toHaveLength(1);
    expect(cells.textContent).toMatch(/2705 CK.*postes de la branche dans le bassin.*2.122.ETP/u);
  });

  it('R-440 says of a version imported before cells were noted that its file must be read again', () => {
    show(node({ id: 'basin.posts', value: 200 }));
    expect(document.body.textContent).toMatch(
      /avant que l’application note les cases \(fichier lu le 21.novembre.2026\).*réimporter ce fichier/u,
    );
    cleanup();
    const noted = {
      ...flores,
      tables: {
        posts: {
          file: 'f.csv',
          row: '{code}',
          column: '{code}',
          year: '2023',
          unit: '',
          url: '',
          toCheck: false,
        },
      },
    };
    render(<TraceBody node={node({ id: 'basin.posts' })} sources={{ 'insee-flores': noted }} />);
    expect(document.body.textContent).not.toContain('réimporter');
    cleanup();
    // A frozen balance never changes: another one is frozen.
    render(<TraceBody node={node({ id: 'basin.posts' })} sources={{ 'insee-flores': flores }} frozen />);
    expect(document.body.textContent).toMatch(/Bilan gelé avant .* en geler un nouveau/u);
  });

  it('shows the heaviest terms of a long sum, and the others on demand', () => {
    const terms = Array.from({ length: 20 }, (_, at) =>
      node({ id: 'branchJobs', value: at, unit: 'FTE', cell: `B${at}` }),
    );
    show(node({ id: 'J04', unit: 'FTE', rule: 'R-30', inputs: terms }));
    expect(screen.getByText(/^B19 /, { selector: 'p' })).toBeTruthy();
    expect(screen.queryByText(/^B3 /, { selector: 'p' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Les 14 autres termes' }));
    expect(screen.getByText(/^B3 /, { selector: 'p' })).toBeTruthy();
  });

  it('opens an input on what it was computed from', () => {
    const deep = node({ id: 'basin.posts', value: 12_345 });
    show(node({ id: 'J06', rule: 'R-46', inputs: [node({ id: 'J04', inputs: [deep] })] }));
    expect(screen.queryByText(/^12.345$/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /indirects/ }));
    expect(screen.getByText(/^12.345$/)).toBeTruthy();
  });
});
