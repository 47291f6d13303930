import { z } from 'zod';
import { GATHERINGS, POLL_METHODS, SCREEN_VIEWS, type StepKind } from '#app/documents/meeting.ts';
import { MINUTES, PHASE_TEXT_MAX, PHASES_MAX, REVEALS, type StepSettings, WRITERS } from './agenda.ts';
import { QUESTION_MAX } from './polls.ts';

const POLL = z.object({
  method: z.enum(POLL_METHODS),
  question: z.string().trim().min(1).max(QUESTION_MAX),
  budget: z.number().int().min(1).max(1000),
  secret: z.boolean(),
});

const PHASE = z.object({
  gathering: z.enum(GATHERINGS),
  minutes: z.number().int().min(MINUTES.min).max(MINUTES.max),
  instruction: z.string().trim().max(PHASE_TEXT_MAX).default(''),
});

const SETTINGS = z
  .object({
    writer: z.enum(WRITERS),
    reveal: z.enum(REVEALS),
    gathering: z.enum(GATHERINGS),
    phases: z.array(PHASE).max(PHASES_MAX),
    view: z.enum(SCREEN_VIEWS),
    poll: POLL.nullable(),
  })
  .partial();

const PLENARY = {
  writer: 'person',
  reveal: 'at-once',
  gathering: 'plenary',
  phases: [],
  poll: null,
} as const;

/** What a step of each kind does unless it says otherwise. */
export const DEFAULT_SETTINGS: Readonly<Record<StepKind, StepSettings>> = {
  welcome: { ...PLENARY, writer: 'nobody', view: 'join' },
  constat: { ...PLENARY, view: 'statements' },
  heritage: { ...PLENARY, writer: 'table', gathering: 'tables', view: 'timeline' },
  // Private until revealed: one reads one's own idea before the others'.
  priority: { ...PLENARY, reveal: 'later', view: 'instruction' },
  exchange: { ...PLENARY, gathering: 'tables', view: 'wall' },
  vote: { ...PLENARY, view: 'poll' },
  weigh: { ...PLENARY, writer: 'nobody', view: 'ranking' },
  actions: { ...PLENARY, writer: 'table', gathering: 'tables', view: 'actions' },
  closing: { ...PLENARY, view: 'actions' },
};

/** Settings as stored or sent, over those of the kind; what is not a setting is left out. Null when one is not what it should be. */
export function readSettings(kind: StepKind, value: unknown): StepSettings | null {
  const parsed = SETTINGS.safeParse(value ?? {});
  if (!parsed.success) return null;
  const given = Object.fromEntries(Object.entries(parsed.data).filter(([, each]) => each !== undefined));
  return { ...DEFAULT_SETTINGS[kind], ...given };
}
