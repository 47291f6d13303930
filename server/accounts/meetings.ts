import { createHash, randomInt } from 'node:crypto';
import type { Result } from '#app/engine/types.ts';
import {
  type Meeting,
  type Meetings,
  type Person,
  PSEUDONYM_MAX,
  type Visitor,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { columns, type Sql } from '#server/store/client.ts';
import { auditEntry } from './audit.ts';
import { inkOf, newId } from './people.ts';
import { isTaken } from './projects.ts';
import { TITLE_MAX } from './spaces.ts';
import { cleanLine } from './text.ts';
import { type Allowance, TokenBuckets } from './token-buckets.ts';

/** A code is asked for by a whole room at once: 300 phones open its page, then send it. */
const BY_CODE: Allowance = { burst: 1500, perSecond: 50 };
/** Wrong codes of one browser: a mistyped digit, not a search. */
const WRONG_BY_VISITOR: Allowance = { burst: 10, perSecond: 1 / 30 };
/** Wrong codes of all browsers that come without a cookie, together: a search would not keep its cookie. */
const WRONG_BY_NEWCOMERS: Allowance = { burst: 100, perSecond: 2 };

export const MEETING = {
  id: true,
  spaceId: true,
  title: true,
  code: true,
  startsAt: true,
  retentionUntil: true,
  naming: true,
  moderated: true,
  state: true,
} as const;

/** Asked for at each page of each phone. */
const READ = `SELECT ${columns(MEETING)} FROM "Meeting" WHERE "id" = $1`;
const READ_BY_CODE = `SELECT ${columns(MEETING)} FROM "Meeting" WHERE "code" = $1`;

/** A guest, a place in the space when they have none, a seat at the meeting: one statement, since a room joins at once. */
const JOIN_AS_GUEST = `
WITH person AS (
  INSERT INTO "Person" ("id", "name", "guest", "color") VALUES ($1, $2, true, $3)
  ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name"
  RETURNING "id"
),
member AS (
  INSERT INTO "Membership" ("spaceId", "personId", "role") SELECT $4, "id", 'guest' FROM person
  ON CONFLICT DO NOTHING
)
INSERT INTO "Participation" ("meetingId", "personId") SELECT $5, "id" FROM person
ON CONFLICT DO NOTHING`;

export type MeetingsOptions = {
  prisma: PrismaClient;
  sql: Sql;
  now: () => Date;
  onRightsChanged(personId: string): void;
  /** Somebody joined, or the meeting was made. */
  onChanged(meetingId: string): void;
};

export function createMeetings({ prisma, sql, now, onRightsChanged, onChanged }: MeetingsOptions): Meetings {
  const time = () => now().getTime();
  const asked = new TokenBuckets(BY_CODE, time);
  const wrong = new TokenBuckets(WRONG_BY_VISITOR, time);
  const wrongNewcomers = new TokenBuckets(WRONG_BY_NEWCOMERS, time);
  /** The space of each meeting that was asked about: a meeting stays in its own. */
  const spaces = new Map<string, string>();

  async function byCode(code: string, visitor: Visitor): Promise<Result<Meeting>> {
    const digits = code.replace(/\D/g, '');
    if (!/^\d{6}$/.test(digits)) return { ok: false, failure: { code: 'unknown-code' } };
    const [mistakes, who] = visitor.fresh ? [wrongNewcomers, 'newcomers'] : [wrong, visitor.id];
    const retryAfter = Math.max(asked.wait(digits), mistakes.wait(who));
    if (retryAfter > 0) return { ok: false, failure: { code: 'too-many-tries', retryAfter } };
    asked.spend(digits);
    const [meeting] = await sql.query<Meeting>(READ_BY_CODE, [digits]);
    // A meeting past its retention date has nothing to join any more.
    if (meeting !== undefined && meeting.retentionUntil > now()) return { ok: true, value: meeting };
    mistakes.spend(who);
    return { ok: false, failure: { code: 'unknown-code' } };
  }

  return {
    async get(id) {
      const [found] = await sql.query<Meeting>(READ, [id]);
      return found ?? null;
    },
    async spaceOf(id) {
      const known = spaces.get(id);
      if (known !== undefined) return known;
      const found = await prisma.meeting.findUnique({ where: { id }, select: { spaceId: true } });
      if (found !== null) spaces.set(id, found.spaceId);
      return found?.spaceId ?? null;
    },
    list: (spaceId) =>
      prisma.meeting.findMany({
        where: { spaceId },
        select: MEETING,
        orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      }),
    byCode,
    attendance: (id) => prisma.participation.count({ where: { meetingId: id } }),

    async join({ code, pseudonym, visitor, person }) {
      const found = await byCode(code, visitor);
      if (!found.ok) return found;
      const meeting = found.value;
      if (person !== null && !person.guest) {
        await joinAs(prisma, meeting, person.id);
        onRightsChanged(person.id);
        onChanged(meeting.id);
        return { ok: true, value: { meeting, person } };
      }
      // Joining without a name is allowed, and is the rule of an anonymous meeting: the room sees a number.
      const nameless = meeting.naming === 'anonymous' || pseudonym.trim() === '';
      const typed = nameless ? anonymousName() : pseudonym;
      const name = cleanLine(typed, PSEUDONYM_MAX);
      if (name === null) {
        return { ok: false, failure: { code: 'invalid-pseudonym', found: pseudonym, max: PSEUDONYM_MAX } };
      }
      const id = person?.id ?? guestId(visitor);
      const guest: Person = { id, name, email: null, guest: true, color: inkOf(id) };
      await sql.query(JOIN_AS_GUEST, [id, name, guest.color, meeting.spaceId, meeting.id]);
      onChanged(meeting.id);
      return { ok: true, value: { meeting, person: guest } };
    },

    async create({ byId = null, ...input }) {
      const title = cleanLine(input.title, TITLE_MAX);
      const field =
        title === null
          ? 'title'
          : !(input.retentionUntil > input.startsAt)
            ? 'retentionUntil'
            : input.code !== undefined && !/^\d{6}$/.test(input.code)
              ? 'code'
              : null;
      if (title === null || field !== null) return { ok: false, failure: { code: 'invalid-meeting', field } };
      // A million codes: a drawn one is seldom taken, and never ten times in a row.
      for (let attempt = 0; attempt < 10; attempt += 1) {
        try {
          const code = input.code ?? drawCode();
          const meeting = await prisma.meeting.create({ data: { ...input, title, code }, select: MEETING });
          await prisma.auditEntry.create(
            auditEntry({
              personId: byId,
              action: 'meeting-created',
              objectKind: 'meeting',
              objectId: meeting.id,
            }),
          );
          onChanged(meeting.id);
          return { ok: true, value: meeting };
        } catch (error) {
          if (!isTaken(error)) throw error;
          if (input.code !== undefined) break;
        }
      }
      return { ok: false, failure: { code: 'code-taken', found: input.code ?? null } };
    },
  };
}

/** Six digits that nobody can guess from another meeting's. */
export function drawCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** The same browser sending its form twice is one guest; one that keeps no cookie is somebody new each time. */
function guestId(visitor: Visitor): string {
  if (visitor.fresh) return newId();
  return createHash('sha256').update(`guest ${visitor.id}`).digest('base64url').slice(0, 16);
}

function anonymousName(): string {
  return `№ ${randomInt(100, 1000)}`;
}

/**
 * What somebody is called in a meeting: by their name; where nobody has one, by the number they joined with, or for who has a
 * name elsewhere one of that meeting, the same each time.
 */
export function calledIn(
  { id: meetingId, naming }: Pick<Meeting, 'id' | 'naming'>,
  { id, name }: Pick<Person, 'id' | 'name'>,
): string {
  if (naming !== 'anonymous') return name;
  if (/^№ \d{3}$/u.test(name)) return name;
  const drawn = createHash('sha256').update(`${meetingId} ${id}`).digest().readUInt32BE(0);
  return `№ ${100 + (drawn % 900)}`;
}

async function joinAs(prisma: PrismaClient, meeting: Meeting, personId: string): Promise<void> {
  const { id: meetingId, spaceId } = meeting;
  await prisma.$transaction([
    prisma.membership.upsert({
      where: { spaceId_personId: { spaceId, personId } },
      update: {},
      create: { spaceId, personId, role: 'guest' },
    }),
    prisma.participation.upsert({
      where: { meetingId_personId: { meetingId, personId } },
      update: {},
      create: { meetingId, personId },
    }),
  ]);
}
