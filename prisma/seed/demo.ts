import { DEMO } from '#server/accounts/index.ts';

/** What the demonstration adds to the names that the server knows it by. */
export const DEMO_SEED = {
  ...DEMO,
  zone: '2705',
  prefix: 'BEL',
  /** Six digits, shown 482 913. */
  meetingCode: '482913',
} as const;
