import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from './class-names.ts';
import { Interval } from './interval.tsx';

export type FigureProps = {
  label: string;
  /** Null when it cannot be computed: `missing` says why. */
  value: number | null;
  missing?: string | undefined;
  write?: ((value: number) => string) | undefined;
  p10?: number | undefined;
  p90?: number | undefined;
  /** The common scale of the figures beside it. */
  max?: number | undefined;
  min?: number | undefined;
  note?: ReactNode;
  /** The figure that answers the question of the page. */
  net?: boolean | undefined;
  /** The reader is editing this row: the figure waits, still. */
  still?: boolean | undefined;
  className?: string | undefined;
};

/** A headline figure with its interval underneath. It rolls to a new value in 400 ms, then keeps still. */
export function Figure({
  label,
  value,
  missing,
  p10,
  p90,
  max,
  min,
  note,
  net,
  still = false,
  ...rest
}: FigureProps) {
  const { format, t } = useI18n();
  const write = rest.write ?? format.jobs;
  return (
    <div className={classNames('chiffre-bloc', net && 'net', rest.className)}>
      <p className={net ? 's font-semibold' : 's'}>{label}</p>
      {value === null ? (
        <p className="s perte">
          <b>{t('components.figure.missing')}</b> {missing}
        </p>
      ) : (
        <>
          <Rolling value={value} write={write} still={still} className={net ? 'text-vert' : undefined} />
          {p10 !== undefined && p90 !== undefined && max !== undefined ? (
            <Interval {...{ p10, p90, max, min, write }} p50={value} labels tone={net ? 'net' : 'ink'} />
          ) : null}
        </>
      )}
      {note ? <p className="s doux">{note}</p> : null}
    </div>
  );
}

/** The digits alone, so that a frame of their roll draws nothing else. */
function Rolling({
  value,
  write,
  still,
  className,
}: {
  value: number;
  write: (value: number) => string;
  still: boolean;
  className: string | undefined;
}) {
  const { shown, moving } = useRolling(value, still);
  return (
    <p className={classNames('chiffre roule', className)} data-moving={moving}>
      <span aria-hidden="true">{write(shown)}</span>
      <span className="sr">{write(value)}</span>
    </p>
  );
}

const ROLL_MS = 400;

/** The value on its way from the former to the new one. Jumps when motion is reduced. */
function useRolling(value: number, still: boolean): { shown: number; moving: boolean } {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    if (still || start === value) return;
    const jump = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    let frame = 0;
    const begun = performance.now();
    const step = (now: number) => {
      const share = jump ? 1 : Math.min(1, Math.max(0, (now - begun) / ROLL_MS));
      const next = jump ? value : start + (value - start) * (1 - (1 - share) ** 3);
      from.current = next;
      setShown(next);
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [value, still]);
  return { shown, moving: shown !== value };
}
