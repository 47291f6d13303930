// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('./styles.css', import.meta.url), 'utf8');

/** The colour tokens of a block of styles.css, by name without `--color-`. */
function tokens(opening: string): Map<string, string> {
  const start = source.indexOf(opening);
  expect(start, `${opening} is in styles.css`).toBeGreaterThanOrEqual(0);
  const block = source.slice(start, source.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/gu)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

const light = tokens('@theme static');
const dark = new Map([...light, ...tokens("[data-theme='sombre'] {")]);

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => {
    const hex = name.startsWith('#') ? name : theme.get(name);
    if (!hex) throw new Error(`no colour named ${name}`);
    return luminance(hex);
  });
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const INK = '#12211e';
const grounds = ['papier', 'calque', 'creux', 'jaune-clair', 'vert-clair'];

// Text on its grounds: 4.5 on laptop and phone.
const text: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['encre', ground],
    ['encre-2', ground],
  ]),
  ...['papier', 'calque', 'creux'].flatMap((ground): [string, string][] => [
    ['vert', ground],
    ['prune', ground],
    ['attente', ground],
  ]),
  ['minium', 'papier'],
  ['minium', 'calque'],
  ['vert', 'vert-clair'],
  ['vert-fonce', 'vert-clair'],
  ['prune', 'prune-clair'],
  ['prune', 'jaune-clair'],
  ['encre', 'minium-clair'],
  ['encre', 'hachure'],
  ['sur-plein', 'vert'],
  ['sur-plein', 'vert-fonce'],
  ['sur-plein', 'minium'],
  ['sur-plein', 'prune'],
  ['papier', 'encre'],
];

// Lines, marks and borders: 3.
const marks: [string, string][] = [
  ['bord', 'papier'],
  ['bord', 'calque'],
  ['focus', 'papier'],
  ['focus', 'calque'],
  ['focus', 'creux'],
  ['direct', 'papier'],
  ['indirect', 'papier'],
  ['induit', 'papier'],
  ['direct', 'calque'],
  ['indirect', 'calque'],
  ['induit', 'calque'],
  ['encre', 'niv-3'],
  ['encre', 'niv-4'],
  ['encre', 'niv-5'],
];

describe('colours, laptop and phone', () => {
  it.each(text)('%s is read on %s (4.5)', (front, back) => {
    expect(contrast(light, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each([...marks, ['focus', 'jaune'] as [string, string]])('%s is seen on %s (3)', (front, back) => {
    expect(contrast(light, front, back)).toBeGreaterThanOrEqual(3);
  });
  it('writes ink on yellow, and white initials on the six hues of presence', () => {
    expect(contrast(light, INK, 'jaune')).toBeGreaterThanOrEqual(7);
    for (const hue of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) {
      expect(contrast(light, '#ffffff', hue), hue).toBeGreaterThanOrEqual(4.5);
    }
  });
  it('writes white on the two darkest levels, ink on the light ones', () => {
    expect(contrast(light, 'calque', 'niv-1')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light, 'calque', 'niv-2')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light, 'encre', 'niv-3')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light, 'encre', 'niv-4')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('colours, projected', () => {
  const white = new Map([...light, ['papier', '#ffffff'] as const]);
  const said = ['encre', 'vert', 'prune'];
  it.each(said)('%s is read from the back of the room, light (7)', (front) => {
    expect(contrast(white, front, 'papier')).toBeGreaterThanOrEqual(7);
  });
  it.each([...said, 'minium', 'attente'])('%s is read from the back of the room, dark (7)', (front) => {
    expect(contrast(dark, front, 'papier')).toBeGreaterThanOrEqual(7);
  });
  it.each(text)('%s is read on %s, dark (4.5)', (front, back) => {
    expect(contrast(dark, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks.filter(([front]) => front !== 'encre'))('%s is seen on %s, dark (3)', (front, back) => {
    expect(contrast(dark, front, back)).toBeGreaterThanOrEqual(3);
  });
  it('writes the « now » tag in yellow on ink', () => {
    expect(contrast(light, 'jaune', INK)).toBeGreaterThanOrEqual(7);
  });
});
