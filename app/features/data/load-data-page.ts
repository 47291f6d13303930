import type { Result, Source } from '#app/engine/types.ts';
import {
  authorise,
  type Actor,
  type ImportJob,
  type PackHead,
  type PackImport,
  type PackPreview,
  type Services,
} from '#app/services/index.ts';

/** A version as a list shows it: `id` null for the one shipped with the program. Dates are ISO; `usedBy` among the reader's own. */
export type PackLine = Omit<PackHead, 'createdAt' | 'imports' | 'sources'> & {
  createdAt: string | null;
  /** Its own import; null for the embedded one. */
  own: PackImport | null;
  /** Whether one of its imports is under a licence that a derived database must keep (ODbL). */
  shareAlike: boolean;
};

/** The version looked at: what was done to make it, and what adopting it would change. */
export type LookedAt = {
  pack: PackLine;
  sources: readonly Source[];
  /** Null when the space reads it already. */
  preview: PackPreview | null;
  /** Why there is no preview, a code; `preparing` while the basin is being solved. */
  refused: string | null;
};

export type DataPageData = {
  space: { id: string; name: string; zone: string; basin: string; pack: string | null };
  /** Every space whose figures the person may choose. */
  spaces: readonly { id: string; name: string }[];
  packs: readonly PackLine[];
  job: ImportJob | null;
  looked: LookedAt | null;
  /** ISO date: what is past its best-before is said so. */
  today: string;
};

/** What the address asks for: a space, a version to look at, an import under way. */
export type DataPageAsk = { space: string | null; pack: string | null; job: string | null };

/** How the address names the embedded version. */
export const EMBEDDED = 'embarque';

type Needed = {
  spaces: Pick<Services['spaces'], 'listFor'>;
  packs: Pick<Services['packs'], 'list' | 'job' | 'preview'>;
  reference: Pick<Services['reference'], 'pack'>;
};

/** The page of the reference figures. Failures: `not-signed-in`, `no-right`. */
export async function loadDataPage(
  services: Needed,
  person: Actor | null,
  ask: DataPageAsk,
  today: string,
): Promise<Result<DataPageData>> {
  if (person === null) return { ok: false, failure: { code: 'not-signed-in' } };
  const own = await services.spaces.listFor(person.id);
  const chosen = own.filter(({ id }) => mayChoose(person, id));
  const space = chosen.find(({ id }) => id === ask.space) ?? chosen[0];
  if (space === undefined) return { ok: false, failure: { code: 'no-right' } };
  const heads = await services.packs.list();
  const job = ask.job === null ? null : services.packs.job(ask.job);
  const wanted = ask.pack === EMBEDDED ? null : ask.pack;
  const looked = ask.pack === null ? undefined : heads.find(({ id }) => id === wanted);
  const { zones } = await services.reference.pack(space.pack);
  return {
    ok: true,
    value: {
      space: {
        id: space.id,
        name: space.name,
        zone: space.zone,
        pack: space.pack,
        basin: zones.find(({ code }) => code === space.zone)?.name ?? space.zone,
      },
      spaces: chosen.map(({ id, name }) => ({ id, name })),
      packs: heads.map((head) => lineOf(head, own)),
      job: job !== null && job.spaceId === space.id ? job : null,
      looked: looked === undefined ? null : await lookAt(services, space, looked, own),
      today,
    },
  };
}

/** Whether that person may import files and choose the figures of that space. */
export function mayChoose(person: Actor | null, spaceId: string): boolean {
  return authorise(person, 'choose-figures', { kind: 'space', spaceId }).ok;
}

async function lookAt(
  services: Pick<Needed, 'packs'>,
  space: { id: string; pack: string | null },
  head: PackHead,
  own: readonly { id: string }[],
): Promise<LookedAt> {
  const shown = { pack: lineOf(head, own), sources: head.sources };
  if (head.id === space.pack) return { ...shown, preview: null, refused: null };
  const preview = await services.packs.preview({ spaceId: space.id, packId: head.id });
  return preview.ok
    ? { ...shown, preview: preview.value, refused: null }
    : { ...shown, preview: null, refused: preview.failure.code };
}

function lineOf(
  { imports, sources, createdAt, usedBy, ...head }: PackHead,
  own: readonly { id: string }[],
): PackLine {
  return {
    ...head,
    // The names of the other spaces of the installation are theirs.
    usedBy: usedBy.filter(({ id }) => own.some((space) => space.id === id)),
    createdAt: createdAt?.toISOString() ?? null,
    own: imports[0] ?? null,
    shareAlike: sources.some(({ licence }) => /odbl/i.test(licence)),
  };
}
