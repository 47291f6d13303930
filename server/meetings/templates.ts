import type { StepKind } from '#app/documents/meeting.ts';
import { isMessageKey, translate } from '#app/i18n/translate.ts';
import {
  BALLOT_POINTS,
  type Phase,
  type PollPlan,
  type StepDraft,
  type Template,
} from '#app/services/index.ts';
import { DEFAULT_SETTINGS } from '#app/services/step-settings.ts';

type Line = { kind: StepKind; minutes: number; phases?: readonly Phase[]; text?: string };

const SHARE_POINTS: Omit<PollPlan, 'question'> = { method: 'points', budget: 100, secret: true };

/** Two by two, then by tables, then together. */
function parts(pairs: number, tables: number, plenary: number): readonly Phase[] {
  return [
    { gathering: 'pairs', minutes: pairs, instruction: '' },
    { gathering: 'tables', minutes: tables, instruction: '' },
    { gathering: 'plenary', minutes: plenary, instruction: '' },
  ];
}

/** The half-day of the method, 3 h 50: facts, heritage, one priority each, exchange, vote, two or three actions. */
const HALF_DAY: readonly Line[] = [
  { kind: 'welcome', minutes: 15 },
  { kind: 'constat', minutes: 40 },
  { kind: 'heritage', minutes: 40 },
  { kind: 'priority', minutes: 25 },
  { kind: 'exchange', minutes: 45, phases: parts(10, 20, 15) },
  { kind: 'vote', minutes: 20 },
  { kind: 'actions', minutes: 35 },
  { kind: 'closing', minutes: 10 },
];

/** Minutes of each step of each template. */
const PLANS: Readonly<Record<Template, readonly Line[]>> = {
  'half-day': HALF_DAY,
  'two-hours': [
    { kind: 'welcome', minutes: 10 },
    { kind: 'constat', minutes: 20 },
    { kind: 'priority', minutes: 20 },
    { kind: 'exchange', minutes: 30, phases: parts(6, 14, 10) },
    { kind: 'vote', minutes: 10 },
    { kind: 'actions', minutes: 25 },
    { kind: 'closing', minutes: 5 },
  ],
  committee: [
    { kind: 'welcome', minutes: 10, text: 'committee' },
    { kind: 'constat', minutes: 30 },
    { kind: 'weigh', minutes: 20 },
    { kind: 'exchange', minutes: 40, text: 'committee' },
    { kind: 'vote', minutes: 15, text: 'consent' },
    { kind: 'actions', minutes: 20 },
    { kind: 'closing', minutes: 5 },
  ],
  'two-days': [
    { kind: 'welcome', minutes: 30 },
    { kind: 'constat', minutes: 90 },
    { kind: 'heritage', minutes: 120 },
    { kind: 'priority', minutes: 45 },
    { kind: 'exchange', minutes: 120, phases: parts(20, 60, 40) },
    { kind: 'welcome', minutes: 20, text: 'secondDay' },
    { kind: 'weigh', minutes: 45 },
    { kind: 'exchange', minutes: 90, text: 'committee' },
    { kind: 'vote', minutes: 30 },
    { kind: 'actions', minutes: 90 },
    { kind: 'closing', minutes: 20 },
  ],
};

/** The steps of a template, with its texts in that language. Whoever edits the agenda changes them freely. */
export function templateSteps(template: Template, lang: 'fr' | 'en'): readonly Required<StepDraft>[] {
  return PLANS[template].map(({ kind, minutes, phases = [], text }) => ({
    kind,
    minutes,
    title: words(lang, kind, text, 'title'),
    instruction: words(lang, kind, text, 'instruction'),
    settings: { ...DEFAULT_SETTINGS[kind], phases, poll: pollOf(lang, kind, text) },
  }));
}

function pollOf(lang: 'fr' | 'en', kind: StepKind, text: string | undefined): PollPlan | null {
  if (kind === 'weigh')
    return {
      method: 'weights',
      budget: BALLOT_POINTS,
      secret: true,
      question: translate(lang, 'agenda.poll.weights'),
    };
  if (kind !== 'vote') return null;
  return text === 'consent'
    ? { method: 'consent', budget: 3, secret: false, question: translate(lang, 'agenda.poll.consent') }
    : { ...SHARE_POINTS, question: translate(lang, 'agenda.poll.points') };
}

function words(
  lang: 'fr' | 'en',
  kind: StepKind,
  text: string | undefined,
  part: 'title' | 'instruction',
): string {
  const own = `agenda.step.${text ?? ''}.${kind}.${part}`;
  return isMessageKey(own) ? translate(lang, own) : translate(lang, `agenda.step.${kind}.${part}`);
}
