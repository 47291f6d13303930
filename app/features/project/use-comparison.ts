import { useCallback, useEffect, useMemo, useRef } from 'react';
import { scenarioIn } from '#app/documents/index.ts';
import type { Move } from '#app/features/impact/moves.ts';
import { useScores, type Scores } from '#app/features/impact/use-scores.ts';
import type { EnginePort } from '#app/features/impact/engine-port.ts';
import type { CandidateFile, ComparisonData } from './data.ts';
import { rulesOf } from './rules.ts';
import { useCandidates, type CandidateChange, type OpenCandidate } from './use-candidates.ts';
import { useMoves } from './use-moves.ts';

/** The candidates as they are now, their scores, and what just moved. */
export type Comparison = { files: readonly CandidateFile[]; scores: Scores; move: Move | null };

/**
 * Follows every candidate of a space: documents, then engine, then what moved. `open` is null on the server and until the
 * rooms are known; `focus` is the candidate whose unknown inputs are weighed.
 */
export function useComparison(
  data: ComparisonData,
  options: { open: OpenCandidate | null; focus?: string; openPort?: () => EnginePort },
): Comparison {
  const { space, person, group, initial } = data;
  const me = useMemo(() => ({ id: person.id, name: person.name }), [person.id, person.name]);
  const { move, changed, answered } = useMoves({ me, initial });
  const push = useRef<Scores['push'] | null>(null);
  const onChange = useCallback(
    (change: CandidateChange) => {
      changed(change);
      // Before React draws anything: the engine works while the page does.
      const known = data.candidates.find(({ id }) => id === change.candidate);
      push.current?.(change.candidate, scenarioIn(space.zone, change.after, known?.observed));
    },
    [changed, space.zone, data.candidates],
  );
  const files = useCandidates({ initial: data.candidates, open: options.open, onChange });
  const candidates = useMemo(
    () =>
      files.map(({ id, snapshot, observed }) => ({
        id,
        scenario: scenarioIn(space.zone, snapshot, observed),
      })),
    [files, space.zone],
  );
  const rules = useMemo(() => rulesOf(group), [group]);
  const scores = useScores({
    candidates,
    rules,
    initial,
    onCentral: answered,
    pack: space.pack,
    ...(options.focus === undefined ? {} : { focus: options.focus }),
    ...(options.openPort === undefined ? {} : { openPort: options.openPort }),
  });
  useEffect(() => {
    push.current = scores.push;
  }, [scores.push]);
  return useMemo(() => ({ files, scores, move }), [files, scores, move]);
}

/** The title to show of a candidate; empty titles say so. */
export function titleOf(file: CandidateFile, untitled: string): string {
  return file.snapshot.fields.title.trim() || untitled;
}
