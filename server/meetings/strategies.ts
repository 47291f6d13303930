import type { Doc } from 'yjs';
import { diagnostic, readDocument } from '#app/documents/index.ts';
import type { Strategies, VotedStrategy } from '#app/services/index.ts';
import type { Hub } from '#server/realtime/index.ts';

/** Reads the strategies of a diagnostic once between two of its changes: 300 phones that join ask for the same. */
export function createStrategies(hub: Pick<Hub, 'read' | 'onCommitted'>): Strategies {
  const known = new Map<string, Promise<readonly VotedStrategy[]>>();
  hub.onCommitted((room) => {
    if (room.kind === 'diagnostic') known.delete(room.id);
  });
  return {
    of(spaceId) {
      const found = known.get(spaceId) ?? hub.read({ kind: 'diagnostic', id: spaceId }, strategiesIn);
      known.set(spaceId, found);
      return found.catch((error: unknown) => {
        if (known.get(spaceId) === found) known.delete(spaceId);
        throw error;
      });
    },
  };
}

function strategiesIn(doc: Doc): readonly VotedStrategy[] {
  const read = readDocument(diagnostic, doc);
  // What a faulty client wrote hides its own line, not the others.
  const snapshot = read.ok ? read.value : read.failure.code === 'schema' ? read.failure.partial : null;
  return (snapshot?.collections.strategies ?? []).flatMap(
    ({ id, title, kind, body, votedOn, commitment, source, doubt, example }) =>
      title.trim() === '' ? [] : [{ id, title, kind, body, votedOn, commitment, source, doubt, example }],
  );
}
