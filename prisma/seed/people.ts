import type { College, DemoRole, Role } from '#app/services/index.ts';
import { demoEmail } from '#server/accounts/index.ts';

/** One person of the demonstration: what they are in the committee, and in the cohort when they are in it. */
export type DemoPerson = {
  /** How the rest of the demonstration names them. */
  key: string;
  name: string;
  /** The one-click sign-in that gives this person. */
  signIn: DemoRole | null;
  committee: { role: Role; college: College };
  cohort: Role | null;
};

/** The committee of the demonstration. Every name is invented. */
export const DEMO_PEOPLE = [
  {
    key: 'claire',
    name: 'Claire Munier',
    signIn: 'facilitator',
    committee: { role: 'facilitator', college: 'chambers' },
    cohort: 'facilitator',
  },
  {
    key: 'nadia',
    name: 'Nadia Keller',
    signIn: 'member',
    committee: { role: 'member', college: 'firms' },
    cohort: null,
  },
  {
    key: 'thomas',
    name: 'Thomas Roy',
    signIn: null,
    committee: { role: 'secretary', college: 'elected' },
    cohort: null,
  },
  {
    key: 'samia',
    name: 'Samia Belaïd',
    signIn: null,
    committee: { role: 'member', college: 'training' },
    cohort: 'member',
  },
  {
    key: 'marc',
    name: 'Marc Stoll',
    signIn: null,
    committee: { role: 'member', college: 'unions' },
    cohort: null,
  },
  {
    key: 'elodie',
    name: 'Élodie Humbert',
    signIn: null,
    committee: { role: 'lead', college: 'firms' },
    cohort: 'lead',
  },
  {
    key: 'henri',
    name: 'Henri Vautrin',
    signIn: 'observer',
    committee: { role: 'observer', college: 'state' },
    cohort: 'observer',
  },
  {
    key: 'julie',
    name: 'Julie Marchal',
    signIn: 'coach',
    committee: { role: 'coach', college: 'other' },
    cohort: 'coach',
  },
  {
    key: 'olivier',
    name: 'Olivier Grandjean',
    signIn: 'juror',
    committee: { role: 'juror', college: 'other' },
    cohort: 'juror',
  },
  {
    key: 'ines',
    name: 'Inès Perrot',
    signIn: 'admin',
    committee: { role: 'admin', college: 'other' },
    cohort: 'admin',
  },
] as const satisfies readonly DemoPerson[];

export type DemoKey = (typeof DEMO_PEOPLE)[number]['key'];

/** The address of an account of the demonstration; it can receive nothing. */
export function addressOf({ key, signIn }: Pick<DemoPerson, 'key' | 'signIn'>): string {
  return signIn === null ? `${key}@demo.invalid` : demoEmail(signIn);
}
