import { classNames } from '../class-names.ts';
import { place } from '../interval.tsx';

export type ShareBarProps = {
  value: number;
  /** End of the scale, common to the bars compared. */
  max: number;
  min?: number | undefined;
  /** The own basin is full, what it is compared with is hollow. */
  tone?: 'net' | 'ink' | 'loss' | 'hollow' | undefined;
  /** A reference on the same scale: a black tick. */
  mark?: number | undefined;
  className?: string | undefined;
};

const fills = {
  net: 'fill-vert stroke-vert',
  ink: 'fill-encre stroke-encre',
  loss: 'fill-prune stroke-prune',
  hollow: 'fill-calque stroke-encre',
} as const;

/**
 * One bar beside the figure that it draws: silent, since the figure is written. Its length is an attribute of the
 * drawing and not a style: the security policy drops style attributes sent by the server.
 */
export function ShareBar({ value, max, min = 0, tone = 'net', mark, className }: ShareBarProps) {
  return (
    <svg aria-hidden="true" className={classNames('dessin', className)} height="12">
      <rect
        x="0.6"
        y="1"
        width={`${place(value, min, max)}%`}
        height="10"
        className={fills[tone]}
        strokeWidth="1.2"
      />
      {mark === undefined ? null : (
        <line
          x1={`${place(mark, min, max)}%`}
          x2={`${place(mark, min, max)}%`}
          y1="-1"
          y2="13"
          className="stroke-encre"
          strokeWidth="2"
        />
      )}
    </svg>
  );
}
