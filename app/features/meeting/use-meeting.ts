import { useEffect, useState } from 'react';
import { meeting, type MeetingSnapshot } from '#app/documents/index.ts';
import { useRoom, useSnapshot } from '#app/features/collab/index.ts';
import type { LiveMeeting } from '#app/services/index.ts';
import { useServerNow } from './use-server-now.ts';

/** How often a screen whose socket is blocked asks again, in milliseconds. */
const ASK_MS = 2_000;

/**
 * A meeting as it is now: what the page was drawn from, then the room, or the same as JSON while the room does not answer.
 * `now`: the server's clock (ms), second by second.
 */
export function useMeeting(id: string, initial: LiveMeeting): { snapshot: MeetingSnapshot; now: number } {
  const room = useRoom('meeting', id);
  const heard = useSnapshot(room, meeting);
  const [asked, setAsked] = useState<LiveMeeting>(initial);
  const [given, setGiven] = useState(initial.now);
  const deaf = heard === null;
  useEffect(() => {
    let version = initial.version;
    let stopped = false;
    const ask = async (): Promise<void> => {
      const answer = await fetch(`/m/${id}/live`, { headers: { 'If-None-Match': `"${version}"` } });
      if (stopped) return;
      const now = Number(answer.headers.get('X-Server-Now'));
      if (now > 0) setGiven(now);
      if (answer.status !== 200) return;
      // Our own route's answer, written from the same type.
      const found = (await answer.json()) as LiveMeeting;
      version = found.version;
      setAsked(found);
    };
    // A cut is told by the next answer: the slide stays as it was.
    const quietly = (): void => void ask().catch(() => undefined);
    // Once whatever the room says: what the page came with is as old as the page, and a slow machine takes seconds to run it.
    quietly();
    const timer = deaf ? setInterval(quietly, ASK_MS) : undefined;
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [deaf, id, initial.version]);
  return { snapshot: heard ?? asked.snapshot, now: useServerNow(given) };
}
