import type { MeetingSnapshot } from '#app/documents/meeting.ts';
import type { Failure, Result } from '#app/engine/types.ts';
import { createI18n, type I18n, type Lang } from '#app/i18n/index.ts';
import {
  authorise,
  type Actor,
  CONTRIBUTION_KINDS,
  type LiveMeeting,
  REACTIONS,
  type Services,
} from '#app/services/index.ts';
import { isKey } from '#app/services/contents.ts';
import { roomSentence } from './room-sentence.ts';

/*
 * What phones send and ask, as JSON or as plain forms: see docs/decisions/007. Everything answers one way, so that an outbox
 * knows whether to try again, and a page without script whether it was kept.
 */

type Room = {
  services: Pick<Services, 'meetings' | 'agenda' | 'contributions' | 'polls'>;
  person: Actor | null;
  lang: Lang;
};
type Fields = Readonly<Record<string, unknown>>;

/** Statuses of refusals; anything else is 409: what was asked does not fit what is. */
const STATUS: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'no-right': 403,
  'not-joined': 403,
  'not-yours': 403,
  'own-option': 403,
  'unknown-meeting': 404,
  'unknown-contribution': 404,
  'unknown-poll': 404,
  'invalid-content': 422,
  'invalid-key': 422,
  'invalid-ballot': 422,
  'invalid-reaction': 422,
  'invalid-table': 422,
  'invalid-name': 422,
  'invalid-organisation': 422,
  'unknown-option': 422,
  'unknown-parent': 422,
  'wrong-kind': 422,
  'ballot-empty': 422,
  'ballot-mark': 422,
  'ballot-total': 422,
  'ballot-places': 422,
  'note-too-long': 422,
  'bad-body': 400,
  'too-many-tries': 429,
};

/** The status of a refusal, to phones and to who types in paper cards alike. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 409;
}

/** Refusals that may be otherwise in a while. */
const PASSING = new Set(['paused', 'too-many-tries', 'not-open', 'no-number']);

/** `GET /m/:id/live`: what the room sees, 304 when it has not changed. */
export async function answerLive(request: Request, room: Room, meetingId: string): Promise<Response> {
  const may = await readable(room, meetingId);
  if (!may.ok) return refusal(may.failure, room.lang);
  const live = await room.services.agenda.live(meetingId, room.person?.id ?? null);
  if (live === null) return refusal({ code: 'unknown-meeting' }, room.lang);
  const etag = `"${live.version}"`;
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  // The clock of the server, and whether one's own part is old, for whoever only hears that nothing changed.
  const clock = { 'X-Server-Now': String(live.now), 'X-Gave': String(live.gave) };
  const known = (request.headers.get('If-None-Match') ?? '').replace(/^W\//, '');
  return known === etag
    ? new Response(null, { status: 304, headers: { ...headers, ...clock } })
    : new Response(bodyOf(live), { headers: { ...headers, ...clock, 'Content-Type': 'application/json' } });
}

/** The snapshot as text, written once for all those who ask between two changes. */
const written = new WeakMap<MeetingSnapshot, string>();

function bodyOf({ version, now, snapshot, gave }: LiveMeeting): string {
  const text = written.get(snapshot) ?? JSON.stringify(snapshot);
  written.set(snapshot, text);
  return `{"version":${JSON.stringify(version)},"now":${now},"gave":${gave},"snapshot":${text}}`;
}

/** `GET /m/:id/mine`: what this person did. */
export async function answerMine(room: Room, meetingId: string): Promise<Response> {
  const may = await readable(room, meetingId);
  if (!may.ok) return refusal(may.failure, room.lang);
  const mine =
    room.person === null ? null : await room.services.contributions.mine(meetingId, room.person.id);
  return mine === null
    ? refusal({ code: 'not-joined' }, room.lang)
    : Response.json(mine, { headers: { 'Cache-Control': 'private, no-store' } });
}

/** `POST /m/:id/contributions`: a new one, a change to one's own (`id`), or one taken back (`intent=withdraw`). */
export async function answerContribution(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const { contributions } = room.services;
    const id = text(fields['id']);
    if (text(fields['intent']) === 'withdraw') {
      const done = await contributions.withdraw({ meetingId, id, personId: person.id });
      return done.ok ? { ok: true, value: { id } } : done;
    }
    const age = number(fields['age']) ?? 0;
    const [named, draft] = [ticked(fields['named']), ticked(fields['draft'])];
    // In a plain form `kind` says what is sent: what happened on a site has a name of its own.
    const content = fields['content'] ?? ('event' in fields ? { ...fields, kind: fields['event'] } : fields);
    if (id !== '')
      return contributions.edit({ meetingId, id, personId: person.id, content, named, draft, age });
    const kind = CONTRIBUTION_KINDS.find((each) => each === fields['kind']);
    if (kind === undefined)
      return { ok: false, failure: { code: 'wrong-kind', found: text(fields['kind']) } };
    const added = await contributions.add({
      meetingId,
      stepId: text(fields['step']),
      personId: person.id,
      key: request.headers.get('Idempotency-Key') ?? text(fields['key']),
      kind,
      content,
      table: number(fields['table']),
      named,
      parentId: text(fields['parent']) || null,
      draft,
      age,
    });
    return added.ok ? { ok: true, value: { ...added.value, created: !added.value.replayed } } : added;
  });
}

/** `POST /m/:id/reactions`. */
export async function answerReaction(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const id = text(fields['contribution']);
    const value = REACTIONS.find((each) => each === fields['value']);
    if (value === undefined) return { ok: false, failure: { code: 'invalid-reaction' } };
    const done = await room.services.contributions.react({ meetingId, id, personId: person.id, value });
    return done.ok ? { ok: true, value: { id } } : done;
  });
}

/** `POST /m/:id/ballots`. */
export async function answerBallot(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'vote', async (fields, person) => {
    const id = text(fields['poll']);
    const marks = 'marks' in fields ? { marks: fields['marks'], notes: fields['notes'] } : marksIn(fields);
    const cast = await room.services.polls.cast({ meetingId, id, personId: person.id, marks });
    return cast.ok ? { ok: true, value: { id } } : cast;
  });
}

/** `POST /m/:id/ready`. */
export async function answerReady(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const stepId = text(fields['step']);
    const ready = fields['ready'] === undefined || ticked(fields['ready']);
    const done = await room.services.contributions.setReady({
      meetingId,
      stepId,
      personId: person.id,
      ready,
    });
    return done.ok ? { ok: true, value: { id: 'pret' } } : done;
  });
}

/** `POST /m/:id/speak`. */
export async function answerSpeak(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const wants = fields['wants'] === undefined || ticked(fields['wants']);
    const done = await room.services.contributions.speak({ meetingId, personId: person.id, wants });
    return done.ok ? { ok: true, value: { id: 'parole' } } : done;
  });
}

/** `POST /m/:id/table`. */
export async function answerTable(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const table = number(fields['table']);
    const done = await room.services.contributions.sit({ meetingId, personId: person.id, table });
    return done.ok ? { ok: true, value: { id: 'table' } } : done;
  });
}

/** `POST /m/:id/rapporteur`: speaks for one's table, or no longer. */
export async function answerRapporteur(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'contribute', async (fields, person) => {
    const speaks = fields['speaks'] === undefined || ticked(fields['speaks']);
    const done = await room.services.contributions.speakForTable({ meetingId, personId: person.id, speaks });
    return done.ok ? { ok: true, value: { id: 'rapporteur' } } : done;
  });
}

/** `POST /m/:id/attendance`: the sheet one signs with one's name, which knows nothing of the rest. */
export async function answerAttendance(request: Request, room: Room, meetingId: string): Promise<Response> {
  return answer(request, room, meetingId, 'read', async (fields) => {
    const [name, organisation] = [text(fields['name']), text(fields['organisation'])];
    const done = await room.services.contributions.sign({ meetingId, name, organisation });
    return done.ok ? { ok: true, value: { id: 'presence' } } : done;
  });
}

/** The answer to a way of asking that is not there. */
export function askOtherwise(method: 'GET' | 'POST'): Response {
  return new Response(null, { status: 405, headers: { Allow: method } });
}

async function readable(room: Room, meetingId: string): Promise<Result<{ spaceId: string }>> {
  const spaceId = await room.services.meetings.spaceOf(meetingId);
  if (spaceId === null) return { ok: false, failure: { code: 'unknown-meeting' } };
  const right = authorise(room.person, 'read', { kind: 'meeting', spaceId, meetingId });
  return right.ok ? { ok: true, value: { spaceId } } : right;
}

async function answer(
  request: Request,
  room: Room,
  meetingId: string,
  action: 'read' | 'contribute' | 'vote',
  work: (
    fields: Fields,
    person: Actor,
  ) => Promise<Result<{ id: string } & Readonly<Record<string, unknown>>>>,
): Promise<Response> {
  const form = isForm(request);
  const done = await attempt();
  if (form) {
    const address = new URLSearchParams(done.ok ? { envoye: done.value.id } : { refus: done.failure.code });
    return new Response(null, { status: 303, headers: { Location: `/m/${meetingId}?${address}` } });
  }
  if (!done.ok) return refusal(done.failure, room.lang);
  const { created = false, ...said } = done.value;
  return Response.json({ ok: true, ...said }, { status: created === true ? 201 : 200 });

  async function attempt(): ReturnType<typeof work> {
    const spaceId = await room.services.meetings.spaceOf(meetingId);
    if (spaceId === null) return { ok: false, failure: { code: 'unknown-meeting' } };
    // Whether the step is open is asked of the service, which knows what was late and what was not.
    const right = authorise(room.person, action, { kind: 'meeting', spaceId, meetingId, open: true });
    if (!right.ok) return right;
    if (room.person === null) return { ok: false, failure: { code: 'not-signed-in' } };
    const fields = await readFields(request, form);
    if (fields === null) return { ok: false, failure: { code: 'bad-body' } };
    const result = await work(fields, room.person);
    // The attendance sheet knows nobody: it is nothing of one's own.
    if (result.ok && action !== 'read') room.services.agenda.gave(meetingId, room.person.id, keyOf(request));
    return result;
  }
}

/** The key that whoever sent this knows it by; too long a one is nobody's. */
function keyOf(request: Request): string | null {
  const key = request.headers.get('Idempotency-Key');
  return key !== null && isKey(key) ? key : null;
}

function refusal(failure: Failure, lang: Lang): Response {
  const i18n: I18n = createI18n(lang);
  const { code } = failure;
  const retryAfter = typeof failure['retryAfter'] === 'number' ? failure['retryAfter'] : null;
  return Response.json(
    {
      ok: false,
      code,
      sentence: roomSentence(i18n, failure),
      final: !PASSING.has(code),
      ...(retryAfter === null ? {} : { retryAfter }),
    },
    { status: statusOf(code), headers: retryAfter === null ? {} : { 'Retry-After': String(retryAfter) } },
  );
}

/** A form is a body that is not JSON, from a page that will show what comes back. */
function isForm(request: Request): boolean {
  const type = request.headers.get('Content-Type') ?? '';
  return !type.startsWith('application/json') && (request.headers.get('Accept') ?? '').includes('text/html');
}

/** The fields of a JSON body; null for anything else. */
export async function readJson(request: Request): Promise<Fields | null> {
  try {
    const body: unknown = await request.json();
    // A parsed object, read key by key from here on.
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : null;
  } catch {
    return null;
  }
}

async function readFields(request: Request, form: boolean): Promise<Fields | null> {
  if (!form && (request.headers.get('Content-Type') ?? '').startsWith('application/json'))
    return readJson(request);
  try {
    const data = await request.formData();
    const fields: Record<string, unknown> = Object.create(null);
    for (const name of new Set(data.keys())) {
      const values = data.getAll(name).filter((value) => typeof value === 'string');
      fields[name] = values.length > 1 ? values : values[0];
    }
    return fields;
  } catch {
    return null;
  }
}

/** Marks and notes of a plain form: `m.<option>` and `n.<option>`; a mark left empty is not given. */
function marksIn(fields: Fields): { marks: Record<string, number>; notes: Record<string, string> } {
  const marks: Record<string, number> = {};
  const notes: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const mark = number(value);
    if (name.startsWith('m.') && mark !== null) marks[name.slice(2)] = mark;
    if (name.startsWith('n.') && typeof value === 'string' && value.trim() !== '')
      notes[name.slice(2)] = value;
  }
  return { marks, notes };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

function ticked(value: unknown): boolean {
  return value === true || value === 'on' || value === 'true' || value === '1';
}
