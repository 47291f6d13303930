import * as Y from 'yjs';
import { ROOTS } from './define-document.ts';
import type { DocumentSpec } from './define-document.ts';
import { LocalOrigin } from './origin.ts';
import type { Author } from './origin.ts';
import { parseTouch } from './read.ts';

/** Edits of one field closer than this are one step. */
const CAPTURE_MS = 500;

/**
 * Undo of one person's own edits: an edit is a step when its origin is a {@link LocalOrigin} of that author, and steps on
 * two different fields never merge. The trace (`touched`) is undone with the value it speaks of, so that after an undo
 * it names again who wrote the value that came back. A value that someone else has changed since is left alone, and so is
 * an item of mine in which someone else has written since: that step is forgotten, removing the item is then a
 * deliberate act.
 * Rich texts have their own undo, the editor's.
 */
export class OwnUndo extends Y.UndoManager {
  readonly #spec: DocumentSpec;
  readonly #author: Author;
  readonly #doc: Y.Doc;

  constructor(spec: DocumentSpec, doc: Y.Doc, author: Author) {
    const roots = [ROOTS.fields, ROOTS.touched, ...Object.keys(spec.collections)];
    let lastPath = '';
    super(
      roots.map((name) => doc.getMap(name)),
      {
        captureTimeout: CAPTURE_MS,
        trackedOrigins: new Set([LocalOrigin]),
        captureTransaction: (transaction) => {
          const origin: unknown = transaction.origin;
          if (!(origin instanceof LocalOrigin)) return true;
          if (origin.author.id !== author.id) return false;
          if (origin.path !== lastPath) this.stopCapturing();
          lastPath = origin.path;
          return true;
        },
      },
    );
    this.#spec = spec;
    this.#author = author;
    this.#doc = doc;
  }

  /** Takes back this person's last step that can be; null when nothing was undone. */
  override undo(): Y.UndoManager['undo'] extends () => infer Step ? Step : never {
    while (this.undoStack.length > 0 && this.#addedThenShared()) this.undoStack.pop();
    return super.undo();
  }

  /** Whether the last step added an item in which somebody else has left a trace since. */
  #addedThenShared(): boolean {
    const step = this.undoStack.at(-1);
    if (step === undefined) return false;
    const trace = this.#doc.getMap(ROOTS.touched);
    for (const collection of Object.keys(this.#spec.collections)) {
      for (const [id, item] of this.#doc.getMap(collection).entries()) {
        if (!(item instanceof Y.Map) || item._item === null) continue;
        if (!Y.isDeleted(step.insertions, item._item.id)) continue;
        const prefix = `${collection}/${id}`;
        for (const [path, value] of trace.entries()) {
          if (path !== prefix && !path.startsWith(`${prefix}/`)) continue;
          const touch = parseTouch(value);
          if (touch !== null && touch.by !== this.#author.id) return true;
        }
      }
    }
    return false;
  }
}

/**
 * The undo stack of one person on one document. Call `destroy()` when leaving it.
 * @example const undo = createUndo(project, doc, me); setField(project, doc, 'directJobs', 60, me); undo.undo();
 */
export function createUndo(spec: DocumentSpec, doc: Y.Doc, author: Author): OwnUndo {
  return new OwnUndo(spec, doc, author);
}
