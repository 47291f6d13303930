import { createHash, randomBytes } from 'node:crypto';
import type { Links } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import type { Mailer } from '#server/mail/mailer.ts';
import { PERSON } from './people.ts';
import { cleanEmail } from './text.ts';
import { type Allowance, TokenBuckets } from './token-buckets.ts';

/** Minutes a link lives. */
export const LINK_MINUTES = 15;

/** Links asked for one address, and by one browser. */
const ASKED: Allowance = { burst: 5, perSecond: 1 / 180 };

export type LinksOptions = {
  prisma: PrismaClient;
  mailer: Mailer;
  /** Where a link leads, from its token. */
  address(token: string): string;
  now: () => Date;
};

export function createLinks({ prisma, mailer, address, now }: LinksOptions): Links {
  const asked = new TokenBuckets(ASKED, () => now().getTime());
  const alive = (token: string) => ({ tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: now() } });

  return {
    async request({ email: typed, lang, visitor }) {
      const email = cleanEmail(typed);
      if (email === null) return { ok: false, failure: { code: 'invalid-email', found: typed } };
      const retryAfter = Math.max(asked.wait(email), asked.wait(visitor.id));
      if (retryAfter > 0) return { ok: false, failure: { code: 'too-many-tries', retryAfter } };
      asked.spend(email);
      asked.spend(visitor.id);
      const person = await prisma.person.findUnique({ where: { email }, select: PERSON });
      if (person !== null) {
        const token = randomBytes(32).toString('base64url');
        const createdAt = now();
        const expiresAt = new Date(createdAt.getTime() + LINK_MINUTES * 60_000);
        await prisma.magicLink.deleteMany({ where: { email, expiresAt: { lt: createdAt } } });
        await prisma.magicLink.create({ data: { tokenHash: hashOf(token), email, createdAt, expiresAt } });
        // Not waited for: the time of the answer would tell whether the address is known.
        mailer.sendLink({ to: email, name: person.name, lang, link: address(token), minutes: LINK_MINUTES });
      }
      return { ok: true, value: undefined };
    },

    peek: async (token) => (await prisma.magicLink.count({ where: alive(token) })) > 0,

    async use(token) {
      const { tokenHash } = alive(token);
      // One update decides: of two clicks at once, one counts.
      const { count } = await prisma.magicLink.updateMany({ where: alive(token), data: { usedAt: now() } });
      const link = count === 0 ? null : await prisma.magicLink.findUnique({ where: { tokenHash } });
      const value =
        link === null
          ? null
          : await prisma.person.findUnique({ where: { email: link.email }, select: PERSON });
      return value === null ? { ok: false, failure: { code: 'link-dead' } } : { ok: true, value };
    },
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
