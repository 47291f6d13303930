import * as Y from 'yjs';
import { addItem, emptyDocument, readDocument, ROOTS, setField } from '#app/documents/index.ts';
import type { Author, DocumentKind, DocumentSpec, ItemValues } from '#app/documents/index.ts';

/** A document ready for the update log: `<kind>/<id>` is its room. */
export type SeedDocument = { kind: DocumentKind; id: string; update: Uint8Array };

/** What a document starts with. Items carry their own id, so that texts and links may name them. */
export type DocumentContent<Spec extends DocumentSpec> = {
  fields: { readonly [K in keyof Spec['fields']]?: unknown };
  collections: {
    readonly [C in keyof Spec['collections']]?: readonly ({ readonly id: string } & ItemValues<
      Spec['collections'][C]['fields']
    >)[];
  };
  rich: { readonly [name in Spec['rich'][number]]?: readonly string[] };
};

const SEEDER: Author = { id: 'demonstration', name: 'Démonstration' };
/** Fixed, so that the same content gives the same bytes; far from the ids that empty documents take. */
const SEED_CLIENT = 2705;

/**
 * Builds a document through the same writers as the pages, bounds included.
 * @throws when a value is refused: a fault of the content, found by its test.
 */
export function buildDocument<Spec extends DocumentSpec & { kind: DocumentKind }>(
  spec: Spec,
  id: string,
  content: DocumentContent<Spec>,
): SeedDocument {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  Y.applyUpdate(doc, emptyDocument(spec));
  const accept = (result: { ok: boolean }): void => {
    if (!result.ok) throw new Error(`${spec.kind}/${id}: ${JSON.stringify(result)}`);
  };
  for (const [path, value] of Object.entries(content.fields))
    accept(setField(spec, doc, path, value, SEEDER));
  for (const [collection, items] of Object.entries(content.collections)) {
    // Parsed border: `Object.entries` forgets which collection the items are of; `addItem` checks each value again.
    for (const { id: itemId, ...values } of items as readonly { id: string }[]) {
      accept(addItem<DocumentSpec, string>(spec, doc, collection, values, SEEDER, itemId));
    }
  }
  for (const [name, lines] of Object.entries(content.rich)) {
    doc.getXmlFragment(`${ROOTS.richPrefix}${name}`).insert(0, (lines as readonly string[]).map(paragraph));
  }
  // Nobody of the committee wrote these: the trace starts with the first hand.
  doc.getMap(ROOTS.touched).clear();
  accept(readDocument(spec, doc));
  return { kind: spec.kind, id, update: Y.encodeStateAsUpdate(doc) };
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
