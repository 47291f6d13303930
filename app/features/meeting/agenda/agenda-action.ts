import { GATHERINGS, POLL_METHODS, SCREEN_VIEWS, STEP_KINDS } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { createI18n, type Lang } from '#app/i18n/index.ts';
import {
  authorise,
  type Actor,
  type MeetingChanges,
  NAMINGS,
  type Phase,
  type PollPlan,
  REVEALS,
  type Services,
  type StepDraft,
  type StepSettings,
  TEMPLATES,
  WRITERS,
} from '#app/services/index.ts';
import type { ConsoleAnswer } from '../console/console-action.ts';
import { consoleSentence } from '../console/console-sentence.ts';
import { pageRefusal, readMeeting } from '../read-meeting.ts';
import { DAY_MS, instantIn } from './local-time.ts';

type Ports = Pick<Services, 'meetings' | 'spaces' | 'agenda'>;
/** `to`: where the page goes next, once there is another meeting to look at. */
export type AgendaAnswer = ConsoleAnswer & { to?: string };

/** One form of the agenda's page. @throws Response 403, 404 for somebody who may not drive. */
export async function answerAgenda(
  form: FormData,
  context: { services: Ports; person: Actor | null; lang: Lang },
  meetingId: string,
): Promise<AgendaAnswer> {
  const { services, person, lang } = context;
  const found = await readMeeting(services, person, meetingId);
  if (!found.ok) throw pageRefusal(found.failure);
  const target = { kind: 'meeting', spaceId: found.value.space.id, meetingId } as const;
  if (person === null || !authorise(person, 'drive', target).ok) throw new Response(null, { status: 403 });
  const { agenda } = services;
  const byId = person.id;
  const text = textIn(form);
  const intent = text('intent');
  let copy: string | null = null;
  const done = await perform();
  return done.ok
    ? { ok: true, done: intent, ...(copy === null ? {} : { to: `/m/${copy}/agenda?copie` }) }
    : { ok: false, sentence: consoleSentence(createI18n(lang), done.failure) };

  async function perform(): Promise<Result<unknown>> {
    switch (intent) {
      case 'template': {
        const template = TEMPLATES.find((each) => each === text('template'));
        return template === undefined ? refuse() : agenda.applyTemplate(meetingId, template, lang, byId);
      }
      case 'duplicate': {
        const right = authorise(person, 'create-meeting', { kind: 'space', spaceId: target.spaceId });
        if (!right.ok) throw new Response(null, { status: 403 });
        const { title = '', startsAt, retentionUntil } = changesIn(form);
        if (startsAt === undefined || retentionUntil === undefined) return refuse();
        const made = await agenda.duplicate(meetingId, { title, startsAt, retentionUntil }, byId);
        if (made.ok) copy = made.value.id;
        return made;
      }
      case 'reset':
        return agenda.reset(meetingId, text('code') || null, byId);
      case 'configure':
        return agenda.configure(meetingId, changesIn(form), byId);
      case 'add': {
        const draft = draftIn(form);
        return draft === null ? refuse() : agenda.addStep(meetingId, draft, null, byId);
      }
      case 'edit': {
        const draft = draftIn(form);
        return draft === null ? refuse() : agenda.editStep(meetingId, text('step'), draft, byId);
      }
      case 'remove':
        return agenda.removeStep(meetingId, text('step'), byId);
      case 'up':
      case 'down': {
        const steps = (await agenda.get(meetingId))?.steps ?? [];
        const at = steps.findIndex(({ id }) => id === text('step'));
        const before = intent === 'up' ? steps[at - 1] : steps[at + 2];
        if (at < 0 || (intent === 'up' && at === 0)) return { ok: true, value: undefined };
        return agenda.moveStep(meetingId, text('step'), before?.id ?? null, byId);
      }
      default:
        return refuse();
    }
  }
}

/** The settings of a meeting in a posted form; what is unreadable is refused by the service. */
export function changesIn(form: FormData): MeetingChanges {
  const text = textIn(form);
  const naming = NAMINGS.find((each) => each === text('naming'));
  const startsAt = instantIn(text('startsAt'));
  return {
    title: text('title'),
    startsAt,
    retentionUntil: new Date(startsAt.getTime() + Number(text('retention')) * DAY_MS),
    moderated: form.get('moderated') === 'on',
    tables: Number(text('tables')),
    ...(naming === undefined ? {} : { naming }),
  };
}

function draftIn(form: FormData): StepDraft | null {
  const text = textIn(form);
  const kind = STEP_KINDS.find((each) => each === text('kind'));
  if (kind === undefined) return null;
  const writer = WRITERS.find((each) => each === text('writer'));
  const reveal = REVEALS.find((each) => each === text('reveal'));
  const gathering = GATHERINGS.find((each) => each === text('gathering'));
  const view = SCREEN_VIEWS.find((each) => each === text('view'));
  const settings: Partial<StepSettings> = {
    ...(writer === undefined ? {} : { writer }),
    ...(reveal === undefined ? {} : { reveal }),
    ...(gathering === undefined ? {} : { gathering }),
    ...(view === undefined ? {} : { view }),
    ...(form.has('phase') ? { phases: phasesIn(form) } : {}),
    ...(form.has('method') ? { poll: pollIn(form) } : {}),
  };
  return {
    kind,
    title: text('title'),
    instruction: text('instruction'),
    minutes: Number(text('minutes')),
    settings,
  };
}

/** The phases of a posted form, row by row; those without a way to gather or without minutes are not there. */
function phasesIn(form: FormData): Phase[] {
  const column = (name: string): string[] =>
    form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
  const [minutes, texts] = [column('phaseMinutes'), column('phaseText')];
  return column('phase').flatMap((asked, row) => {
    const gathering = GATHERINGS.find((each) => each === asked);
    const length = Number(minutes[row] ?? '');
    if (gathering === undefined || length === 0) return [];
    return [{ gathering, minutes: length, instruction: texts[row] ?? '' }];
  });
}

function pollIn(form: FormData): PollPlan | null {
  const text = textIn(form);
  const method = POLL_METHODS.find((each) => each === text('method'));
  if (method === undefined || text('question').trim() === '') return null;
  return {
    method,
    question: text('question'),
    budget: Number(text('budget')) || 1,
    secret: form.get('secret') === 'on',
  };
}

function textIn(form: FormData): (name: string) => string {
  return (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
}

function refuse(): Result<never> {
  return { ok: false, failure: { code: 'other' } };
}
