import { parseNumber, roadmap } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { createI18n } from '#app/i18n/index.ts';
import type { AppContext } from '#app/load-context.ts';
import { cleanText } from '#app/services/contents.ts';
import { FOLLOW_NOTE_MAX, FOLLOW_STATES, type FollowState, type Services } from '#app/services/index.ts';
import { loadSince, type Since, type SinceAction } from './load-since.ts';
import { sendingRefusal, sheetRefusal } from './refusals.ts';

/** What was just sent came to, and for which action. */
export type SinceAnswer = { actionId: string; kept: boolean; sentence: string };

/**
 * What the forms of « Et depuis ? » ask: `say` (state or progress, and a note), by those who drive or by the owner's link;
 * `owner` (where reminders go), by those who drive. @throws Response 400 for another intent, or the refusal of the page
 */
export async function saySince(
  request: Request,
  { services, person, lang }: Pick<AppContext, 'services' | 'person' | 'lang'>,
  meetingId: string,
): Promise<SinceAnswer> {
  const i18n = createI18n(lang);
  const key = new URL(request.url).searchParams.get('cle');
  const loaded = await loadSince(services, { person, meetingId, key });
  if (!loaded.ok) {
    const { status, sentence } = sheetRefusal(i18n, loaded.failure.code);
    throw new Response(sentence, { status });
  }
  const since = loaded.value;
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const action = since.actions.find(({ id }) => id === text('action'));
  const refused = (failure: { code: string }): SinceAnswer => ({
    actionId: action?.id ?? '',
    kept: false,
    sentence: sendingRefusal(i18n, failure),
  });
  if (action === undefined) return refused({ code: 'unknown-action' });
  switch (text('intent')) {
    case 'say': {
      if (!action.mayWrite) return refused({ code: 'no-right' });
      const name = since.drives ? (person?.name ?? '') : action.owner || i18n.t('after.since.owner');
      const by = { id: since.drives ? (person?.id ?? null) : null, name };
      const done = await say(services, { ...since, lang }, action, by, {
        state: text('state'),
        progress: text('progress'),
        note: text('note').slice(0, 4000),
      });
      return done.ok
        ? { actionId: action.id, kept: true, sentence: i18n.t('after.kept.state') }
        : refused(done.failure);
    }
    case 'owner': {
      if (!since.drives) return refused({ code: 'no-right' });
      const set = await services.after.setOwner({
        ...{ meetingId, actionId: action.id, lang },
        email: text('email').slice(0, 300),
        byId: person?.id ?? null,
      });
      if (!set.ok) return refused(set.failure);
      const sentence = i18n.t(text('email').trim() === '' ? 'after.kept.ownerGone' : 'after.kept.owner');
      return { actionId: action.id, kept: true, sentence };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

async function say(
  services: Pick<Services, 'after' | 'documents'>,
  { lang, meeting, space }: Since & { lang: 'fr' | 'en' },
  action: SinceAction,
  by: { id: string | null; name: string },
  typed: { state: string; progress: string; note: string },
): Promise<Result<unknown>> {
  // Before the roadmap is written: a note refused afterwards would leave half of what was sent.
  const { length } = cleanText(typed.note);
  if (length > FOLLOW_NOTE_MAX)
    return { ok: false, failure: { code: 'invalid-note', found: length, max: FOLLOW_NOTE_MAX } };
  let state: FollowState | undefined = FOLLOW_STATES.find((each) => each === typed.state);
  if (action.inRoadmap && state !== 'dropped') {
    const read = parseNumber(typed.progress.trim() === '' ? '0' : typed.progress, lang, '%');
    const percent = read.ok ? read.value : null;
    if (percent === null || percent < 0 || percent > 100)
      return { ok: false, failure: { code: 'invalid-progress', found: typed.progress } };
    // The committee's action itself: what is read here and there is the same figure.
    const author = { id: by.id ?? `owner-of-${action.id}`, name: by.name };
    const set = await services.documents.set(roadmap, space.id, author, {
      [`actions/${action.id}/progress`]: percent,
    });
    if (!set.ok) return set;
    state = percent >= 100 ? 'done' : percent > 0 ? 'doing' : 'todo';
  }
  if (state === undefined) return { ok: false, failure: { code: 'invalid-state', found: typed.state } };
  return services.after.say({
    ...{ meetingId: meeting.id, actionId: action.id, state, by },
    note: typed.note,
  });
}
