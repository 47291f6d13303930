import { describe, expect, it } from 'vitest';
import { embeddedTables, packFrom } from '#app/reference/index.ts';
import { outlinesHref, outlinesSvg } from './outlines.ts';

const embedded = await embeddedTables();
const square = '1200,9400 1200,9600 1400,9600 1400,9400 1200,9400';
const outlined = packFrom('outlined', {
  ...embedded,
  named: {
    contours: {
      source: 'insee-contours',
      columns: ['zone', 'anneaux'],
      rows: [
        ['2705', square],
        ['0401', '11100,-4200 11100,-4220 11120,-4220 11100,-4200'],
        ['0601', '1,1 1,1'],
        ['0101', '-12620,3610 -12320,3200 -12220,3260 -12620,3610'],
      ],
    },
  },
});

describe('imported outlines', () => {
  it('R-492 are one path a zone, closed, the mainland and each inset where they are drawn', () => {
    const svg = outlinesSvg(outlined) ?? '';
    expect(svg.match(/<path id="z\d{4}"/g)).toHaveLength(4);
    expect(svg).toMatch(/<path id="z2705" d="M[\d.]+ [\d.]+l[-\d. ]+z"\/>/);
    const [x = 0, y = 0] = (/id="z0401" d="M([\d.]+) ([\d.]+)/.exec(svg) ?? []).slice(1).map(Number);
    // La Réunion is in the fourth inset, under the mainland.
    expect([x > 180 && x < 260, y > 300]).toEqual([true, true]);
    const xs = [...(/id="z0101" d="M([\d.]+) /.exec(svg) ?? [])].slice(1).map(Number);
    // Saint-Martin is far from Guadeloupe: what is beyond the inset stays on its edge.
    expect(xs).toEqual([0]);
    // A ring too small to be seen draws nothing.
    expect(svg).toContain('<path id="z0601" d=""/>');
    expect(outlinesSvg(outlined)).toBe(svg);
  });

  it('R-492 are asked for by the version that holds them, and by no other', () => {
    expect(outlinesHref(outlined, '2026-11-22.1')).toBe('/cartes/contours.svg?jeu=2026-11-22.1');
    const bare = packFrom('bare', embedded);
    expect([outlinesHref(bare, '2026-11-22.1'), outlinesSvg(bare)]).toEqual([null, null]);
  });
});
