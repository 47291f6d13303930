import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { Notice } from '#app/components/index.ts';
import { LazyTracePanel } from '#app/features/impact/lazy-trace-panel.tsx';
import type { Derivation, Scores } from '#app/features/impact/use-scores.ts';
import { useI18n } from '#app/i18n/index.ts';

/** The derivation on show: nothing, being read, or read (null when the figure has none). */
export type Trace = {
  shown: { derivation: Derivation | null; asked: boolean };
  open: (candidate: string, key: string) => void;
  /** Shows a derivation that is already known. */
  show: (derivation: Derivation) => void;
  close: () => void;
};

/** Opens the derivation of a figure; the last one asked wins. */
export function useTrace(scores: Pick<Scores, 'derive'>): Trace {
  const [shown, setShown] = useState<Trace['shown']>({ derivation: null, asked: false });
  const turn = useRef(0);
  const { derive } = scores;
  const open = useCallback(
    (candidate: string, key: string) => {
      turn.current += 1;
      const mine = turn.current;
      void derive(candidate, key).then((derivation) => {
        if (turn.current === mine) setShown({ derivation, asked: true });
      });
    },
    [derive],
  );
  const show = useCallback((derivation: Derivation) => {
    turn.current += 1;
    setShown({ derivation, asked: true });
  }, []);
  const close = useCallback(() => {
    turn.current += 1;
    setShown({ derivation: null, asked: false });
  }, []);
  return useMemo(() => ({ shown, open, show, close }), [shown, open, show, close]);
}

/** Where the derivation appears. One a page. */
export function TracePlace({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const { derivation, asked } = trace.shown;
  if (!asked) return null;
  if (derivation === null) {
    return (
      <div className="fixed right-4 bottom-20 z-40 max-w-sm shadow-flottant lg:bottom-4">
        <Notice
          title={t('impact.trace.none')}
          actions={
            <button type="button" className="btn" onClick={trace.close}>
              {t('components.close')}
            </button>
          }
        />
      </div>
    );
  }
  return (
    <Suspense fallback={null}>
      <LazyTracePanel node={derivation.root} sources={derivation.sources} onClose={trace.close} />
    </Suspense>
  );
}
