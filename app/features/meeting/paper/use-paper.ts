import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { openDrafts } from '../drafts.ts';
import {
  type Card,
  openPaperQueue,
  type PaperQueue,
  type PaperVerdict,
  readKept,
  type Unsent,
} from './paper-queue.ts';

/** Milliseconds before a request without an answer is given up. */
const PATIENCE_MS = 12_000;
const NO_CARD: readonly Unsent[] = [];

/** What the server said of what was asked of `POST /m/:id/cartes`. Never throws: no answer is `none`. */
export async function postPaper(meetingId: string, body: unknown): Promise<PaperVerdict> {
  try {
    const answer = await fetch(`/m/${meetingId}/cartes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const said: unknown = await answer.json();
    if (answer.ok) return { kind: 'kept' };
    if (answer.status >= 500 || answer.status === 429) return { kind: 'none' };
    // Our own route's answer, of whose words only texts are read.
    const { sentence, field } = said as { sentence?: unknown; field?: unknown };
    return {
      kind: 'refused',
      sentence: typeof sentence === 'string' ? sentence : '',
      field: typeof field === 'string' ? field : null,
    };
  } catch {
    return { kind: 'none' };
  }
}

/** The cards on their way from this device, those an earlier page left included: they leave again with the network. */
export function usePaperQueue(
  meetingId: string,
  personId: string,
  onKept: () => void,
): { queue: PaperQueue | null; unsent: readonly Unsent[] } {
  const [queue, setQueue] = useState<PaperQueue | null>(null);
  const tell = useRef(onKept);
  useEffect(() => {
    tell.current = onKept;
  });
  useEffect(() => {
    const drafts = openDrafts(window.localStorage, meetingId, personId);
    const left = drafts.read(FORM)?.['cards'];
    const opened = openPaperQueue(
      async (card: Card) => {
        const { key, step, kind, table, values } = card;
        const verdict = await postPaper(meetingId, {
          intent: 'enter',
          key,
          step,
          kind,
          table,
          content: values,
        });
        if (verdict.kind === 'kept') tell.current();
        return verdict;
      },
      readKept(typeof left === 'string' ? left : ''),
      (cards) =>
        cards.length === 0 ? drafts.remove(FORM) : drafts.write(FORM, { cards: JSON.stringify(cards) }),
    );
    setQueue(opened);
    const again = (): void => void opened.again();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [meetingId, personId]);
  const unsent = useSyncExternalStore(
    (listener) => queue?.subscribe(listener) ?? (() => undefined),
    () => queue?.cards() ?? NO_CARD,
    () => NO_CARD,
  );
  return { queue, unsent };
}

/** Under which the drafts of this device keep the cards on their way. */
const FORM = 'cartes';
