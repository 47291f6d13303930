import { createHash } from 'node:crypto';
import { z } from 'zod';
import { diagnostic, DOMAINS, HOLDS, POLL_METHODS, SCREEN_VIEWS } from '#app/documents/index.ts';
import type { Failure, Result } from '#app/engine/types.ts';
import { type EventValues, readEventsCsv } from '#app/features/diagnostic/events-csv.ts';
import { criterionWords } from '#app/features/project/criterion-words.ts';
import { loadCriteria } from '#app/features/project/load-comparison.ts';
import { criterionKey } from '#app/features/project/rules.ts';
import { createI18n, type Lang } from '#app/i18n/index.ts';
import {
  authorise,
  type Actor,
  type Contribution,
  MINUTES,
  optionOf,
  OPTIONS_MAX,
  type PollOption,
  type Services,
} from '#app/services/index.ts';
import { pageRefusal, readMeeting } from '../read-meeting.ts';
import { consoleSentence } from './console-sentence.ts';
import { knownSites } from './known-sites.ts';

type Ports = Pick<
  Services,
  'meetings' | 'spaces' | 'agenda' | 'contributions' | 'polls' | 'documents' | 'reference' | 'scoring'
>;

/** What a click of the console did. `sentence` says why it was refused; `done` names what was done, `count` how many were added, for the notice. */
export type ConsoleAnswer = { ok: true; done: string; count?: number } | { ok: false; sentence: string };

const PLACES = ['strengths', 'weaknesses', 'needs'] as const;

/** One click of the console. @throws Response 403, 404 for somebody who may not drive. */
export async function answerConsole(
  form: FormData,
  context: { services: Ports; person: Actor | null; lang: Lang },
  meetingId: string,
): Promise<ConsoleAnswer> {
  const { services, person, lang } = context;
  const found = await readMeeting(services, person, meetingId);
  if (!found.ok) throw pageRefusal(found.failure);
  const { space } = found.value;
  const target = { kind: 'meeting', spaceId: space.id, meetingId } as const;
  if (person === null || !authorise(person, 'drive', target).ok || !authorise(person, 'moderate', target).ok)
    throw new Response(null, { status: 403 });
  const byId = person.id;
  const { agenda, contributions, polls } = services;
  const i18n = createI18n(lang);
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const ids = form.getAll('id').filter((value): value is string => typeof value === 'string');
  const intent = text('intent');
  let count: number | null = null;
  const done = await perform();
  return done.ok
    ? { ok: true, done: intent, ...(count === null ? {} : { count }) }
    : { ok: false, sentence: consoleSentence(i18n, done.failure) };

  async function perform(): Promise<Result<unknown>> {
    switch (intent) {
      case 'open':
        return agenda.open(meetingId, byId);
      case 'close':
        return agenda.close(meetingId, byId);
      case 'rehearse':
        return agenda.rehearse(meetingId, Number(text('people')), byId);
      case 'reset':
        return agenda.reset(meetingId, text('code') || null, byId);
      case 'go':
        return agenda.goTo(meetingId, { stepId: text('step'), from: text('from') || null }, byId);
      case 'time':
        return agenda.addTime(meetingId, Number(text('minutes')), byId);
      case 'phase':
        return agenda.launchPhase(
          meetingId,
          { stepId: text('step'), phase: placeIn(text('phase')), from: placeIn(text('from')) },
          byId,
        );
      case 'phase-time':
        return agenda.addPhaseTime(meetingId, Number(text('minutes')), byId);
      case 'pause':
        return agenda.setPaused(meetingId, text('paused') === 'true', byId);
      case 'hold': {
        const hold = HOLDS.find((each) => each === text('hold'));
        return hold === undefined ? refuse('other') : agenda.setHold(meetingId, hold, byId);
      }
      case 'show': {
        const view = SCREEN_VIEWS.find((each) => each === text('view'));
        return view === undefined ? refuse('other') : agenda.show(meetingId, view, text('arg') || null, byId);
      }
      case 'reveal':
        return agenda.reveal(meetingId, text('step'), byId);
      case 'catch-up': {
        const plan = await agenda.get(meetingId);
        const step = plan?.steps.find((each) => each.id === text('step'));
        if (step === undefined) return refuse('unknown-step');
        const minutes = Math.max(MINUTES.min, step.minutes - Number(text('minutes')));
        return agenda.editStep(meetingId, step.id, { minutes }, byId);
      }
      case 'moderate': {
        const state = (['shown', 'held', 'withdrawn'] as const).find((each) => each === text('state'));
        return state === undefined
          ? refuse('other')
          : contributions.moderate({ meetingId, ids, state, byId });
      }
      case 'amend':
        return amend();
      case 'action-add': {
        const step = (await agenda.get(meetingId))?.steps.find((each) => each.id === text('step'));
        if (step === undefined) return refuse('unknown-step');
        return contributions.enter({
          meetingId,
          stepId: step.id,
          key: text('key'),
          kind: 'action',
          content: { title: text('title'), day: text('day') },
          table: null,
          named: false,
          parentId: text('parent') || null,
          byId,
        });
      }
      case 'import-sites':
        return importSites();
      case 'map':
        return contributions.mapTo({ meetingId, id: ids[0] ?? '', projectId: text('project') || null, byId });
      case 'group':
        return contributions.createGroup({ meetingId, title: text('title'), ids, byId });
      case 'group-all':
        return groupAll();
      case 'group-put':
        return contributions.putInGroup({ meetingId, ids, groupId: text('group') || null, byId });
      case 'group-rename':
        return contributions.renameGroup({ meetingId, id: text('group'), title: text('title'), byId });
      case 'group-remove':
        return contributions.removeGroup({ meetingId, id: text('group'), byId });
      case 'poll-create':
        return createPoll();
      case 'poll-remove':
        return polls.remove({ meetingId, id: text('poll'), byId });
      case 'poll-open': {
        const opened = await polls.open({ meetingId, id: text('poll'), byId });
        // The room is shown what it is asked.
        return opened.ok ? agenda.show(meetingId, 'poll', opened.value.id, byId) : opened;
      }
      case 'poll-close':
        return polls.close({ meetingId, id: text('poll'), byId });
      case 'poll-reveal':
        return polls.setRevealed({
          ...{ meetingId, byId },
          ...{ id: text('poll'), revealed: text('revealed') === 'true' },
        });
      case 'floor':
        return contributions.giveFloor({ meetingId, speakerId: text('speaker') || null, byId });
      case 'floor-drop':
        return contributions.dropSpeaker({ meetingId, speakerId: text('speaker'), byId });
      case 'transfer': {
        const collection = PLACES.find((each) => each === text('collection'));
        const domain = DOMAINS.find((each) => each === text('domain'));
        const place = collection === undefined || domain === undefined ? null : { collection, domain };
        return contributions.transfer({ meetingId, ids, place, lang, byId });
      }
      default:
        return refuse('other');
    }
  }

  /** The fields of a form over what the contribution says already: what the form does not have stays. */
  async function amend(): Promise<Result<unknown>> {
    const id = ids[0] ?? '';
    const one = (await contributions.review(meetingId)).find((each) => each.id === id);
    if (one === undefined) return refuse('unknown-contribution');
    const changes = Object.fromEntries(
      [...form.entries()].filter(
        ([name, value]) => Object.hasOwn(one.content, name) && typeof value === 'string',
      ),
    );
    return contributions.amend({ meetingId, id, content: { ...one.content, ...changes }, byId });
  }

  /** Several families at once, as they were read: the first that is refused ends it, those before stay. */
  async function groupAll(): Promise<Result<unknown>> {
    const families = form.getAll('family').slice(0, OPTIONS_MAX).map(readFamily);
    for (const family of families) {
      if (family === null) return refuse('other');
      const made = await contributions.createGroup({ meetingId, ...family, byId });
      if (!made.ok) return made;
    }
    return { ok: true, value: null };
  }

  /** The sheet is read again here, against what the room and the committee have by now: what another facilitator brought is not doubled. */
  async function importSites(): Promise<Result<unknown>> {
    const stepId = text('step');
    // A form sends each end of line as two characters; the file had its own.
    const sheet = text('sheet').replaceAll('\r\n', '\n');
    const [review, theirs] = await Promise.all([
      contributions.review(meetingId),
      services.documents.snapshot(diagnostic, space.id),
    ]);
    // What a faulty client wrote hides its own line, not the others.
    const read = readEventsCsv(sheet, knownSites(review), {
      dated: true,
      committee: (theirs.ok
        ? theirs.value
        : theirs.failure.code === 'schema'
          ? theirs.failure.partial
          : { collections: { siteEvents: [] } }
      ).collections.siteEvents,
    });
    if (!read.ok) return refuse('unreadable-sheet');
    // Added though the committee has them: by those lines and no other, each one asked for.
    const anyway = new Set(form.getAll('anyway').map(Number));
    const rows = read.value.flatMap((line) =>
      line.state === 'new' || (line.state === 'known' && line.by === 'committee' && anyway.has(line.line))
        ? [{ key: rowKey(stepId, line.values), content: line.values }]
        : [],
    );
    const brought = await contributions.enterAll({ meetingId, stepId, kind: 'site', rows, byId });
    if (brought.ok) count = brought.value.added;
    return brought;
  }

  async function createPoll(): Promise<Result<unknown>> {
    const method = POLL_METHODS.find((each) => each === text('method'));
    if (method === undefined) return refuse('invalid-poll');
    const options = method === 'weights' ? await criteria() : await optionsFrom(text('source'));
    if (options.length === 0) return refuse('poll-no-option');
    if (options.length > OPTIONS_MAX)
      return { ok: false, failure: { code: 'too-many-options', found: options.length, max: OPTIONS_MAX } };
    return polls.create({
      meetingId,
      stepId: text('step'),
      method,
      question: text('question'),
      options,
      budget:
        method === 'consent' ? CONSENT_TOP : method === 'ranking' ? options.length : Number(text('budget')),
      secret: text('secret') === 'on',
      byId,
    });
  }

  async function criteria(): Promise<(Omit<PollOption, 'id'> & { id: string })[]> {
    const { criteria: rules } = await loadCriteria(services, space);
    return rules.map((rule) => ({
      id: optionOf(criterionKey(rule)),
      label: criterionWords(i18n, rule).slice(0, LABEL_MAX),
      contributionId: null,
      projectId: null,
      number: null,
    }));
  }

  async function optionsFrom(source: string): Promise<Omit<PollOption, 'id'>[]> {
    if (source === 'lines')
      return text('lines')
        .split('\n')
        .map((label) => label.trim())
        .filter((label) => label !== '')
        .map((label) => ({ label, contributionId: null, projectId: null, number: null }));
    const shown = (await contributions.review(meetingId)).filter(({ state }) => state === 'shown');
    if (source === 'actions')
      return shown
        .filter(({ kind }) => kind === 'action')
        .map(optionOfCard)
        .reverse();
    const cards = shown
      .filter(({ kind }) => kind === 'priority')
      .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    if (source === 'cards') return cards.map(optionOfCard);
    const groups = await contributions.groups(meetingId);
    const alone = cards.filter(({ groupId }) => groupId === null).map(optionOfCard);
    const grouped = groups.flatMap((group) => {
      const own = cards.filter(({ groupId }) => groupId === group.id);
      const [only] = own;
      if (only === undefined) return [];
      // A family of one is its author's card: they do not vote for it.
      return [
        own.length === 1
          ? { ...optionOfCard(only), label: group.title }
          : { label: group.title, contributionId: null, projectId: null, number: null },
      ];
    });
    return source === 'families' ? grouped : [...grouped, ...alone];
  }

  function optionOfCard(one: Contribution): Omit<PollOption, 'id'> {
    const label = 'title' in one.content ? one.content.title : 'text' in one.content ? one.content.text : '';
    return {
      label: label.slice(0, LABEL_MAX),
      contributionId: one.id,
      projectId: one.projectId,
      number: one.number,
    };
  }
}

/** Of one row of a sheet: the same row brought again is the same contribution. */
function rowKey(stepId: string, values: EventValues): string {
  const { site, kind, year, jobs, filiere, commune, source, note } = values;
  const said = JSON.stringify([stepId, site, kind, year, jobs, filiere, commune, source, note]);
  return `csv-${createHash('sha256').update(said).digest('base64url').slice(0, 32)}`;
}

/** A consent has three answers. */
const CONSENT_TOP = 3;
const LABEL_MAX = 240;

const FAMILY = z.object({ title: z.string().max(LABEL_MAX), ids: z.array(z.string().max(40)).max(500) });

/** `{ title, ids }` as the console writes a family; null for anything else. */
function readFamily(field: FormDataEntryValue): z.infer<typeof FAMILY> | null {
  if (typeof field !== 'string') return null;
  try {
    return FAMILY.safeParse(JSON.parse(field)).data ?? null;
  } catch {
    return null;
  }
}

/** A phase by its place from 0; none for an empty field. */
function placeIn(text: string): number | null {
  return text === '' ? null : Number(text);
}

function refuse(code: string): Result<never> {
  const failure: Failure = { code };
  return { ok: false, failure };
}
