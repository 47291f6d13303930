import type { Failure } from '#app/engine/types.ts';
import type { ImportCount } from '#app/services/index.ts';

/** Rows named in a report for each reason; the others are counted. */
const SAMPLE = 8;
/** Markers of missing cells counted one by one; the others are counted together. */
const MARKERS = 20;
const OTHER_MARKERS = '…';

type Tally = Map<string, { count: number; sample: { line: number; what: string }[] }>;

/**
 * What happened to each row of a file, counted as it is read. A `fault` refuses the whole file; the rest is told in the report.
 */
export type Ledger = {
  read: () => number;
  kept: () => number;
  row: () => void;
  keep: () => void;
  missing: (marker: string) => void;
  drop: (reason: string, line: number, what: string) => void;
  unmatched: (kind: string, line: number, code: string) => void;
  fault: (code: string, line: number, what: string) => void;
  note: (code: string) => void;
  /** The first kind of fault met, with its count and the first rows at fault. */
  failure: () => Failure | null;
  unmatchedCount: () => number;
  summary: () => {
    read: number;
    kept: number;
    dropped: ImportCount[];
    unmatched: ImportCount[];
    missing: { marker: string; count: number }[];
    notes: string[];
  };
};

/** An empty ledger. */
export function openLedger(): Ledger {
  let read = 0;
  let kept = 0;
  const missing = new Map<string, number>();
  const [dropped, unmatched, faults]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()];
  const notes = new Set<string>();
  return {
    read: () => read,
    kept: () => kept,
    row: () => void (read += 1),
    keep: () => void (kept += 1),
    missing: (marker) => {
      const known = missing.has(marker) || missing.size < MARKERS ? marker : OTHER_MARKERS;
      missing.set(known, (missing.get(known) ?? 0) + 1);
    },
    drop: (reason, line, what) => count(dropped, reason, line, what),
    unmatched: (kind, line, code) => count(unmatched, kind, line, code),
    fault: (code, line, what) => count(faults, code, line, what),
    note: (code) => void notes.add(code),
    failure: () => {
      const [first] = faults;
      return first === undefined ? null : { code: first[0], ...first[1] };
    },
    unmatchedCount: () => [...unmatched.values()].reduce((sum, one) => sum + one.count, 0),
    summary: () => ({
      read,
      kept,
      dropped: counts(dropped),
      unmatched: counts(unmatched),
      missing: [...missing].map(([marker, number]) => ({ marker, count: number })),
      notes: [...notes],
    }),
  };
}

function count(tally: Tally, reason: string, line: number, what: string): void {
  const known = tally.get(reason) ?? { count: 0, sample: [] };
  known.count += 1;
  if (known.sample.length < SAMPLE) known.sample.push({ line, what: what.slice(0, 80) });
  tally.set(reason, known);
}

function counts(tally: Tally): ImportCount[] {
  return [...tally].map(([reason, { count: number, sample }]) => ({ reason, count: number, sample }));
}
