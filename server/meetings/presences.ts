import type { Hub } from '#server/realtime/index.ts';

/** A phone without a socket asks every few seconds: after this long without a question it is away. */
const AWAY_MS = 30_000;
/** How often those who are here are counted again. */
const COUNT_EVERY_MS = 5_000;

/** Who is here: people with a socket, and those who asked lately. In memory: a restart counts again within seconds. */
export interface Presences {
  saw(meetingId: string, personId: string): void;
  here(meetingId: string): readonly string[];
  stop(): void;
}

export type PresencesOptions = {
  hub: Pick<Hub, 'peopleIn'>;
  now: () => Date;
  /** Somebody came or left. */
  onChanged(meetingId: string): void;
};

export function countPresences({ hub, now, onChanged }: PresencesOptions): Presences {
  const seen = new Map<string, Map<string, number>>();
  const counted = new Map<string, string>();

  function look(meetingId: string): readonly string[] {
    const here = new Set(hub.peopleIn({ kind: 'meeting', id: meetingId }));
    const since = now().getTime() - AWAY_MS;
    const asked = seen.get(meetingId);
    for (const [personId, at] of asked ?? []) {
      if (at >= since) here.add(personId);
      else asked?.delete(personId);
    }
    const people = [...here].sort();
    counted.set(meetingId, people.join(' '));
    return people;
  }

  const timer = setInterval(() => {
    for (const [meetingId, before] of [...counted]) {
      look(meetingId);
      if (counted.get(meetingId) !== before) onChanged(meetingId);
    }
  }, COUNT_EVERY_MS);
  timer.unref();

  return {
    saw(meetingId, personId) {
      const asked = seen.get(meetingId) ?? new Map<string, number>();
      seen.set(meetingId, asked.set(personId, now().getTime()));
    },
    here: look,
    stop: () => clearInterval(timer),
  };
}
