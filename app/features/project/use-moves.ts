import { useCallback, useMemo, useRef, useState } from 'react';
import { valueOf, type Balance } from '#app/features/impact/balance.ts';
import { changesBetween, nextMove, settleMove, type Move, type Reading } from '#app/features/impact/moves.ts';
import type { Contest } from '#app/features/impact/protocol.ts';
import type { CandidateChange } from './use-candidates.ts';

/** The last move seen on this screen, all candidates together, and the two events that make it. */
export type Moves = {
  move: Move | null;
  /** A candidate changed: called for every change of its document, whoever made it. */
  changed(change: CandidateChange): void;
  /** The engine answered for a candidate. */
  answered(answer: { candidate: string; balance: Balance; score: number | null }): void;
};

/** Follows what moves and by how much. `clock` gives milliseconds. */
export function useMoves(options: {
  me: { id: string; name: string };
  initial: { balances: Readonly<Record<string, Balance>>; contest: Contest | null };
  clock?: () => number;
}): Moves {
  const { me, initial, clock = Date.now } = options;
  const [move, setMove] = useState<Move | null>(null);
  const readings = useRef<Map<string, Reading & { balance: Balance }> | null>(null);
  readings.current ??= new Map(
    Object.entries(initial.balances).map(([candidate, balance]) => {
      const score =
        initial.contest?.standings.find((standing) => standing.candidate === candidate)?.score ?? null;
      return [candidate, { net: netOf(balance), score, balance }];
    }),
  );

  const changed = useCallback(
    ({ candidate, before, after, local }: CandidateChange) => {
      const last = readings.current?.get(candidate);
      for (const change of changesBetween(before.fields, after.fields)) {
        const touch = after.touched[change.input];
        const written = touch !== undefined && touch.at > (before.touched[change.input]?.at ?? '');
        // An undo brings back the older trace of the value that came back: only whose screen it is tells who undid.
        const by = written ? { id: touch.by, name: touch.name } : local ? me : { id: '', name: '' };
        setMove((now) =>
          nextMove(now, {
            candidate,
            change,
            by,
            at: clock(),
            estimate: last?.balance.inputs[change.input].value ?? null,
            before: { net: last?.net ?? null, score: last?.score ?? null },
          }),
        );
      }
    },
    [me, clock],
  );

  const answered = useCallback(
    ({ candidate, balance, score }: { candidate: string; balance: Balance; score: number | null }) => {
      const reading = { net: netOf(balance), score };
      readings.current?.set(candidate, { ...reading, balance });
      setMove((now) => settleMove(now, candidate, reading));
    },
    [],
  );

  return useMemo(() => ({ move, changed, answered }), [move, changed, answered]);
}

function netOf(balance: Balance): number | null {
  return valueOf(balance, 'J07', 'basin', 'net-basin');
}
