import { useEffect, useState } from 'react';
import { meeting, type MeetingSnapshot } from '#app/documents/index.ts';
import { useRoom, useSnapshot } from '#app/features/collab/index.ts';
import type { LiveMeeting } from '#app/services/index.ts';

/** How often a screen whose socket is blocked asks again, in milliseconds. */
const ASK_MS = 2_000;

/**
 * A meeting as it is now: what the page was drawn from, then the room, or the same as JSON while the room does not answer.
 * `skew`: milliseconds to add to this machine's clock to have the server's.
 */
export function useMeeting(id: string, initial: LiveMeeting): { snapshot: MeetingSnapshot; skew: number } {
  const room = useRoom('meeting', id);
  const heard = useSnapshot(room, meeting);
  const [asked, setAsked] = useState<LiveMeeting>(initial);
  // The page's own clock is read once the browser has it: the server draws the same page without one.
  const [skew, setSkew] = useState(0);
  useEffect(() => setSkew(initial.now - Date.now()), [initial.now]);
  const deaf = heard === null;
  useEffect(() => {
    if (!deaf) return undefined;
    let version = initial.version;
    let stopped = false;
    const ask = async (): Promise<void> => {
      const answer = await fetch(`/m/${id}/live`, { headers: { 'If-None-Match': `"${version}"` } });
      if (stopped || answer.status !== 200) return;
      // Our own route's answer, written from the same type.
      const found = (await answer.json()) as LiveMeeting;
      version = found.version;
      setAsked(found);
      setSkew(found.now - Date.now());
    };
    // A cut is told by the next answer: the slide stays as it was.
    const timer = setInterval(() => void ask().catch(() => undefined), ASK_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [deaf, id, initial.version]);
  return { snapshot: heard ?? asked.snapshot, skew };
}
