import { memo, useId, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { Button, presenceColor, Select, TextArea, TextField as TextInput } from '#app/components/index.ts';
import { parseNumber, setField, type FieldSpec } from '#app/documents/index.ts';
import type { Failure } from '#app/engine/types.ts';
import { useI18n } from '#app/i18n/index.ts';
import { useEditor, type Editor } from './editor.tsx';
import { useHold, type Holder } from './hold.ts';
import { refusalSentence } from './refusal.ts';
import { useLiveText } from './use-live-text.ts';

/** Any field of the open document: its path, its label, its value in the snapshot, and a sentence on what is expected. */
export type DocumentFieldProps<V> = { path: string; label: string; value: V; hint?: string };

// Memoised: an edit draws the field it is in, not the thirty others of the page.

/** A text that several people may write at once: one line, or several when `rows` is given. */
export const TextField = memo(function TextField({
  path,
  label,
  value,
  hint,
  rows,
  autoFocus = false,
}: DocumentFieldProps<string> & { rows?: number; autoFocus?: boolean }) {
  const editor = useEditor();
  const { t } = useI18n();
  const line = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const live = useLiveText(editor, path, value, rows === undefined ? line : area);
  const hold = useHold(path);
  const { write, refusal, refuse } = useWriter(editor, path);
  const max = maxOf(specAt(editor, path));
  const paste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    // Refused before the browser lays it out: two megabytes in a field would freeze a phone.
    const { selectionStart, selectionEnd } = event.currentTarget;
    const found =
      live.length -
      ((selectionEnd ?? 0) - (selectionStart ?? 0)) +
      event.clipboardData.getData('text/plain').length;
    if (found <= max) return;
    event.preventDefault();
    refuse({ code: 'too-long', max, found });
  };
  const near = max - live.length <= Math.max(20, max * 0.15);
  const shared = {
    label,
    value: live,
    error: refusal,
    heldBy: hold.holder,
    readOnly: !editor.writable,
    hint: editor.opening
      ? t('editing.fieldOpening')
      : near
        ? t('editing.length', { count: live.length, max })
        : hint,
    autoFocus,
    onChange: write,
    onPaste: paste,
    onFocus: hold.take,
    onBlur: hold.leave,
  };
  return rows === undefined ? (
    <TextInput {...shared} inputRef={line} />
  ) : (
    <TextArea {...shared} rows={rows} areaRef={area} />
  );
});

/** A figure, read the way it is typed or pasted; kept when the person leaves the field or presses Enter. */
export const NumberField = memo(function NumberField({
  path,
  label,
  value,
  hint,
  unit,
}: DocumentFieldProps<number | null> & { unit?: string }) {
  const editor = useEditor();
  const { t, lang, format } = useI18n();
  const hold = useHold(path);
  const { write, refusal, refuse } = useWriter(editor, path);
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft === null) return;
    if (draft.trim() === '') {
      if (write(null)) setDraft(null);
      return;
    }
    const read = parseNumber(draft, lang, unit ?? '');
    // What was typed stays in the field when it is refused: nothing is lost, the sentence says what to do.
    if (!read.ok) refuse(read.failure);
    else if (write(read.value)) setDraft(null);
  };
  return (
    <TextInput
      label={unit === undefined ? label : `${label} (${unit})`}
      inputMode="decimal"
      maxLength={60}
      value={draft ?? format.input(value)}
      readOnly={!editor.writable}
      hint={editor.opening ? t('editing.fieldOpening') : hint}
      error={refusal}
      heldBy={hold.holder}
      onChange={setDraft}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      onFocus={hold.take}
      onBlur={() => {
        commit();
        hold.leave();
      }}
    />
  );
});

/** A day of the calendar, kept when the person leaves the field. */
export const DateField = memo(function DateField({
  path,
  label,
  value,
  hint,
}: DocumentFieldProps<string | null>) {
  const editor = useEditor();
  const { t } = useI18n();
  const hold = useHold(path);
  const { write, refusal, refuse } = useWriter(editor, path);
  const [draft, setDraft] = useState<string | null>(null);
  const control = useRef<HTMLInputElement>(null);
  const commit = (): void => {
    // An incomplete date reads as empty: leaving it must not erase the date that was there.
    if (control.current?.validity.badInput === true) refuse({ code: 'bad-date', found: '' });
    else if (draft !== null && write(draft === '' ? null : draft)) setDraft(null);
  };
  return (
    <TextInput
      type="date"
      label={label}
      inputRef={control}
      value={draft ?? value ?? ''}
      readOnly={!editor.writable}
      hint={editor.opening ? t('editing.fieldOpening') : hint}
      error={refusal}
      heldBy={hold.holder}
      onChange={setDraft}
      onFocus={hold.take}
      onBlur={() => {
        commit();
        hold.leave();
      }}
    />
  );
});

/** One option of a list: its value in the document and its words. */
export type Option = { value: string; label: string };

/** One choice among many, or none (`empty` says it in words). */
export const SelectField = memo(function SelectField({
  path,
  label,
  value,
  hint,
  options,
  empty,
}: DocumentFieldProps<string | null> & { options: readonly Option[]; empty: string }) {
  const editor = useEditor();
  const { t } = useI18n();
  const hold = useHold(path);
  const { write, refusal } = useWriter(editor, path);
  return (
    <Select
      label={label}
      disabled={!editor.writable}
      hint={editor.opening ? t('editing.fieldOpening') : hint}
      error={refusal}
      heldBy={hold.holder}
      options={options}
      empty={empty}
      value={value ?? ''}
      onChange={(chosen) => write(chosen === '' ? null : chosen)}
      onFocus={hold.take}
      onBlur={hold.leave}
    />
  );
});

/** One choice among a few, by a tap; a second tap takes it back. */
export const TapField = memo(function TapField({
  value,
  options,
  ...rest
}: DocumentFieldProps<string | null> & { options: readonly Option[] }) {
  const { write, refusal } = useWriter(useEditor(), rest.path);
  return (
    <Taps
      {...rest}
      refusal={refusal}
      options={options}
      isOn={(each) => each === value}
      toggle={(each) => write(each === value ? null : each)}
    />
  );
});

/** Any choices among a few, by taps. Two people tapping different ones both win. */
export function TapsField({
  value,
  options,
  ...rest
}: DocumentFieldProps<readonly string[]> & { options: readonly Option[] }) {
  const { write, refusal } = useWriter(useEditor(), rest.path);
  const toggle = (option: string): boolean =>
    write(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return (
    <Taps
      {...rest}
      refusal={refusal}
      options={options}
      isOn={(each) => value.includes(each)}
      toggle={toggle}
    />
  );
}

/** A yes or no. */
export function FlagField({ path, label, value, hint }: DocumentFieldProps<boolean>) {
  const hold = useHold(path);
  const { write, refusal } = useWriter(useEditor(), path);
  return (
    <Held by={hold.holder}>
      <label className="s flex min-h-(--hauteur-bouton) items-center gap-2 font-semibold">
        <input
          type="checkbox"
          className="size-5"
          checked={value}
          onChange={(event) => write(event.target.checked)}
          onFocus={hold.take}
          onBlur={hold.leave}
        />
        {label}
      </label>
      <Notes hint={hint} refusal={refusal} />
    </Held>
  );
}

type TapsProps = {
  path: string;
  label: string;
  hint?: string;
  refusal: string | null;
  options: readonly Option[];
  isOn: (option: string) => boolean;
  toggle: (option: string) => boolean;
};

function Taps({ path, label, hint, refusal, options, isOn, toggle }: TapsProps) {
  const id = useId();
  const hold = useHold(path);
  return (
    <div className="saisie-bloc">
      <span id={id} className="s font-semibold">
        {label}
      </span>
      <Held by={hold.holder}>
        <div
          role="group"
          aria-labelledby={id}
          className="flex flex-wrap gap-2"
          onFocus={hold.take}
          onBlur={hold.leave}
        >
          {options.map((option) => (
            <Button
              key={option.value}
              tone={isOn(option.value) ? 'primary' : 'secondary'}
              aria-pressed={isOn(option.value)}
              onClick={() => toggle(option.value)}
            >
              {option.label}
            </Button>
          ))}
        </div>
      </Held>
      <Notes hint={hint} refusal={refusal} />
    </div>
  );
}

function Notes({ hint, refusal }: { hint: string | undefined; refusal: string | null }) {
  if (refusal !== null) {
    return (
      <p role="alert" className="xs font-semibold text-prune">
        {refusal}
      </p>
    );
  }
  return hint === undefined ? null : <p className="xs doux">{hint}</p>;
}

/** The outline and the name of whoever writes there now, around anything that is not a plain field. */
export function Held({ by, children }: { by: Holder | null; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div
      className={
        by === null ? 'saisie-cadre min-w-0' : 'saisie-cadre min-w-0 rounded-md shadow-[0_0_0_2.5px_var(--c)]'
      }
      data-color={by === null ? undefined : presenceColor(by.color)}
    >
      {by === null ? null : <span className="drapeau">{t('components.field.held', { name: by.name })}</span>}
      {children}
    </div>
  );
}

/** Writes one path, keeps the sentence of the last refusal until the next accepted value. */
function useWriter(
  editor: Editor,
  path: string,
): { write: (value: unknown) => boolean; refuse: (failure: Failure) => void; refusal: string | null } {
  const i18n = useI18n();
  const [refusal, setRefusal] = useState<string | null>(null);
  const refuse = (failure: Failure): void => setRefusal(refusalSentence(i18n, failure));
  const write = (value: unknown): boolean => {
    if (!editor.writable || editor.doc === null) return false;
    const written = setField(editor.spec, editor.doc, path, value, editor.author);
    if (written.ok) setRefusal(null);
    else refuse(written.failure);
    return written.ok;
  };
  return { write, refuse, refusal };
}

function specAt({ spec }: Editor, path: string): FieldSpec | undefined {
  const [first = '', , name] = path.split('/');
  return name === undefined ? spec.fields[first] : spec.collections[first]?.fields[name];
}

function maxOf(field: FieldSpec | undefined): number {
  return field?.type === 'text' ? field.max : 0;
}
