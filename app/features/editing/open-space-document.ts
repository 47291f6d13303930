import type { Author, DocumentSpec, ReadResult } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import {
  authorise,
  isStageKind,
  type Actor,
  type Services,
  type Space,
  type StageKind,
} from '#app/services/index.ts';
import type { StageState } from './stage-lock.tsx';

/** What a page of a space starts from: the space, who reads, their right, and the document as the server has it. */
export type OpenedDocument<Spec extends DocumentSpec> = {
  space: Space;
  author: Author;
  canWrite: boolean;
  initial: ReadResult<Spec>;
  stage: StageState;
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
  const lock = isStageKind(spec.kind) ? await services.stages.lock(space.id, spec.kind) : null;
  const target = { kind: 'document', spaceId: space.id, open: lock === null } as const;
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
      stage: {
        lock: lock === null ? null : { at: lock.at.toISOString(), by: lock.by },
        closes: authorise(person, 'close', target).ok,
      },
    },
  };
}

/** Closes the stage of a document or opens it again, as its page asks by a form; false when this person may not. */
export async function setStage(
  { services, person }: { services: Services; person: Actor | null },
  spaceId: string,
  kind: StageKind,
  form: FormData,
): Promise<boolean> {
  const space = await services.spaces.get(spaceId);
  const open = (await services.stages.lock(spaceId, kind)) === null;
  if (space === null || person === null) return false;
  if (!authorise(person, 'close', { kind: 'document', spaceId: space.id, open }).ok) return false;
  await services.stages.setClosed({
    spaceId: space.id,
    kind,
    closed: form.get('closed') === 'yes',
    byId: person.id,
  });
  return true;
}

/** Today's ISO day where the basins are. */
export function todayInParis(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
}
