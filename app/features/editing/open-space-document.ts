import type { Author, DocumentSpec, ReadResult } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { authorise, type Actor, type Services, type Space } from '#app/services/index.ts';

/** What a page of a space starts from: the space, who reads, their right, and the document as the server has it. */
export type OpenedDocument<Spec extends DocumentSpec> = {
  space: Space;
  author: Author;
  canWrite: boolean;
  initial: ReadResult<Spec>;
};

/**
 * Authorises the reader of a space's document, then reads it. Failures carry the status to answer: 404 no such space, 401 not
 * signed in, 403 no right.
 */
export async function openSpaceDocument<Spec extends DocumentSpec>(
  context: { services: Services; person: Actor | null },
  spaceId: string,
  spec: Spec,
): Promise<Result<OpenedDocument<Spec>> & ({ ok: true } | { ok: false; failure: { status: number } })> {
  const { services, person } = context;
  const space = await services.spaces.get(spaceId);
  if (space === null) return { ok: false, failure: { code: 'no-such-space', status: 404 } };
  // Stages are not closed one by one yet: a document of a committee is open while the committee is.
  const target = { kind: 'document', spaceId: space.id, open: true } as const;
  const right = authorise(person, 'read', target);
  if (!right.ok || person === null) {
    const status = person === null ? 401 : 403;
    return { ok: false, failure: { code: 'refused', status } };
  }
  return {
    ok: true,
    value: {
      space,
      author: { id: person.id, name: person.name },
      canWrite: authorise(person, 'write', target).ok,
      initial: await services.documents.snapshot(spec, space.id),
    },
  };
}

/** Today's ISO day where the basins are. */
export function todayInParis(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
}
