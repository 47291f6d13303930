import { type Demo, DEMO_ROLES, type DemoRole } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { PERSON } from './people.ts';

/** What the demonstration's rows are called: scripts and the seed find them by these. */
export const DEMO = {
  space: 'belfort',
  meeting: 'rencontre-belfort',
  cohort: 'cohorte-belfort',
} as const;

/** The address of the account behind each role of the demonstration. `.invalid` can receive nothing. */
export function demoEmail(role: DemoRole): string {
  return `${role}@demo.invalid`;
}

export function createDemo(prisma: PrismaClient, enabled: boolean): Demo {
  return {
    async signIn(asked) {
      if (!enabled) return { ok: false, failure: { code: 'not-a-demo' } };
      const role = DEMO_ROLES.find((each) => each === asked);
      const value =
        role === undefined
          ? null
          : await prisma.person.findUnique({ where: { email: demoEmail(role) }, select: PERSON });
      return value === null
        ? { ok: false, failure: { code: 'unknown-role', found: asked, expected: DEMO_ROLES } }
        : { ok: true, value };
    },

    async info() {
      if (!enabled) return null;
      const [meeting, project, cohort] = await Promise.all([
        prisma.meeting.findUnique({
          where: { id: DEMO.meeting },
          select: { id: true, code: true, spaceId: true },
        }),
        prisma.project.findFirst({
          where: { spaceId: DEMO.space },
          select: { id: true },
          orderBy: { number: 'asc' },
        }),
        prisma.space.findUnique({ where: { id: DEMO.cohort }, select: { id: true } }),
      ]);
      if (meeting === null) return null;
      return {
        space: { id: meeting.spaceId },
        meeting: { id: meeting.id, code: meeting.code },
        project,
        cohort,
      };
    },
  };
}
