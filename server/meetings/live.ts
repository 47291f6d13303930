import { createHash } from 'node:crypto';
import type { MeetingSnapshot } from '#app/documents/meeting.ts';
import { meeting as spec, readDocument } from '#app/documents/index.ts';
import { meetingDelta } from '#app/documents/meeting-delta.ts';
import type { Logger } from '#app/load-context.ts';
import { type Agenda, BEAT_MS, type Follower, type LiveNews, type Meetings } from '#app/services/index.ts';
import type { Hub } from '#server/realtime/index.ts';
import type { Mirror } from './mirror.ts';
import type { Presences } from './presences.ts';

/** What the room sees of each meeting, read once between two changes and told to those who follow it. */
export type Live = {
  read: Agenda['live'];
  follow: Agenda['follow'];
  gave: Agenda['gave'];
  /** Tells followers to ask elsewhere. */
  stop(): void;
};

export type LiveOptions = {
  hub: Pick<Hub, 'read' | 'onCommitted'>;
  meetings: Pick<Meetings, 'get'>;
  mirror: Pick<Mirror, 'painted'>;
  presences: Pick<Presences, 'saw'>;
  logger: Logger;
  now: () => Date;
};

type Seen = { version: string; snapshot: MeetingSnapshot };
/** Those who follow one meeting, and what they were last told. */
type Audience = { people: Map<Follower, string | null>; told: Seen; telling: boolean; again: boolean };

export function keepLive({ hub, meetings, mirror, presences, logger, now }: LiveOptions): Live {
  const seen = new Map<string, Promise<Seen | null>>();
  const audiences = new Map<string, Audience>();
  /** When each person of a meeting last gave something; in memory, as those who are to hear of it. */
  const gifts = new Map<string, Map<string, number>>();
  const lastGift = (meetingId: string, personId: string | null): number =>
    personId === null ? 0 : (gifts.get(meetingId)?.get(personId) ?? 0);
  const unhook = hub.onCommitted((room) => {
    if (room.kind !== 'meeting') return;
    seen.delete(room.id);
    const audience = audiences.get(room.id);
    if (audience !== undefined) void tell(room.id, audience);
  });

  async function look(meetingId: string): Promise<Seen | null> {
    await mirror.painted(meetingId);
    let cached = seen.get(meetingId);
    if (cached === undefined) {
      cached = readSnapshot(meetingId);
      seen.set(meetingId, cached);
    }
    return cached.catch((error: unknown) => {
      seen.delete(meetingId);
      throw error;
    });
  }

  async function readSnapshot(meetingId: string): Promise<Seen | null> {
    if ((await meetings.get(meetingId)) === null) return null;
    const snapshot = await hub.read({ kind: 'meeting', id: meetingId }, (doc): MeetingSnapshot | null => {
      const found = readDocument(spec, doc);
      return found.ok ? found.value : found.failure.code === 'schema' ? found.failure.partial : null;
    });
    if (snapshot === null) return null;
    // Nobody gives anything to a meeting that is over.
    if (snapshot.fields.state === 'closed') gifts.delete(meetingId);
    const version = createHash('sha256').update(JSON.stringify(snapshot)).digest('base64url').slice(0, 22);
    return { version, snapshot };
  }

  /** Tells the audience what changed since it was last told; changes that come meanwhile leave as one. */
  async function tell(meetingId: string, audience: Audience): Promise<void> {
    audience.again = audience.telling;
    if (audience.telling) return;
    audience.telling = true;
    try {
      do {
        audience.again = false;
        const found = await look(meetingId);
        const { told } = audience;
        if (found === null || found.version === told.version) continue;
        audience.told = found;
        say(audience, {
          kind: 'change',
          from: told.version,
          version: found.version,
          now: now().getTime(),
          delta: meetingDelta(told.snapshot, found.snapshot),
        });
      } while (audience.again);
    } catch (error) {
      // The next heartbeat says the version: those who are behind ask.
      logger.error('followers not told', { meetingId, error });
    } finally {
      audience.telling = false;
    }
  }

  function say({ people }: Audience, news: LiveNews): void {
    for (const follower of [...people.keys()]) follower.hear(news);
  }

  const beat = setInterval(() => {
    for (const [meetingId, audience] of audiences) {
      for (const personId of audience.people.values())
        if (personId !== null) presences.saw(meetingId, personId);
      say(audience, { kind: 'same', version: audience.told.version, now: now().getTime() });
    }
  }, BEAT_MS);
  beat.unref();

  return {
    async read(meetingId, personId) {
      if (personId !== null) presences.saw(meetingId, personId);
      const found = await look(meetingId);
      return found === null ? null : { ...found, now: now().getTime(), gave: lastGift(meetingId, personId) };
    },

    async follow(meetingId, personId, version, follower) {
      if (personId !== null) presences.saw(meetingId, personId);
      const found = await look(meetingId);
      if (found === null) return null;
      const audience = audiences.get(meetingId) ?? {
        people: new Map<Follower, string | null>(),
        told: found,
        telling: false,
        again: false,
      };
      audiences.set(meetingId, audience);
      audience.people.set(follower, personId);
      const at = now().getTime();
      const gave = lastGift(meetingId, personId);
      follower.hear(
        found.version === version
          ? { kind: 'same', version, now: at }
          : { kind: 'whole', live: { ...found, now: at, gave } },
      );
      // What they gave from elsewhere while this line was down.
      if (gave > 0) follower.hear({ kind: 'mine', gave, key: null });
      // What was read may be older or newer than what the others were told: what follows says from which version it goes.
      return () => {
        audience.people.delete(follower);
        if (audience.people.size === 0 && audiences.get(meetingId) === audience) audiences.delete(meetingId);
      };
    },

    gave(meetingId, personId, key) {
      const people = gifts.get(meetingId) ?? new Map<string, number>();
      // Two gifts in one millisecond are two.
      const gave = Math.max(now().getTime(), lastGift(meetingId, personId) + 1);
      gifts.set(meetingId, people.set(personId, gave));
      for (const [follower, id] of audiences.get(meetingId)?.people ?? [])
        if (id === personId) follower.hear({ kind: 'mine', gave, key });
    },

    stop() {
      unhook();
      clearInterval(beat);
      for (const { people } of audiences.values()) for (const follower of [...people.keys()]) follower.end();
      audiences.clear();
    },
  };
}
