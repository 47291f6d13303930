import { z } from 'zod';
import { isDay } from '#app/documents/values.ts';
import { HORIZONS, RETURNS } from '#app/documents/priorities.ts';
import { LINK_ROLES } from '#app/documents/meeting.ts';
import { SITE_EVENT_KINDS } from '#app/documents/diagnostic.ts';
import type { Result } from '#app/engine/types.ts';
import { CONTENT_MAX, type ContributionKind, type Contents } from './contributions.ts';
import { NOTE_MAX, OPTIONS_MAX, type Marks } from './polls.ts';

/*
 * What people send, checked. Apart from `contributions.ts` so that pages which only need the bounds do not carry zod.
 */

/** Words somebody typed: composed, without control or invisible characters, lines kept, ends trimmed. Empty is « not said ». */
function words(max: number) {
  return z.string().default('').transform(cleanText).pipe(z.string().max(max));
}

/** Words without which there is nothing: they hold at least one letter or figure, an emoji alone says too little to be read aloud. */
function needed(max: number) {
  return z
    .string()
    .default('')
    .transform(cleanText)
    .pipe(
      z
        .string()
        .max(max)
        .regex(/[\p{L}\p{N}]/u),
    );
}

/** A whole number, as a number or as a form sends it; empty is null. French thousands (`1 200`) are read. */
function whole(min: number, max: number) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value ?? null;
    const digits = value.replace(/[\s\u00a0\u202f]/g, '');
    return digits === '' ? null : /^-?\d{1,9}$/.test(digits) ? Number(digits) : value;
  }, z.number().int().min(min).max(max).nullable());
}

/** One of a list; empty is null. */
function oneOf<const C extends readonly [string, ...string[]]>(choices: C) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(choices).nullable(),
  );
}

/** A tick: `on` in a form. */
const tick = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean());

const max = CONTENT_MAX;

/** The shape of each kind. Unknown keys are dropped. */
export const CONTENTS = {
  statement: z.object({ text: needed(max.statement.text), actor: words(max.statement.actor) }),
  site: z.object({
    site: needed(max.site.site),
    kind: z.enum(SITE_EVENT_KINDS),
    year: whole(1800, 2060).pipe(z.number()),
    jobs: whole(0, 100_000),
    filiere: words(max.site.filiere),
    commune: words(max.site.commune),
    source: words(max.site.source),
    note: words(max.site.note),
  }),
  link: z.object({
    filiere: needed(max.link.filiere),
    firm: words(max.link.firm),
    role: oneOf(LINK_ROLES),
    buyer: words(max.link.buyer),
    product: words(max.link.product),
    missing: tick,
  }),
  priority: z.object({
    title: needed(max.priority.title),
    filiere: words(max.priority.filiere),
    jobs: whole(0, 20_000),
    jobKind: words(max.priority.jobKind),
    returns: z.preprocess(
      (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
      z.array(z.enum(RETURNS)).max(RETURNS.length),
    ),
    returnsNote: words(max.priority.returnsNote),
    place: words(max.priority.place),
    horizon: oneOf(HORIZONS),
    why: words(max.priority.why),
  }),
  action: z.object({
    title: needed(max.action.title),
    owner: words(max.action.owner),
    ownerAgrees: tick,
    firstStep: words(max.action.firstStep),
    day: z.preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      z.string().refine(isDay).nullable(),
    ),
    means: words(max.action.means),
    indicator: words(max.action.indicator),
  }),
  comment: z.object({ text: needed(max.comment.text) }),
} as const satisfies { [Kind in ContributionKind]: z.ZodType<Contents[Kind]> };

/**
 * What somebody sent, in its shape. Failure: `invalid-content` with the `field` and, when it is too long, `found` and `max`
 * (UTF-16 units); `empty` when nothing readable is left of a text that is needed.
 * @example checkContent('comment', { text: '  Oui  ' }) // { ok: true, value: { text: 'Oui' } }
 */
export function checkContent<Kind extends ContributionKind>(
  kind: Kind,
  content: unknown,
): Result<Contents[Kind]> {
  const parsed = CONTENTS[kind].safeParse(content);
  // The table above says that this schema gives this kind's shape; an index by a type parameter loses it.
  if (parsed.success) return { ok: true, value: parsed.data as Contents[Kind] };
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  const typed = isRecord(content) ? content[field] : undefined;
  const length = typeof typed === 'string' ? cleanText(typed).length : 0;
  const bounds: Readonly<Record<string, number>> = CONTENT_MAX[kind];
  const limit = bounds[field];
  const why = limit === undefined ? 'wrong' : length > limit ? 'too-long' : 'empty';
  return {
    ok: false,
    failure: {
      code: 'invalid-content',
      kind,
      field,
      why,
      ...(why === 'too-long' ? { found: length, max: limit } : {}),
    },
  };
}

const MARKS = z.object({
  marks: z
    .record(z.string().max(64), z.number().int())
    .refine((marks) => Object.keys(marks).length <= OPTIONS_MAX),
  notes: z
    .record(
      z.string().max(64),
      z
        .string()
        .max(4 * NOTE_MAX)
        .transform(cleanText),
    )
    .refine((notes) => Object.keys(notes).length <= OPTIONS_MAX)
    .default({}),
});

/** A ballot as sent, in its shape; whether it fits its vote is `checkMarks`'s. Failure: `invalid-ballot`. */
export function parseMarks(value: unknown): Result<Marks> {
  const parsed = MARKS.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, failure: { code: 'invalid-ballot' } };
}

/** What a phone calls one of its contributions. */
export function isKey(value: string): boolean {
  return /^[A-Za-z0-9_-]{8,64}$/.test(value);
}

/** Composed, line ends as `\n`, no control, format or private character, no run of empty lines, trimmed. */
export function cleanText(value: string): string {
  return (
    value
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // A joiner holds the parts of one emoji together: it stays, the other invisible characters go.
      .replace(/[^\P{C}\n\u200d]/gu, ' ')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
