/** One step of a Yjs delta, as `Y.Text` events give it. */
export type DeltaStep = { retain?: number; delete?: number; insert?: unknown };

/**
 * Where a caret at `place` stands once somebody else's change has been applied. What is inserted exactly at the caret goes
 * after it, so that two people typing at the same place do not push each other.
 * @example caretAfter([{ retain: 2 }, { insert: 'abc' }], 5) // 8
 */
export function caretAfter(delta: readonly DeltaStep[], place: number): number {
  let index = 0;
  let moved = place;
  for (const step of delta) {
    if (step.retain !== undefined) index += step.retain;
    else if (typeof step.insert === 'string') {
      if (index < moved) moved += step.insert.length;
      index += step.insert.length;
    } else if (step.delete !== undefined && index < moved) {
      moved -= Math.min(step.delete, moved - index);
    }
  }
  return moved;
}
