import type { Doc } from 'yjs';
import { diagnostic, readDocument } from '#app/documents/index.ts';
import type { Strategies, VotedStrategy } from '#app/services/index.ts';
import type { Hub } from '#server/realtime/index.ts';

type Read = readonly VotedStrategy[];

/**
 * Reads the strategies of a diagnostic once between two of its changes: 300 phones that join ask for the same. `onChanged`: those
 * of a space that was asked for are no longer what was told.
 */
export function createStrategies(
  hub: Pick<Hub, 'read' | 'onCommitted'>,
  onChanged: (spaceId: string) => void,
): Strategies {
  const known = new Map<string, Promise<Read>>();
  /** Spaces that are read again at this moment. */
  const looking = new Set<string>();

  /** A diagnostic is written letter by letter, mostly elsewhere: who shows strategies is told when these change, and once. */
  async function look(spaceId: string, told: Promise<Read>): Promise<void> {
    if (looking.has(spaceId)) return;
    looking.add(spaceId);
    try {
      const before = await told;
      // What is committed while this is read takes `known` away, and is looked at too.
      for (let found = of(spaceId); ; found = of(spaceId)) {
        const after = await found;
        if (known.get(spaceId) !== found) continue;
        if (JSON.stringify(before) !== JSON.stringify(after)) onChanged(spaceId);
        return;
      }
    } catch {
      // Could not be read: whoever asks next is told so.
    } finally {
      looking.delete(spaceId);
    }
  }

  function of(spaceId: string): Promise<Read> {
    const kept = known.get(spaceId);
    if (kept !== undefined) return kept;
    const found = hub.read({ kind: 'diagnostic', id: spaceId }, strategiesIn);
    known.set(spaceId, found);
    found.catch(() => {
      if (known.get(spaceId) === found) known.delete(spaceId);
    });
    return found;
  }

  hub.onCommitted((room) => {
    if (room.kind !== 'diagnostic') return;
    const told = known.get(room.id);
    known.delete(room.id);
    if (told !== undefined) void look(room.id, told);
  });
  return { of };
}

function strategiesIn(doc: Doc): Read {
  const read = readDocument(diagnostic, doc);
  // What a faulty client wrote hides its own line, not the others.
  const snapshot = read.ok ? read.value : read.failure.code === 'schema' ? read.failure.partial : null;
  return (snapshot?.collections.strategies ?? []).flatMap(
    ({ id, title, kind, body, votedOn, commitment, source, doubt, example }) =>
      title.trim() === '' ? [] : [{ id, title, kind, body, votedOn, commitment, source, doubt, example }],
  );
}
