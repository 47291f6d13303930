import type { FiliereLink } from '#app/components/charts/index.ts';
import type { diagnostic, ItemOf } from '#app/documents/index.ts';

export type Link = ItemOf<typeof diagnostic, 'links'>;
export type Actor = ItemOf<typeof diagnostic, 'actors'>;

/** A filière seen from one of its firms: whom it buys from, whom it sells to, what nobody here makes. */
export type Filiere = { center: Actor; suppliers: readonly FiliereLink[]; buyers: readonly FiliereLink[] };

/** The firms that have a link, those that buy and sell most first: a filière is looked at from its locomotive. */
export function centers(actors: readonly Actor[], links: readonly Link[]): readonly Actor[] {
  const weight = new Map<string, number>();
  for (const { buyer, supplier, purchases } of links) {
    for (const id of [buyer, supplier]) {
      // A link without a figure still counts for one.
      if (id !== null) weight.set(id, (weight.get(id) ?? 0) + 1 + (purchases ?? 0));
    }
  }
  const rank = (actor: Actor): number =>
    (actor.role === 'locomotive' ? 1e12 : 0) + (weight.get(actor.id) ?? 0);
  return actors
    .filter((actor) => weight.has(actor.id))
    .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
}

/** The filière around one actor. A link whose other end is not known is drawn as missing: the hole is the opportunity. */
export function filiereAround(
  center: Actor,
  actors: readonly Actor[],
  links: readonly Link[],
  words: { missing: string; unnamed: string },
): Filiere {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const drawn = (link: Link, other: string | null): FiliereLink => {
    const actor = other === null ? undefined : byId.get(other);
    return actor === undefined
      ? {
          id: link.id,
          label: link.product.trim() || words.unnamed,
          detail: words.missing,
          weight: link.purchases,
          missing: true,
        }
      : {
          id: link.id,
          label: actor.name.trim() || words.unnamed,
          detail: link.product.trim() || undefined,
          weight: link.purchases,
        };
  };
  return {
    center,
    suppliers: links.filter(({ buyer }) => buyer === center.id).map((link) => drawn(link, link.supplier)),
    buyers: links.filter(({ supplier }) => supplier === center.id).map((link) => drawn(link, link.buyer)),
  };
}
