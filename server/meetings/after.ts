import { createHash, randomBytes } from 'node:crypto';
import { roadmap, type Action } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { createFormat } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/translate.ts';
import type { Logger } from '#app/load-context.ts';
import {
  type After,
  currentTerm,
  dayOf,
  FOLLOW_NOTE_MAX,
  type Followed,
  type FollowUp,
  termDay,
  TERMS,
  type Term,
  type Documents,
} from '#app/services/index.ts';
import { cleanText } from '#app/services/contents.ts';
import type { Prisma, PrismaClient } from '#prisma-client';
import { auditEntry } from '#server/accounts/audit.ts';
import { cleanEmail } from '#server/accounts/text.ts';
import { type Allowance, TokenBuckets } from '#server/accounts/token-buckets.ts';
import type { Mailer } from '#server/mail/mailer.ts';
import { contentOf } from './rows.ts';

/** How often what is due is looked at. */
const EVERY_MS = 3_600_000;
/** Links to a sheet that one person may have alive: the oldest goes. */
const LINKS_MAX = 5;
/** Addresses one person may type for their sheet: a mistake or two, not a mailing. */
const ASKED: Allowance = { burst: 5, perSecond: 1 / 600 };
const OK = { ok: true, value: undefined } as const;

export type AfterOptions = {
  prisma: PrismaClient;
  mailer: Pick<Mailer, 'send'>;
  documents: Pick<Documents, 'snapshot'>;
  /** Where links in mails lead, no final slash. */
  siteUrl(): string;
  logger: Logger;
  now: () => Date;
};

/** What follows the meetings of an installation, and the mails it promises. */
export type KeptAfter = After & {
  /** Sends the sheets and the reminders that are due, each once; resolves with how many left. */
  look(): Promise<{ sheets: number; reminders: number }>;
  stop(): void;
};

export function keepAfter({ prisma, mailer, documents, siteUrl, logger, now }: AfterOptions): KeptAfter {
  const asked = new TokenBuckets(ASKED, () => now().getTime());

  /** Actions of a meeting that the room was shown. */
  const actionWhere = (meetingId: string): Prisma.ContributionWhereInput => ({
    meetingId,
    kind: 'action',
    state: 'shown',
  });

  async function newLink(of: { meetingId: string; personId?: string; actionId?: string }): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await prisma.afterLink.create({ data: { ...of, tokenHash: hashOf(token), createdAt: now() } });
    const { personId } = of;
    if (personId !== undefined) {
      const old = await prisma.afterLink.findMany({
        where: { meetingId: of.meetingId, personId },
        select: { tokenHash: true },
        orderBy: [{ createdAt: 'desc' }, { tokenHash: 'asc' }],
        skip: LINKS_MAX,
      });
      await prisma.afterLink.deleteMany({ where: { tokenHash: { in: old.map((one) => one.tokenHash) } } });
    }
    return token;
  }

  /** Sends the sheets asked for, of meetings that are closed. */
  async function sendSheets(meetingId?: string): Promise<number> {
    const due = await prisma.sheetMail.findMany({
      where: {
        sentAt: null,
        meeting: { state: 'closed', forgottenAt: null },
        ...(meetingId === undefined ? {} : { meetingId }),
      },
      select: {
        ...{ meetingId: true, personId: true, email: true, lang: true },
        meeting: { select: { title: true, retentionUntil: true } },
      },
    });
    let sent = 0;
    for (const one of due) {
      const { personId, email, meeting } = one;
      // One update decides: of two instances that look at once, one sends.
      const { count } = await prisma.sheetMail.updateMany({
        where: { meetingId: one.meetingId, personId, email, sentAt: null },
        data: { sentAt: now() },
      });
      if (count === 0) continue;
      const token = await newLink({ meetingId: one.meetingId, personId });
      const lang = langOf(one.lang);
      mailer.send({
        to: email,
        subject: translate(lang, 'after.mail.sheet.subject', { meeting: meeting.title }),
        text: translate(lang, 'after.mail.sheet.text', {
          meeting: meeting.title,
          link: `${siteUrl()}/m/${one.meetingId}/fiche?cle=${token}`,
          until: createFormat(lang).date(meeting.retentionUntil),
        }),
      });
      sent += 1;
    }
    return sent;
  }

  /** Reminds the owners whose term has come. A term that passed before the address was given, or while another came, is not caught up. */
  async function sendReminders(): Promise<number> {
    const owners = await prisma.actionOwner.findMany({
      where: { action: { state: 'shown', meeting: { state: 'closed', rehearsal: false } } },
      select: {
        ...{ actionId: true, email: true, lang: true, since: true },
        action: {
          select: {
            content: true,
            transferredAt: true,
            followUps: { select: { state: true }, orderBy: { id: 'desc' }, take: 1 },
            reminders: { select: { term: true } },
            meeting: { select: { id: true, spaceId: true, title: true, closedAt: true, startsAt: true } },
          },
        },
      },
    });
    const today = dayOf(now());
    let sent = 0;
    for (const { actionId, email, lang: typed, since, action } of owners) {
      const { meeting, reminders } = action;
      const held = meeting.closedAt ?? meeting.startsAt;
      const due = TERMS.filter((term) => {
        const day = termDay(held, term);
        return day <= today && day >= dayOf(since) && !reminders.some((one) => one.term === term);
      });
      const term = due.at(-1);
      const content = contentOf('action', action.content);
      if (term !== undefined && content !== null) {
        const marked = await prisma.reminder.createMany({
          data: due.map((one) => ({ actionId, term: one, sentAt: now() })),
          skipDuplicates: true,
        });
        const over =
          ['done', 'dropped'].includes(action.followUps[0]?.state ?? '') ||
          (action.transferredAt !== null && (await progressOf(meeting.spaceId, actionId)) === 100);
        // The row decides, before the mail: a crash between the two loses a reminder, and never sends two.
        if (marked.count === due.length && !over) {
          const token = await newLink({ meetingId: meeting.id, actionId });
          const lang = langOf(typed);
          mailer.send({
            to: email,
            subject: translate(lang, 'after.mail.reminder.subject', { action: content.title }),
            text: translate(lang, `after.mail.reminder.text.${term}`, {
              action: content.title,
              meeting: meeting.title,
              day: createFormat(lang).date(held),
              link: `${siteUrl()}/m/${meeting.id}/depuis?cle=${token}`,
            }),
          });
          sent += 1;
        }
      }
      // The promise made beside the field: nothing is kept once there is nothing more to send.
      const last: Term = TERMS[TERMS.length - 1] ?? 90;
      if (termDay(held, last) <= today) await prisma.actionOwner.deleteMany({ where: { actionId, email } });
    }
    return sent;
  }

  async function progressOf(spaceId: string, actionId: string): Promise<number | null> {
    const read = await documents.snapshot(roadmap, spaceId);
    if (!read.ok) return null;
    return read.value.collections.actions.find(({ id }: Action) => id === actionId)?.progress ?? null;
  }

  async function look(): Promise<{ sheets: number; reminders: number }> {
    return { sheets: await sendSheets(), reminders: await sendReminders() };
  }

  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.error('mails after meetings not sent', { error }));
  }, EVERY_MS);
  timer.unref();

  return {
    async publishedAt(meetingId) {
      const row = await prisma.meeting.findUnique({
        where: { id: meetingId },
        select: { restitutionPublishedAt: true },
      });
      return row?.restitutionPublishedAt ?? null;
    },

    async setPublished({ meetingId, published, byId }) {
      const changed = await prisma.$transaction(async (inside) => {
        // Published twice, the first date stays and the trail has one line.
        const { count } = await inside.meeting.updateMany({
          where: { id: meetingId, restitutionPublishedAt: published ? null : { not: null } },
          data: { restitutionPublishedAt: published ? now() : null },
        });
        if (count === 0) return false;
        await inside.auditEntry.create(
          auditEntry({
            personId: byId,
            action: published ? 'restitution-published' : 'restitution-withdrawn',
            objectKind: 'meeting',
            objectId: meetingId,
          }),
        );
        return true;
      });
      if (changed || (await prisma.meeting.count({ where: { id: meetingId } })) > 0) return OK;
      return { ok: false, failure: { code: 'unknown-meeting', id: meetingId } };
    },

    async linkToSheet({ meetingId, personId }) {
      if (!(await hasJoined(prisma, meetingId, personId)))
        return { ok: false, failure: { code: 'not-joined' } };
      return { ok: true, value: await newLink({ meetingId, personId }) };
    },

    async personOf(meetingId, token) {
      const row = await prisma.afterLink.findUnique({
        where: { tokenHash: hashOf(token) },
        select: { meetingId: true, personId: true },
      });
      return row?.meetingId === meetingId ? row.personId : null;
    },

    sheetMail: (meetingId, personId) =>
      prisma.sheetMail.findUnique({
        where: { meetingId_personId: { meetingId, personId } },
        select: { email: true, askedAt: true, sentAt: true },
      }),

    async askSheet({ meetingId, personId, email: typed, lang }) {
      if (typed.trim() === '') {
        await prisma.sheetMail.deleteMany({ where: { meetingId, personId } });
        return OK;
      }
      const email = cleanEmail(typed);
      if (email === null) return { ok: false, failure: { code: 'invalid-email', found: typed } };
      if (!(await hasJoined(prisma, meetingId, personId)))
        return { ok: false, failure: { code: 'not-joined' } };
      const retryAfter = asked.wait(personId);
      if (retryAfter > 0) return { ok: false, failure: { code: 'too-many-tries', retryAfter } };
      asked.spend(personId);
      const data = { email, lang, askedAt: now(), sentAt: null };
      await prisma.sheetMail.upsert({
        where: { meetingId_personId: { meetingId, personId } },
        update: data,
        create: { meetingId, personId, ...data },
      });
      await sendSheets(meetingId);
      return OK;
    },

    async followed(meetingId) {
      const rows = await prisma.contribution.findMany({
        where: actionWhere(meetingId),
        select: {
          id: true,
          owner: { select: { email: true } },
          followUps: { select: FOLLOW_UP, orderBy: { id: 'asc' } },
        },
      });
      return new Map(
        rows.map(({ id, owner, followUps }) => [
          id,
          { said: lastOfEach(id, followUps), email: owner?.email ?? null } satisfies Followed,
        ]),
      );
    },

    async actionOf(meetingId, token) {
      const row = await prisma.afterLink.findUnique({
        where: { tokenHash: hashOf(token) },
        select: { meetingId: true, actionId: true },
      });
      return row?.meetingId === meetingId ? row.actionId : null;
    },

    async say({ meetingId, actionId, state, note: typed, by }) {
      const note = cleanText(typed);
      if (note.length > FOLLOW_NOTE_MAX)
        return { ok: false, failure: { code: 'invalid-note', found: note.length, max: FOLLOW_NOTE_MAX } };
      const action = await prisma.contribution.findFirst({
        where: { ...actionWhere(meetingId), id: actionId },
        select: { meeting: { select: { closedAt: true, startsAt: true } } },
      });
      if (action === null) return { ok: false, failure: { code: 'unknown-action', found: actionId } };
      const held = action.meeting.closedAt ?? action.meeting.startsAt;
      const at = now();
      const term = currentTerm(held, dayOf(at));
      await prisma.followUp.create({
        data: { actionId, term, state, note, byName: by.name, personId: by.id, at },
      });
      return { ok: true, value: { actionId, term, state, note, by: by.name, at } };
    },

    async setOwner({ meetingId, actionId, email: typed, lang, byId }): Promise<Result<void>> {
      const known = await prisma.contribution.count({ where: { ...actionWhere(meetingId), id: actionId } });
      if (known === 0) return { ok: false, failure: { code: 'unknown-action', found: actionId } };
      const email = typed.trim() === '' ? '' : cleanEmail(typed);
      if (email === null) return { ok: false, failure: { code: 'invalid-email', found: typed } };
      await prisma.$transaction(async (inside) => {
        const before = await inside.actionOwner.findUnique({ where: { actionId }, select: { email: true } });
        if ((before?.email ?? '') === email) return;
        // Whoever had the former address no longer speaks for the action.
        await inside.afterLink.deleteMany({ where: { actionId } });
        await inside.actionOwner.deleteMany({ where: { actionId } });
        if (email !== '') await inside.actionOwner.create({ data: { actionId, email, lang, since: now() } });
        await inside.auditEntry.create(
          auditEntry({
            personId: byId,
            action: 'action-owner-set',
            objectKind: 'meeting',
            objectId: meetingId,
            detail: { actionId, kept: email !== '' },
          }),
        );
      });
      return OK;
    },

    look,
    stop: () => clearInterval(timer),
  };
}

const FOLLOW_UP = { term: true, state: true, note: true, byName: true, at: true } as const;

function lastOfEach(
  actionId: string,
  rows: readonly { term: number; state: FollowUp['state']; note: string; byName: string; at: Date }[],
): FollowUp[] {
  return TERMS.flatMap((term) => {
    const last = rows.findLast((row) => row.term === term);
    if (last === undefined) return [];
    const { state, note, byName, at } = last;
    return [{ actionId, term, state, note, by: byName, at }];
  });
}

async function hasJoined(prisma: PrismaClient, meetingId: string, personId: string): Promise<boolean> {
  return (await prisma.participation.count({ where: { meetingId, personId } })) > 0;
}

function langOf(lang: string): 'fr' | 'en' {
  return lang === 'en' ? 'en' : 'fr';
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
