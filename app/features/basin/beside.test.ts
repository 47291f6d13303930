import { expect, it } from 'vitest';
import { findZone, loadPack } from '#app/reference/index.ts';
import { besideOf, figureAddress, figureAsked } from './beside.ts';
import { basinFigures } from './figures.ts';

const pack = await loadPack();
const zone = findZone(pack, '2705');
if (zone === null) throw new Error('Belfort is not in the pack');
const belfort = basinFigures(pack, zone);

it('a figure of the table opens, by its address, on the derivation of the very value shown', () => {
  const { zone: code, figures } = besideOf(belfort);
  for (const { id, here, france, comparable } of figures) {
    for (const [place, value] of [
      ['zone', here],
      ['france', france],
      ['comparable', comparable],
    ] as const) {
      if (value === null) continue;
      const params = new URL(figureAddress(code, id, place), 'http://localhost').searchParams;
      expect(figureAsked(params, belfort.figures)?.value).toBe(value);
    }
  }
});

it('an address that asks for no known figure opens nothing', () => {
  for (const query of ['', 'figure=unknown', 'place=france', 'figure=<script>&place=zone'])
    expect(figureAsked(new URLSearchParams(query), belfort.figures)).toBeNull();
});
