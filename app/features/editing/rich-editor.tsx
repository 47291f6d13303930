import Collaboration from '@tiptap/extension-collaboration';
import { EditorContent, useEditor as useTiptap, useEditorState, type Editor as Tiptap } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Bold, Heading, List, ListOrdered, type LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Doc } from 'yjs';
import { Button } from '#app/components/index.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { RICH_CLASS } from './rich-class.ts';

/** A paste longer than this is refused whole: the text of a section, not a file. UTF-16 units. */
export const RICH_PASTE_MAX = 20_000;

export type RichEditorProps = {
  doc: Doc;
  /** Name of the rich text in the document's spec. */
  name: string;
  label: string;
  writable: boolean;
  onFocus: () => void;
  onBlur: () => void;
};

/** A rich text written together: bold, headings and lists, nothing more. Its undo is its own (Ctrl+Z inside it). */
export function RichEditor({ doc, name, label, writable, onFocus, onBlur }: RichEditorProps) {
  const i18n = useI18n();
  const [tooLong, setTooLong] = useState<number | null>(null);
  const extensions = useMemo(
    () => [
      // The shared document keeps the history: Tiptap's own would undo other people's typing.
      StarterKit.configure({
        undoRedo: false,
        heading: { levels: [3] },
        code: false,
        codeBlock: false,
        blockquote: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: false,
      }),
      Collaboration.configure({ fragment: doc.getXmlFragment(`rich:${name}`) }),
    ],
    [doc, name],
  );
  const editor = useTiptap(
    {
      extensions,
      editable: writable,
      // The styles are in the style sheet: an injected <style> has no nonce and the page refuses it.
      injectCSS: false,
      immediatelyRender: false,
      onFocus,
      onBlur,
      editorProps: {
        attributes: {
          class: `saisie min-h-32 ${RICH_CLASS}`,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
        },
        handlePaste: (_view, event) => {
          const length = event.clipboardData?.getData('text/plain').length ?? 0;
          setTooLong(length > RICH_PASTE_MAX ? length : null);
          return length > RICH_PASTE_MAX;
        },
      },
    },
    [extensions, writable],
  );
  if (editor === null) return null;
  return (
    <div className="grid gap-2">
      {writable ? <Toolbar editor={editor} label={label} /> : null}
      <EditorContent editor={editor} />
      {tooLong === null ? null : (
        <p role="alert" className="xs font-semibold text-prune">
          {i18n.t('editing.refused.tooLong', {
            max: i18n.format.number(RICH_PASTE_MAX),
            found: i18n.format.number(tooLong),
          })}
        </p>
      )}
    </div>
  );
}

type Tool = { label: MessageKey; icon: LucideIcon; run: (editor: Tiptap) => void };

const TOOLS = {
  heading: {
    label: 'editing.rich.heading',
    icon: Heading,
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  bold: {
    label: 'editing.rich.bold',
    icon: Bold,
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  bulletList: {
    label: 'editing.rich.bulletList',
    icon: List,
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  orderedList: {
    label: 'editing.rich.orderedList',
    icon: ListOrdered,
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
} as const satisfies Record<string, Tool>;

function Toolbar({ editor, label }: { editor: Tiptap; label: string }) {
  const { t } = useI18n();
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => Object.keys(TOOLS).filter((name) => now.isActive(name)),
  });
  return (
    <div role="toolbar" aria-label={t('editing.rich.toolbar', { label })} className="flex flex-wrap gap-1">
      {Object.entries(TOOLS).map(([name, tool]) => (
        <Button
          key={name}
          icon={tool.icon}
          tone={active.includes(name) ? 'primary' : 'secondary'}
          aria-pressed={active.includes(name)}
          onClick={() => tool.run(editor)}
        >
          {t(tool.label)}
        </Button>
      ))}
    </div>
  );
}
