import type { Doc } from 'yjs';
import {
  addItem,
  type Author,
  diagnostic,
  type DocumentSpec,
  priorities,
  roadmap,
  type WriteResult,
} from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { translate } from '#app/i18n/translate.ts';
import { type Contribution, type Contributions, dayOf, type Meeting } from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import { auditEntry } from '#server/accounts/audit.ts';
import type { Hub } from '#server/realtime/index.ts';

type Input = Parameters<Contributions['transfer']>[0];
type Item = {
  contribution: Contribution;
  parent: { id: string; number: number | null; transferredAt: Date | null } | null;
};

/** Puts contributions in the committee's documents, under their own ids. */
export type Transfer = (
  meeting: Meeting,
  items: readonly Item[],
  input: Input,
) => Promise<Result<{ transferred: number; already: number }>>;

export type TransferOptions = { prisma: PrismaClient; hub: Pick<Hub, 'serverEdit'>; now: () => Date };

/** Where a kind goes. Links and comments have no place in the committee's documents. */
const ROOMS = {
  statement: diagnostic,
  site: diagnostic,
  priority: priorities,
  action: roadmap,
} as const;

/**
 * A document and the database cannot change together: the document is written first, under the contribution's own id, so
 * that after a crash between the two the second call finds the item there and only marks it.
 */
export function createTransfer({ prisma, hub, now }: TransferOptions): Transfer {
  return async function transfer(meeting, items, input) {
    const person = await prisma.person.findUnique({
      where: { id: input.byId },
      select: { id: true, name: true },
    });
    const author: Author = person ?? { id: input.byId, name: '' };
    const todo = items.filter(({ contribution }) => contribution.transferredAt === null);
    const already = items.length - todo.length;
    const statements = todo.filter(({ contribution }) => contribution.kind === 'statement');
    if (statements.length > 0 && input.place === null)
      return { ok: false, failure: { code: 'statement-place', found: null } };

    const done: string[] = [];
    const refused: { id: string; code: string }[] = [];
    for (const spec of [diagnostic, priorities, roadmap] as const) {
      const own = todo.filter(
        ({ contribution: { kind } }) => kind in ROOMS && ROOMS[kind as keyof typeof ROOMS] === spec,
      );
      if (own.length === 0) continue;
      await hub.serverEdit({ kind: spec.kind, id: meeting.spaceId }, (doc) => {
        doc.transact(() => {
          for (const item of own) {
            const { id } = item.contribution;
            const written = isThere(doc, item, input)
              ? null
              : write(doc, meeting, item, input, author, now());
            if (written === null || written.ok) done.push(id);
            else refused.push({ id, code: written.failure.code });
          }
        });
      });
    }
    const at = now();
    await prisma.$transaction([
      prisma.contribution.updateMany({ where: { id: { in: done } }, data: { transferredAt: at } }),
      prisma.auditEntry.create(
        auditEntry({
          personId: input.byId,
          action: 'contributions-transferred',
          objectKind: 'meeting',
          objectId: meeting.id,
          detail: { ids: done },
        }),
      ),
    ]);
    if (refused.length > 0)
      return { ok: false, failure: { code: 'transfer-refused', refused, transferred: done.length } };
    return { ok: true, value: { transferred: done.length, already } };
  };
}

function isThere(doc: Doc, { contribution: { kind, id } }: Item, { place }: Input): boolean {
  return doc.getMap(collectionFor(kind, place) ?? '').has(id);
}

function collectionFor(kind: Contribution['kind'], place: Input['place']): string | null {
  switch (kind) {
    case 'statement':
      return place?.collection ?? null;
    case 'site':
      return 'siteEvents';
    case 'priority':
      return 'cards';
    case 'action':
      return 'actions';
    default:
      return null;
  }
}

function write(
  doc: Doc,
  meeting: Meeting,
  { contribution, parent }: Item,
  { place, lang }: Input,
  author: Author,
  now: Date,
): WriteResult<string> {
  const { id } = contribution;
  const source = translate(lang, 'agenda.source', {
    title: meeting.title,
    day: dayOf(meeting.startsAt),
  });
  switch (contribution.kind) {
    case 'statement': {
      const { text, actor } = contribution.content;
      const title = actor === '' ? text : `${actor} : ${text}`;
      const short = cut(title, diagnostic.collections.needs.fields.title);
      return addItem(
        diagnostic,
        doc,
        place?.collection ?? 'needs',
        {
          domain: place?.domain ?? null,
          title: short,
          text: short === title ? '' : title,
          source: cut(source, diagnostic.collections.needs.fields.source),
        },
        author,
        id,
      );
    }
    case 'site': {
      const { source: told, ...content } = contribution.content;
      return addItem(
        diagnostic,
        doc,
        'siteEvents',
        {
          ...content,
          source: cut(
            told === '' ? source : `${told} (${source})`,
            diagnostic.collections.siteEvents.fields.source,
          ),
        },
        author,
        id,
      );
    }
    case 'priority':
      return addItem(
        priorities,
        doc,
        'cards',
        { ...contribution.content, number: contribution.number, status: 'card' },
        author,
        id,
      );
    case 'action': {
      const { title, owner, firstStep, day, means, indicator } = contribution.content;
      return addItem(
        roadmap,
        doc,
        'actions',
        {
          title,
          owner,
          firstStep,
          indicator,
          note: means,
          stage: NEXT_DAY_STAGE,
          start: dayOf(now),
          end: day,
          votedEnd: day,
          progress: 0,
          cardNumber: parent?.number ?? null,
          priorityRef: parent !== null && parent.transferredAt !== null ? parent.id : null,
        },
        author,
        id,
      );
    }
    default:
      return { ok: false, failure: { code: 'unknown-path', path: contribution.kind } };
  }
}

/** Actions of the next day set people in motion: the fifth stage of the roadmap, networking. The committee moves them. */
const NEXT_DAY_STAGE = 5;

function cut(text: string, { max }: { max: number } & DocumentSpec['fields'][string]): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}
