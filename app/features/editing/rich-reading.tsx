import { useCallback, useRef, useSyncExternalStore, type ReactNode } from 'react';
import * as Y from 'yjs';
import { RICH_CLASS } from './rich-class.ts';

/** A rich text as it stands, formatted, for reading. Unknown elements are shown by their text. */
export function RichReading({ doc, name }: { doc: Y.Doc; name: string }) {
  const fragment = doc.getXmlFragment(`rich:${name}`);
  const version = useRef(0);
  const subscribe = useCallback(
    (notify: () => void) => {
      const changed = (): void => {
        version.current += 1;
        notify();
      };
      fragment.observeDeep(changed);
      return () => fragment.unobserveDeep(changed);
    },
    [fragment],
  );
  useSyncExternalStore(subscribe, () => version.current);
  return <div className={RICH_CLASS}>{childrenOf(fragment)}</div>;
}

function childrenOf(node: Y.XmlFragment): ReactNode[] {
  return node.toArray().map((child, index) => {
    // Positions are the only identity there is: everything is redrawn at each change.
    if (child instanceof Y.XmlText) return <Runs key={index} text={child} />;
    if (child instanceof Y.XmlElement) return <Block key={index} element={child} />;
    return null;
  });
}

function Block({ element }: { element: Y.XmlElement }) {
  const inside = childrenOf(element);
  switch (element.nodeName) {
    case 'heading':
      return <h4>{inside}</h4>;
    case 'bulletList':
      return <ul>{inside}</ul>;
    case 'orderedList':
      return <ol>{inside}</ol>;
    case 'listItem':
      return <li>{inside}</li>;
    case 'hardBreak':
      return <br />;
    default:
      return <p>{inside}</p>;
  }
}

function Runs({ text }: { text: Y.XmlText }) {
  // Parsed border: a delta's inserts are strings or embeds, its attributes the marks of the editor's schema.
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.map((run, index) => {
    if (typeof run.insert !== 'string') return null;
    const words = run.attributes?.['italic'] === undefined ? run.insert : <em>{run.insert}</em>;
    return run.attributes?.['bold'] === undefined ? (
      <span key={index}>{words}</span>
    ) : (
      <strong key={index}>{words}</strong>
    );
  });
}
