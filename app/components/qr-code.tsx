import { encode } from 'uqr';
import { useMemo } from 'react';

/** A text as a square to aim a phone at, dark on whatever is behind it. Fills the width it is given. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const path = useMemo(() => squarePath(text), [text]);
  return (
    <svg
      viewBox={`0 0 ${path.size} ${path.size}`}
      role="img"
      aria-label={label}
      className={className}
      shapeRendering="crispEdges"
    >
      <path d={path.d} fill="#12211E" />
    </svg>
  );
}

/** The QR code's dark squares as one SVG path, one run of squares a rectangle. */
function squarePath(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 1 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= size; x++) {
      if (row[x] === true && start < 0) start = x;
      if (row[x] !== true && start >= 0) {
        runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
        start = -1;
      }
    }
  });
  return { d: runs.join(''), size };
}
