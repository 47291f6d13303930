import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Doc, Transaction } from 'yjs';
import { project, type ProjectSnapshot } from '#app/documents/index.ts';
import { CollabStatus } from '#app/features/collab/index.ts';
import type { CandidateFile } from './data.ts';

/** What is followed of an open document: its reading, null until there is one, and its changes. */
export type LiveDocument = {
  doc: Doc;
  read(): ProjectSnapshot | null;
  subscribeLoaded(notify: () => void): () => void;
};

/** Opens a candidate's document, says when it is there, and gives how to leave it. */
export type OpenCandidate = (candidate: string, opened: (live: LiveDocument) => void) => () => void;

/** A candidate that changed under our eyes. `local`: on this screen. */
export type CandidateChange = {
  candidate: string;
  before: ProjectSnapshot;
  after: ProjectSnapshot;
  local: boolean;
};

/** Opens candidates in the rooms of the page, each once; null outside a CollabProvider. */
export function useOpenCandidate(): OpenCandidate | null {
  const registry = useContext(CollabStatus);
  return useMemo(() => {
    if (registry === null) return null;
    return (candidate, opened) =>
      registry.enter({ kind: 'project', id: candidate }, (room) => {
        const snapshot = room.snapshot(project);
        opened({
          doc: room.doc,
          read: () => snapshot.get(),
          subscribeLoaded: (notify) => room.loaded.subscribe(notify),
        });
      });
  }, [registry]);
}

/** The candidates as they are now: first as the server read them, then as their rooms say. */
export function useCandidates(options: {
  initial: readonly CandidateFile[];
  open: OpenCandidate | null;
  onChange?: (change: CandidateChange) => void;
}): readonly CandidateFile[] {
  const { initial, open, onChange } = options;
  const [snapshots, setSnapshots] = useState<Readonly<Record<string, ProjectSnapshot>>>({});
  const held = useRef<Record<string, ProjectSnapshot>>({});
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });

  const take = useCallback((candidate: string, after: ProjectSnapshot | null, local: boolean) => {
    const before = held.current[candidate];
    if (after === null || after === before) return;
    held.current[candidate] = after;
    setSnapshots((now) => ({ ...now, [candidate]: after }));
    // The first reading of a room is a catching up, not a gesture of anybody.
    if (before !== undefined) tell.current?.({ candidate, before, after, local });
  }, []);

  const ids = initial.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (open === null || ids === '') return undefined;
    const closes = ids.split(' ').map((candidate) => {
      let stop: (() => void) | null = null;
      const leave = open(candidate, ({ doc, read, subscribeLoaded }) => {
        const onUpdate = (
          _update: Uint8Array,
          _origin: unknown,
          _doc: Doc,
          transaction: Transaction,
        ): void => {
          take(candidate, read(), transaction.local);
        };
        const unsubscribe = subscribeLoaded(() => take(candidate, read(), false));
        doc.on('update', onUpdate);
        take(candidate, read(), false);
        stop = () => {
          doc.off('update', onUpdate);
          unsubscribe();
        };
      });
      return () => {
        stop?.();
        leave();
      };
    });
    return () => {
      for (const close of closes) close();
      held.current = {};
    };
  }, [ids, open, take]);

  return useMemo(
    () => initial.map((file) => ({ ...file, snapshot: snapshots[file.id] ?? file.snapshot })),
    [initial, snapshots],
  );
}
