import type { Failure, Result } from '#app/engine/types.ts';
import { createI18n, type Lang } from '#app/i18n/index.ts';
import { authorise, type Actor, type Services } from '#app/services/index.ts';
import { consoleSentence } from '../console/console-sentence.ts';
import { readJson, statusOf } from '../room-http.ts';
import { isPaperKind } from './paper-fields.ts';

type Room = {
  services: Pick<Services, 'meetings' | 'contributions'>;
  person: Actor | null;
  lang: Lang;
};

/**
 * `POST /m/:id/cartes`: what a helper does with cards written on paper. `enter` (key, step, kind, content, table), `amend` (id,
 * content, table and step when they change), `replace` (id, and all that `enter` has: the same card typed in as another kind, the one before
 * taken off), `withdraw` and `restore` (id). Only cards typed in this way are touched: those of people are theirs.
 */
export async function answerPaper(request: Request, room: Room, meetingId: string): Promise<Response> {
  const done = await attempt();
  if (done.ok) return Response.json({ ok: true, ...done.value });
  const i18n = createI18n(room.lang);
  const { code } = done.failure;
  const field = done.failure['field'];
  return Response.json(
    {
      ok: false,
      code,
      sentence: code === 'not-signed-in' ? i18n.t('paper.signIn') : consoleSentence(i18n, done.failure),
      field: typeof field === 'string' ? field : null,
    },
    { status: statusOf(code) },
  );

  async function attempt(): Promise<Result<Readonly<Record<string, unknown>>>> {
    const { contributions, meetings } = room.services;
    const spaceId = await meetings.spaceOf(meetingId);
    if (spaceId === null) return refuse('unknown-meeting');
    const right = authorise(room.person, 'moderate', { kind: 'meeting', spaceId, meetingId });
    if (!right.ok) return right;
    if (room.person === null) return refuse('not-signed-in');
    const byId = room.person.id;
    const fields = await readJson(request);
    if (fields === null) return refuse('bad-body');
    const intent = text(fields['intent']);
    const enter = async (): Promise<Result<Readonly<Record<string, unknown>>>> => {
      const kind = fields['kind'];
      if (!isPaperKind(kind)) return refuse('wrong-kind');
      return contributions.enter({
        meetingId,
        stepId: text(fields['step']),
        key: text(fields['key']),
        kind,
        content: fields['content'],
        table: tableIn(fields['table']),
        named: false,
        parentId: null,
        byId,
      });
    };
    if (intent === 'enter') return enter();
    const id = text(fields['id']);
    const card = (await contributions.review(meetingId)).find((each) => each.id === id && each.onPaper);
    if (card === undefined) return refuse('unknown-contribution');
    if (card.transferredAt !== null) return refuse('transferred');
    switch (intent) {
      case 'amend': {
        const typed = fields['content'];
        // What the form does not have stays as it was.
        const content = { ...card.content, ...(typeof typed === 'object' ? typed : {}) };
        const table = 'table' in fields ? { table: tableIn(fields['table']) } : {};
        const step = 'step' in fields ? { stepId: text(fields['step']) } : {};
        const amended = await contributions.amend({ meetingId, id, content, ...table, ...step, byId });
        return amended.ok ? { ok: true, value: { id } } : amended;
      }
      case 'replace': {
        const entered = await enter();
        if (!entered.ok) return entered;
        // Sent twice, it is entered once and taken off once.
        const gone = await contributions.moderate({ meetingId, ids: [id], state: 'withdrawn', byId });
        return gone.ok ? entered : gone;
      }
      case 'withdraw':
      case 'restore': {
        const state = intent === 'withdraw' ? 'withdrawn' : 'shown';
        const changed = await contributions.moderate({ meetingId, ids: [id], state, byId });
        return changed.ok ? { ok: true, value: { id } } : changed;
      }
      default:
        return refuse('bad-body');
    }
  }
}

/** None for an empty field; 0, which no table is, for what is not a number. */
function tableIn(value: unknown): number | null {
  return value === '' || value === null || value === undefined ? null : Number(value) || 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function refuse(code: string): Result<never> {
  const failure: Failure = { code };
  return { ok: false, failure };
}
