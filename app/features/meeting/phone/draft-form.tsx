import {
  createContext,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { isEmptyDraft, type DraftValues } from '../drafts.ts';
import { usePhone } from './use-phone.ts';

/** What one is typing in a form, kept on this device until it is sent. */
export type Draft = {
  /** Of the form: `<step>.<what>`. */
  name: string;
  values: DraftValues;
  text(field: string): string;
  list(field: string): readonly string[];
  set(field: string, value: string | readonly string[]): void;
  /** Holds something that was not sent. */
  filled: boolean;
  /** Kept on this device. */
  kept: boolean;
  /** Sentences under the fields that were refused. */
  errors: Readonly<Record<string, string>>;
  setErrors(errors: Readonly<Record<string, string>>): void;
  clear(): void;
  formRef: { current: HTMLFormElement | null };
};

/** A draft that survives everything: a step change, a reload, a closed page. `empty` has every field of the form. */
export function useDraft(name: string, empty: DraftValues): Draft {
  const { drafts, enhanced, setBusy } = usePhone();
  const [values, setValues] = useState(empty);
  const [kept, setKept] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const formRef = useRef<HTMLFormElement | null>(null);
  const filled = !isEmptyDraft(values, empty);

  useEffect(() => {
    if (!enhanced) return;
    const left = drafts.read(name);
    // What was typed before the script arrived is in the fields only.
    const typed = formRef.current === null ? {} : typedIn(formRef.current, empty);
    if (left !== null || Object.keys(typed).length > 0) {
      const restored = { ...empty, ...left, ...typed };
      setValues(restored);
      setKept(left !== null);
    }
    // Once, when the script takes the form over: `drafts` comes with it, and `empty`, often a new object at each render, would
    // write over what is being typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [enhanced, name]);

  useEffect(() => {
    setBusy(name, filled);
    return () => setBusy(name, false);
  }, [name, filled, setBusy]);

  return {
    name,
    values,
    text: (field) => String(values[field] ?? ''),
    list(field) {
      const value = values[field];
      return typeof value === 'string' || value === undefined ? [] : value;
    },
    set(field, value) {
      const next = { ...values, [field]: value };
      setValues(next);
      setKept(drafts.write(name, next));
      if (errors[field] !== undefined) setErrors({});
    },
    filled,
    kept,
    errors,
    setErrors,
    clear() {
      setValues(empty);
      setKept(false);
      setErrors({});
      drafts.remove(name);
    },
    formRef,
  };
}

function typedIn(form: HTMLFormElement, empty: DraftValues): DraftValues {
  const data = new FormData(form);
  const typed: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(empty)) {
    const all = data.getAll(field).map(String);
    const now = typeof value === 'string' ? (all[0] ?? '') : all;
    if (String(now) !== String(value)) typed[field] = now;
  }
  return typed;
}

const DraftContext = createContext<Draft | null>(null);

function useFormDraft(): Draft {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error('a field outside of its form');
  return draft;
}

/**
 * A form that posts as it is without script, and with it hands its values over. `hidden` are the fields nobody types.
 * A submit button elsewhere on the page names `id` in its `form` attribute.
 */
export function DraftForm({
  id,
  path,
  draft,
  hidden,
  onSend,
  className = 'grid gap-4',
  children,
}: {
  id: string;
  path: string;
  draft: Draft;
  hidden: Readonly<Record<string, string>>;
  onSend: () => void;
  className?: string;
  children: ReactNode;
}) {
  const { start } = usePhone();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSend();
  };
  return (
    <form
      id={id}
      ref={draft.formRef}
      method="post"
      action={`/m/${start.meeting.id}/${path}`}
      onSubmit={submit}
      className={className}
      noValidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DraftContext.Provider value={draft}>{children}</DraftContext.Provider>
    </form>
  );
}

type FieldProps = {
  field: string;
  label: ReactNode;
  hint?: string;
  /** Longest text, in UTF-16 units: counted, and said when it is passed. Nothing pasted is cut in silence. */
  max?: number;
};

/** A line, or several. */
export function DraftText({
  field,
  label,
  hint,
  max,
  rows = 1,
  inputMode,
  type = 'text',
  readOnly = false,
}: FieldProps & {
  rows?: number;
  inputMode?: 'numeric' | 'text';
  type?: 'text' | 'date';
  readOnly?: boolean;
}) {
  const draft = useFormDraft();
  const { enhanced, frozen } = usePhone();
  const { t } = useI18n();
  const id = useId();
  const value = draft.text(field);
  const error = draft.errors[field];
  const over = max !== undefined && value.length > max;
  const described = [error ? `${id}-e` : null, hint ? `${id}-h` : null].filter(Boolean).join(' ');
  const shared = {
    id,
    name: field,
    value,
    readOnly: readOnly || frozen,
    className: 'saisie',
    'aria-invalid': error !== undefined || over ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
    autoComplete: 'off',
    // Without script there is no other way to say it before it is sent.
    maxLength: enhanced ? undefined : max,
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-base font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-h`} className="text-sm">
          {hint}
        </p>
      ) : null}
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => draft.set(field, event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type={type}
          inputMode={inputMode}
          onChange={(event) => draft.set(field, event.currentTarget.value)}
        />
      )}
      {rows > 1 && max !== undefined && (enhanced || value !== '') ? (
        <p className={over ? 'text-right text-sm font-semibold text-prune' : 'text-right text-sm'}>
          {t(over ? 'phone.over' : 'phone.signs', { count: value.length, max })}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-e`} role="alert" className="text-sm font-semibold text-prune">
          {error}
        </p>
      ) : null}
    </div>
  );
}

export type Choice = { value: string; label: string };

/** One of a few, or none, by a tap. Real buttons of a form: they work without script. */
export function DraftChoice({ field, label, options }: FieldProps & { options: readonly Choice[] }) {
  const draft = useFormDraft();
  const { frozen } = usePhone();
  const error = draft.errors[field];
  const id = useId();
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-e` : undefined}>
      <legend className="mb-1 text-base font-semibold">{label}</legend>
      <span className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className="btn tap">
            <input
              type="radio"
              name={field}
              value={option.value}
              checked={draft.text(field) === option.value}
              disabled={frozen}
              onChange={() => draft.set(field, option.value)}
              // A second tap takes the answer back.
              onClick={() => draft.text(field) === option.value && draft.set(field, '')}
            />
            {option.label}
          </label>
        ))}
      </span>
      {error ? (
        <p id={`${id}-e`} role="alert" className="text-sm font-semibold text-prune">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Any of a few. */
export function DraftChoices({ field, label, options }: FieldProps & { options: readonly Choice[] }) {
  const draft = useFormDraft();
  const { frozen } = usePhone();
  const list = draft.list(field);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-base font-semibold">{label}</legend>
      <span className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className="btn tap">
            <input
              type="checkbox"
              name={field}
              value={option.value}
              checked={list.includes(option.value)}
              disabled={frozen}
              onChange={(event) =>
                draft.set(
                  field,
                  event.currentTarget.checked
                    ? [...list, option.value]
                    : list.filter((each) => each !== option.value),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** A yes, ticked. */
export function DraftTick({ field, label, hint }: FieldProps) {
  const draft = useFormDraft();
  const { frozen } = usePhone();
  return (
    <label className="flex min-h-11 items-start gap-3 text-base">
      <input
        type="checkbox"
        name={field}
        value="on"
        className="coche"
        checked={draft.text(field) === 'on'}
        disabled={frozen}
        onChange={(event) => draft.set(field, event.currentTarget.checked ? 'on' : '')}
      />
      <span>
        {label}
        {hint ? <span className="block text-sm">{hint}</span> : null}
      </span>
    </label>
  );
}

/** A choice in a list: the system's own, a thumb knows it. */
export function DraftSelect({
  field,
  label,
  options,
  empty,
}: FieldProps & { options: readonly Choice[]; empty?: string }) {
  const draft = useFormDraft();
  const { frozen } = usePhone();
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-base font-semibold">
        {label}
      </label>
      <select
        id={id}
        name={field}
        className="saisie"
        value={draft.text(field)}
        disabled={frozen}
        onChange={(event) => draft.set(field, event.currentTarget.value)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
