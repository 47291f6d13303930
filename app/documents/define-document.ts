import type { Doc } from 'yjs';

/** Free text kept in a `Y.Text`, so that two people typing in one field merge. `max` counts UTF-16 units. */
export type TextField = { type: 'text'; max: number };
/** A finite number between `min` and `max`, both accepted, in `unit` (the unit is shown when a value is refused). */
export type NumberField = { type: 'number'; min: number; max: number; integer: boolean; unit: string };
/** One of a closed list. */
export type ChoiceField<C extends string = string> = { type: 'choice'; choices: readonly C[] };
/** Any subset of a closed list; two people ticking different boxes both win. */
export type ChoicesField<C extends string = string> = { type: 'choices'; choices: readonly C[] };
/** A calendar day, ISO `YYYY-MM-DD`. */
export type DateField = { type: 'date' };
/** An id: of an item when `to` names a collection of the same document, else of something kept elsewhere. */
export type ReferenceField = { type: 'reference'; to: string };
/** A set of ids of the collection `to`; `acyclic` refuses an id that would close a loop. */
export type ReferencesField = { type: 'references'; to: string; max: number; acyclic: boolean };
/** Yes or no; unset reads as no. */
export type FlagField = { type: 'flag' };

export type FieldSpec =
  | TextField
  | NumberField
  | ChoiceField
  | ChoicesField
  | DateField
  | ReferenceField
  | ReferencesField
  | FlagField;

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;
export type CollectionSpec = { max: number; fields: FieldSpecs };
/** Takes a document of version `to - 1` to version `to`. Runs inside one transaction, on the server only. */
export type Migration = { to: number; up: (doc: Doc) => void };

/** The shape of one kind of document: everything a reader or a writer needs to know. */
export type DocumentSpec = {
  kind: string;
  version: number;
  /** false: no trace is kept of who wrote what. For documents that the server alone writes. */
  traced?: false;
  fields: FieldSpecs;
  collections: Readonly<Record<string, CollectionSpec>>;
  rich: readonly string[];
  migrations: readonly Migration[];
};

/** What a field of that spec reads as. Text is never null (empty is `''`), sets are arrays in a fixed order. */
export type FieldValue<F> = F extends { type: 'text' }
  ? string
  : F extends { type: 'number' }
    ? number | null
    : F extends { type: 'choice'; choices: readonly (infer C)[] }
      ? C | null
      : F extends { type: 'choices'; choices: readonly (infer C)[] }
        ? readonly C[]
        : F extends { type: 'references' }
          ? readonly string[]
          : F extends { type: 'flag' }
            ? boolean
            : string | null;

export type FieldValues<Fields extends FieldSpecs> = { readonly [K in keyof Fields]: FieldValue<Fields[K]> };

/** One item of a collection. `id` is unique in its collection and never changes. */
export type Item<Fields extends FieldSpecs> = { readonly id: string } & FieldValues<Fields>;

/** Who last wrote a path, when (ISO instant), and the scalar it replaced (null for text, sets and first writes). */
export type Touch = { by: string; name: string; at: string; from: string | number | boolean | null };

/** A document as plain immutable data. Items come sorted by order then id: the same on every machine. */
export type Snapshot<Spec extends DocumentSpec> = {
  readonly kind: Spec['kind'];
  readonly fields: FieldValues<Spec['fields']>;
  readonly collections: {
    readonly [C in keyof Spec['collections']]: readonly Item<Spec['collections'][C]['fields']>[];
  };
  /** Rich texts as plain lines, for exports and search. */
  readonly rich: Readonly<Record<Spec['rich'][number], string>>;
  /** Path -> last hand on it. */
  readonly touched: Readonly<Record<string, Touch>>;
};

/** The item type of one collection: `ItemOf<typeof roadmap, 'actions'>`. */
export type ItemOf<Spec extends DocumentSpec, C extends keyof Spec['collections']> = Item<
  Spec['collections'][C]['fields']
>;

/** Names of the Yjs roots that every document has beside its collections. */
export const ROOTS = { meta: 'meta', fields: 'fields', touched: 'touched', richPrefix: 'rich:' } as const;

/** Free text, refused beyond `max` UTF-16 units. */
export function text(bounds: { max: number }): TextField {
  return { type: 'text', max: bounds.max };
}

/** A bounded finite number. Fractions are refused when `integer`. */
export function number(bounds: { min: number; max: number; integer?: boolean; unit: string }): NumberField {
  return {
    type: 'number',
    min: bounds.min,
    max: bounds.max,
    integer: bounds.integer ?? false,
    unit: bounds.unit,
  };
}

/** One of `choices`, or unset. */
export function choice<const C extends string>(choices: readonly C[]): ChoiceField<C> {
  return { type: 'choice', choices };
}

/** Any subset of `choices`, read in the order of the list. */
export function choices<const C extends string>(list: readonly C[]): ChoicesField<C> {
  return { type: 'choices', choices: list };
}

/** A calendar day; anything but a real ISO `YYYY-MM-DD` is refused. */
export function date(): DateField {
  return { type: 'date' };
}

/** The id of one item of `to`, or of something outside the document when `to` is no collection of it. */
export function reference(target: { to: string }): ReferenceField {
  return { type: 'reference', to: target.to };
}

/** The ids of up to `max` items of `to`, read sorted. */
export function references(target: { to: string; max: number; acyclic?: boolean }): ReferencesField {
  return { type: 'references', to: target.to, max: target.max, acyclic: target.acyclic ?? false };
}

/** A yes or no, read as no while unset. */
export function flag(): FlagField {
  return { type: 'flag' };
}

/**
 * Declares a kind of document once, for readers, writers, undo and migrations alike.
 * @throws Error when the declaration contradicts itself (a bug, found at import): a collection named like a root,
 * a name with `/` or `.` in it, or migrations that do not lead step by step from 1 to `version`.
 * @example defineDocument({ kind: 'notes', version: 1, fields: { title: text({ max: 80 }) }, collections: {}, rich: [], migrations: [] }).kind // 'notes'
 */
export function defineDocument<const Spec extends DocumentSpec>(spec: Spec): Spec {
  const reserved: readonly string[] = [ROOTS.meta, ROOTS.fields, ROOTS.touched];
  for (const [collection, { fields }] of Object.entries(spec.collections)) {
    if (reserved.includes(collection))
      throw new Error(`${spec.kind}: a collection may not be called ${collection}`);
    for (const name of ['id', 'order']) {
      if (Object.hasOwn(fields, name))
        throw new Error(`${spec.kind}: ${collection} may not have a field called ${name}`);
    }
  }
  const names = [
    ...Object.keys(spec.fields),
    ...Object.keys(spec.collections),
    ...Object.values(spec.collections).flatMap((collection) => Object.keys(collection.fields)),
  ];
  // Paths are split on `/` and members of a set are stored under `<field>.<member>`.
  const broken = names.find((name) => !/^[a-zA-Z][a-zA-Z0-9]*$/.test(name));
  if (broken !== undefined) throw new Error(`${spec.kind}: ${broken} is not a valid name`);
  const steps = spec.migrations.map((migration) => migration.to).join();
  const expected = Array.from({ length: spec.version - 1 }, (_, index) => index + 2).join();
  if (steps !== expected)
    throw new Error(`${spec.kind}: migrations lead to [${steps}], expected [${expected}]`);
  return spec;
}
