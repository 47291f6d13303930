import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { I18nProvider } from '#app/i18n/index.ts';
import { daysBetween, firstOfMonth, monthsBetween } from './calendar.ts';
import { DotMap } from './dot-map.tsx';
import { MapOutlines } from './map-outlines.tsx';
import { placeOf } from './map-projection.ts';
import { INSET_SIZE, MAP_SIZE } from './france-outline.ts';
import { delayOf } from './gantt.tsx';
import { RankingTable } from './ranking-table.tsx';
import { textureOf } from './textures.tsx';
import { Waterfall, barsOf, type WaterfallStep } from './waterfall.tsx';

afterEach(cleanup);

const steps: WaterfallStep[] = [
  { id: 'direct', label: 'Direct', value: 60, grade: 'B', tone: 'direct' },
  { id: 'indirect', label: 'Indirect', value: 34, grade: 'C', tone: 'indirect' },
  { id: 'gross', label: 'Brut', value: 94, grade: 'C', tone: 'gross', total: true, p10: 80, p90: 110 },
  { id: 'displaced', label: 'Déplacés', value: -30, grade: 'E', tone: 'loss' },
  { id: 'net', label: 'Net', value: 64, grade: 'E', tone: 'net', total: true, p10: 50, p90: 80 },
];

describe('Waterfall', () => {
  it('hangs each step from the end of the one before, and stands totals on the base', () => {
    expect(barsOf(steps).map(({ from, to }) => [from, to])).toEqual([
      [0, 60],
      [60, 94],
      [0, 94],
      [94, 64],
      [0, 64],
    ]);
  });

  it('says the whole chart in one sentence, losses with a real minus', () => {
    render(<Waterfall title="Du brut au net" steps={steps} />);
    const [drawing] = screen.getAllByRole('img', { name: /Du brut au net/u });
    expect(drawing?.getAttribute('aria-label')).toBe(
      'Du brut au net\u00a0: Direct 60, Indirect +\u00a034, Brut 94, Déplacés −\u00a030, Net 64.',
    );
  });

  it('gives the same data as a table, with the interval of the totals only', () => {
    render(<Waterfall title="Du brut au net" steps={steps} />);
    fireEvent.click(screen.getByRole('button', { name: 'Tableau' }));
    expect(screen.queryByRole('img', { name: /Du brut au net/u })).toBeNull();
    const cells = screen.getAllByRole('row').map((row) => row.textContent);
    expect(cells).toContain('Brut9480\u00a0à\u00a0110Cestimé');
    expect(cells).toContain('Déplacés−\u00a030Esupposé');
    fireEvent.click(screen.getByRole('button', { name: 'Dessin' }));
    expect(screen.getAllByRole('img', { name: /Du brut au net/u })).not.toHaveLength(0);
  });

  it('draws a net loss under the base', () => {
    const loss = barsOf([
      { id: 'direct', label: 'Direct', value: 10, grade: 'B', tone: 'direct' },
      { id: 'displaced', label: 'Déplacés', value: -14, grade: 'E', tone: 'loss' },
    ]);
    expect(loss.at(-1)).toMatchObject({ from: 10, to: -4 });
  });
});

describe('textures', () => {
  it('are full when declared, hatched when estimated, dotted when assumed', () => {
    expect((['A', 'B', 'C', 'D', 'E'] as const).map(textureOf)).toEqual([
      'full',
      'full',
      'hatched',
      'hatched',
      'dotted',
    ]);
  });
});

describe('DotMap', () => {
  it('places mainland basins on the map and overseas ones in their inset', () => {
    const belfort = placeOf({ lon: 6.86, lat: 47.64 });
    const brest = placeOf({ lon: -4.49, lat: 48.39 });
    expect(brest.x).toBeLessThan(belfort.x);
    for (const { x, y } of [belfort, brest]) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(MAP_SIZE);
      expect(y).toBeLessThan(MAP_SIZE);
    }
    const overseas = [
      [-61.5, 16.2],
      [-61, 14.6],
      [-52.3, 4.9],
      [55.5, -21.1],
      [45.1, -12.8],
    ].map(([lon = 0, lat = 0]) => placeOf({ lon, lat }));
    expect([...overseas].sort((a, b) => a.x - b.x)).toEqual(overseas);
    for (const { y } of overseas) {
      expect(y).toBeGreaterThan(MAP_SIZE);
      expect(y).toBeLessThan(MAP_SIZE + 10 + INSET_SIZE);
    }
  });
});

describe('DotMap and who loses', () => {
  it('marks a basin that loses half a job or less too, smaller, and none under a tenth', () => {
    const place = (code: string, lon: number) => ({ code, name: code, lon, lat: 46 });
    const { container } = render(
      <I18nProvider lang="fr">
        <DotMap
          title="Carte"
          zones={[place('0001', 2), place('0002', 3), place('0003', 4), place('2705', 6.86)]}
          points={[{ zone: '2705', jobs: 60 }]}
          losing={[
            { zone: '0001', jobs: 0.3 },
            { zone: '0002', jobs: 0.05 },
            { zone: '0003', jobs: 3 },
          ]}
          own="2705"
        />
      </I18nProvider>,
    );
    const lost = [...container.querySelectorAll('circle.stroke-prune')];
    expect(lost.map((circle) => circle.querySelector('title')?.textContent?.slice(0, 4))).toEqual([
      '0001',
      '0003',
    ]);
    const [faint, whole] = lost.map((circle) => Number(circle.getAttribute('r')));
    expect(faint).toBeLessThan(whole ?? 0);
  });
});

describe('DotMap with imported outlines', () => {
  const map = (outlines: string | null) =>
    render(
      <I18nProvider lang="fr">
        <MapOutlines href={outlines}>
          <DotMap
            title="Carte"
            zones={[{ code: '2705', name: 'Belfort', lon: 6.86, lat: 47.64 }]}
            points={[]}
            own="2705"
          />
        </MapOutlines>
      </I18nProvider>,
    ).container;

  it('R-492 draws them in place of the country’s own, the basin’s filled', () => {
    const used = (from: Element) => [...from.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(used(map('/cartes/contours.svg?jeu=x'))).toEqual([
      '/cartes/contours.svg?jeu=x#zones',
      '/cartes/contours.svg?jeu=x#z2705',
    ]);
    cleanup();
    const embedded = map(null);
    expect(used(embedded)).toEqual([]);
    expect(embedded.querySelectorAll('svg > path').length).toBeGreaterThan(0);
  });
});

describe('Gantt', () => {
  it('counts the days between the voted date and the expected one', () => {
    expect(delayOf({ end: '2027-01-04', votedEnd: '2026-12-17' })).toBe(18);
    expect(delayOf({ end: '2026-12-01', votedEnd: '2026-12-17' })).toBe(0);
    expect(delayOf({ end: '2026-12-01', votedEnd: null })).toBe(0);
  });

  it('counts days and months across the change of hour and of year', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(firstOfMonth('2026-12-31', 1)).toBe('2027-01-01');
    expect(monthsBetween('2026-11-15', '2027-02-01')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  });
});

describe('RankingTable', () => {
  it('says « ex æquo » rather than a rank that the interval drowns', () => {
    const row = {
      id: 'a',
      label: 'Fonderie',
      rank: 2,
      tied: true,
      score: 66,
      p10: 57,
      p90: 75,
      shares: [0.2, 0.5, 0.3],
    };
    render(
      <RankingTable
        title="Classement"
        rows={[row, { ...row, id: 'b', label: 'Cobots', rank: 1, tied: false, shares: [0.62, 0.3, 0.08] }]}
      />,
    );
    expect(screen.getByRole('row', { name: /Fonderie/u }).textContent).toContain('ex æquo');
    expect(screen.getByRole('row', { name: /Cobots/u }).textContent).toContain('1er\u00a0: 62\u00a0%');
  });
});
