import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assess, prepareBasin } from '#app/engine/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import type { BalanceContent, Derivations, FlatNode, Verification } from '#app/services/index.ts';
import { aPack } from '#tests/factories/pack.ts';
import { BalanceSheet } from './balance-sheet.tsx';
import { cutDerivation, heaviest, sheetOf, treeOf, type Kept } from './sheet.ts';
import { VerificationNotice } from './verification-notice.tsx';

afterEach(cleanup);

const pack = aPack();
const prepared = prepareBasin(pack, '2705', { draws: 3 });
if (!prepared.ok) throw new Error(prepared.failure.code);
const drawn = { ...pack, responses: { '2705': prepared.value } };

function content(part: Partial<Scenario> = {}): BalanceContent {
  const scenario = { zone: '2705', branch: 'CK', directJobs: 60, proven: ['directJobs'] as const, ...part };
  const found = assess(scenario, drawn, { draws: 60 });
  return {
    schema: 1,
    at: '2026-11-24T10:00:00.000Z',
    project: {
      id: 'p',
      number: 'BEL-0147',
      title: 'Cellules cobotiques',
      lead: '',
      commune: null,
      basin: 'Alpha',
      branch: 'Machines',
      space: { id: 's', name: 'Comité' },
      example: true,
    },
    scenario,
    proofs: { directJobs: 'Devis de mars' },
    engine: found.engine,
    pack: found.pack,
    draws: { count: 60, seed: 1, geographies: 3 },
    inputs: found.inputs,
    indicators: found.indicators,
    zones: found.zones,
    warnings: found.warnings,
    drivers: found.drivers ?? {},
    derivations: { nodes: [], roots: {} },
    sources: {},
  };
}

const kept: Kept = {
  id: 'b',
  version: 3,
  hash: '7f3a91c04be2'.padEnd(64, '0'),
  frozenAt: '2026-11-24T10:00:00.000Z',
  publishedAt: null,
};
const places = pack.zones.map(({ code, name, lon, lat }) => ({ code, name, lon, lat }));

function show(part: Partial<Scenario> = {}, frozen: Kept | null = kept) {
  const onOpen = vi.fn();
  render(
    <BalanceSheet
      sheet={sheetOf(content(part))}
      kept={frozen}
      places={places}
      address="http://localhost/bilans/b"
      onOpen={onOpen}
    />,
  );
  return onOpen;
}

describe('the balance sheet', () => {
  it('says in one sentence what the project adds, then what it is', () => {
    show();
    expect(screen.getByText(/En régime de croisière, le projet ajouterait/)).toBeTruthy();
    expect(screen.getByText('BEL-0147, version 3')).toBeTruthy();
    expect(screen.getByText('7f3a 91c0 4be2')).toBeTruthy();
    expect(screen.getByText('Exemple')).toBeTruthy();
  });

  it('shows ten figures, each opening on where it comes from', () => {
    const onOpen = show();
    const table = screen.getByRole('region', { name: 'Dix chiffres à retenir' });
    expect(within(table).getAllByRole('row')).toHaveLength(11);
    fireEvent.click(within(table).getByRole('button', { name: /Emplois nets, bassin/ }));
    expect(onOpen).toHaveBeenCalledWith('J07|basin|net-basin');
  });

  it('says what is missing instead of a figure', () => {
    show();
    expect(screen.getByText('il manque l’investissement')).toBeTruthy();
  });

  it('tells what is declared, with its evidence, from what is estimated', () => {
    const onOpen = show();
    const table = screen.getByRole('region', { name: /^Hypothèses/ });
    const row = within(table).getByRole('row', { name: /Emplois directs/ });
    expect(within(row).getByText('déclaré, pièce : Devis de mars')).toBeTruthy();
    fireEvent.click(within(row).getByRole('button'));
    expect(onOpen).toHaveBeenCalledWith('input:directJobs');
    expect(within(table).getAllByText('estimé').length).toBeGreaterThan(8);
    expect(within(table).getAllByText('non renseigné')).toHaveLength(2);
  });

  it('has no fingerprint and no square while it is not frozen, nor a square while it is not published', () => {
    show({}, null);
    expect(screen.getByText('aucune : non figé')).toBeTruthy();
    cleanup();
    show();
    expect(screen.queryByRole('img', { name: /à lire avec un téléphone/ })).toBeNull();
    cleanup();
    show({}, { ...kept, publishedAt: kept.frozenAt });
    expect(screen.getByRole('img', { name: /à lire avec un téléphone/ })).toBeTruthy();
  });

  it('counts what weighs little under the others', () => {
    const drivers = [0.5, 0.3, 0.15].map((share, at) => ({ id: `d${at}`, share }));
    expect(heaviest(drivers, 2).map(({ id }) => id)).toEqual(['d0', 'd1', null]);
    expect(heaviest(drivers, 2)[2]?.share).toBeCloseTo(0.2);
    expect(heaviest([], 2)).toEqual([]);
  });
});

describe('one derivation', () => {
  const node = (id: string, inputs: number[]): FlatNode => ({
    ...{ id, inputs, value: 1, unit: 'FTE', grade: 'C', rule: 'R-01', sources: [] },
  });
  const derivations: Derivations = {
    nodes: [node('shared', []), node('other', []), node('left', [0]), node('root', [2, 0])],
    roots: { root: 3, other: 1 },
  };

  it('is cut out with what it rests on, once each, and grown into a tree again', () => {
    const cut = cutDerivation(derivations, 'root');
    expect(cut?.nodes.map(({ id }) => id)).toEqual(['shared', 'left', 'root']);
    const tree = cut === null ? null : treeOf(cut);
    expect(tree?.inputs.map(({ id }) => id)).toEqual(['left', 'shared']);
    expect(tree?.inputs[0]?.inputs[0]).toBe(tree?.inputs[1]);
  });

  it('is null for a figure that is not there', () => {
    expect(cutDerivation(derivations, 'toString')).toBeNull();
  });
});

describe('« Vérifier »', () => {
  const same: Verification = {
    intact: true,
    engine: { frozen: '0.1.0', current: '0.1.0' },
    pack: { frozen: 'a', current: 'a' },
    compared: 1848,
    different: 0,
    differences: [],
  };
  const difference = { path: 'J07|basin|net-basin.p10', frozen: 0.1, found: 0.30000000000000004 };

  it.each([
    ['identical figures', same, /identiques jusqu’au dernier/],
    ['a new engine', { ...same, engine: { frozen: '0.1.0', current: '0.2.0' } }, /Le moteur a changé depuis/],
    [
      'a new pack',
      { ...same, pack: { frozen: 'a', current: 'b' }, different: 1, differences: [difference] },
      /Les données ont changé depuis.*0\.30000000000000004/,
    ],
    ['a gap without a cause', { ...same, different: 2, differences: [difference] }, /ne devrait pas être là/],
    ['a content that was altered', { ...same, intact: false }, /a été modifié après avoir été figé/],
  ])('tells %s', (_, found, words) => {
    const { container } = render(<VerificationNotice found={found} />);
    expect(container.textContent).toMatch(words);
  });
});
