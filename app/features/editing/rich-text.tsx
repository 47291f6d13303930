import { lazy, Suspense } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { useEditor } from './editor.tsx';
import { Held } from './fields.tsx';
import { useHold } from './hold.ts';
import { RICH_CLASS } from './rich-class.ts';
import { RichReading } from './rich-reading.tsx';

// The editor weighs more than the rest of the page: it comes when somebody writes.
const LazyEditor = lazy(async () => ({ default: (await import('./rich-editor.tsx')).RichEditor }));

/**
 * A rich text of the document. `lines` is its plain text, shown by the server and until the room is open; `editing` asks for
 * the editor, which only those who may write get.
 */
export function RichText({
  name,
  label,
  lines,
  empty,
  editing,
}: {
  name: string;
  label: string;
  lines: string;
  empty: string;
  editing: boolean;
}) {
  const { t } = useI18n();
  const editor = useEditor();
  const hold = useHold(`rich/${name}`);
  const blank = lines.trim() === '';
  if (editor.doc !== null && editing && editor.writable) {
    return (
      <Held by={hold.holder}>
        <Suspense fallback={<p className="doux">{t('editing.opening')}</p>}>
          <LazyEditor
            doc={editor.doc}
            name={name}
            label={label}
            writable
            onFocus={hold.take}
            onBlur={hold.leave}
          />
        </Suspense>
      </Held>
    );
  }
  const reading =
    editor.doc !== null && !blank ? (
      <RichReading doc={editor.doc} name={name} />
    ) : blank ? (
      <p className="s doux">{empty}</p>
    ) : (
      <div className={RICH_CLASS}>
        {lines.split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
    );
  return <Held by={hold.holder}>{reading}</Held>;
}
