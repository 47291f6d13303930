import { useId } from 'react';
import type { Grade } from '../grade-badge.tsx';

/** The colours a mark may have, by what they mean. */
export type Tone = 'ink' | 'direct' | 'indirect' | 'induced' | 'loss' | 'net' | 'past';

/** Full: declared, proven or a total. Hatched: estimated from a source. Dotted: assumed. */
export type Texture = 'full' | 'hatched' | 'dotted';

// Whole class names: Tailwind reads them in the source.
const fills: Record<Tone, string> = {
  ink: 'fill-encre',
  direct: 'fill-direct',
  indirect: 'fill-indirect',
  induced: 'fill-induit',
  loss: 'fill-prune',
  net: 'fill-vert',
  past: 'fill-eteint',
};
const strokes: Record<Tone, string> = {
  ink: 'stroke-encre',
  direct: 'stroke-direct',
  indirect: 'stroke-indirect',
  induced: 'stroke-induit',
  loss: 'stroke-prune',
  net: 'stroke-vert',
  past: 'stroke-eteint',
};

/** The texture of a grade, the same on fields, bars and badges. */
export function textureOf(grade: Grade): Texture {
  if (grade === 'E') return 'dotted';
  return grade === 'A' || grade === 'B' ? 'full' : 'hatched';
}

/** Class that fills with a tone. */
export function fillClass(tone: Tone): string {
  return fills[tone];
}

/** Class that outlines with a tone. */
export function strokeClass(tone: Tone): string {
  return strokes[tone];
}

/** How a mark is painted: attributes for a `rect` or a `path`. */
export type Paint = {
  (
    tone: Tone,
    texture: Texture,
  ): { className: string; fill?: string; strokeWidth: number; strokeDasharray?: string };
};

/**
 * Patterns of one drawing, and the painter that uses them. Ids are the drawing's own: two charts in a page never
 * share a pattern, since one of them may be hidden and take the pattern with it.
 */
export function useTextures(tones: readonly Tone[]): { defs: JSX.Element; paint: Paint } {
  const id = useId().replaceAll(':', '');
  const paint: Paint = (tone, texture) =>
    texture === 'full'
      ? { className: `${fills[tone]} ${strokes[tone]}`, strokeWidth: 1.5 }
      : {
          className: strokes[tone],
          fill: `url(#${id}-${tone}-${texture})`,
          strokeWidth: 1.5,
          ...(texture === 'dotted' ? { strokeDasharray: '4 3' } : {}),
        };
  const defs = (
    <defs>
      {tones.map((tone) => (
        <g key={tone}>
          <pattern
            id={`${id}-${tone}-hatched`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="fill-calque" />
            <rect width="2.6" height="6" className={fills[tone]} />
          </pattern>
          <pattern id={`${id}-${tone}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" className="fill-calque" />
            <circle cx="3" cy="3" r="1.45" className={fills[tone]} />
          </pattern>
        </g>
      ))}
    </defs>
  );
  return { defs, paint };
}
