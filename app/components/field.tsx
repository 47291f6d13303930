import { useId, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { GradeBadge, type Grade } from './grade-badge.tsx';
import { presenceColor } from './presence-color.ts';

/** `held`: someone else is writing in it. `refused`: what was typed is out of bounds. */
export type FieldState = 'rest' | 'estimated' | 'assumed' | 'held' | 'refused' | 'readonly';

/** The person who holds a field; `color` is one of p1 to p6. */
export type Holder = { name: string; color: string };

export type FieldProps = {
  label: string;
  unit?: string | undefined;
  /** What is typed; empty when the estimate stands. */
  value: string;
  /** The estimate, without its unit, shown hatched while `value` is empty. */
  placeholder?: string | undefined;
  grade?: Grade | undefined;
  /** Deduced from the rest when not given. */
  state?: FieldState | undefined;
  heldBy?: Holder | null | undefined;
  /** Which bound, what was typed, what to do. Its first sentence is set in bold. */
  error?: string | null | undefined;
  hint?: ReactNode;
  name?: string | undefined;
  readOnly?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  onChange?: ((value: string) => void) | undefined;
  /** On Enter and on leaving: the moment to parse and to store. */
  onCommit?: ((value: string) => void) | undefined;
  onFocus?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
  /** Opens where the figure comes from. */
  onOpenTrace?: (() => void) | undefined;
};

/**
 * A figure and what it is worth: label, value with its unit, grade. A text input and not a number one: it takes
 * « 1 200,5 » pasted from a sheet, and shows what was refused instead of erasing it.
 */
export function Field(props: FieldProps) {
  const { label, unit, value, placeholder, grade, heldBy, error, hint, name, inputRef } = props;
  const { t } = useI18n();
  const id = useId();
  const state = props.state ?? stateOf(props);
  const estimate = value === '' && placeholder ? placeholder : null;
  const help = [error && `${id}-e`, estimate && `${id}-p`, hint && `${id}-h`, heldBy && `${id}-t`];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') props.onCommit?.(value);
  };
  return (
    <div className="ligne" data-color={heldBy ? presenceColor(heldBy.color) : undefined}>
      <label htmlFor={id}>{label}</label>
      <div className="champ" data-state={state}>
        {heldBy ? (
          <span className="drapeau" id={`${id}-t`}>
            {t('components.field.held', { name: heldBy.name })}
          </span>
        ) : null}
        <input
          id={id}
          ref={inputRef}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={value}
          placeholder={placeholder}
          readOnly={state === 'readonly'}
          aria-invalid={state === 'refused' || undefined}
          aria-describedby={help.filter(Boolean).join(' ') || undefined}
          onChange={(event) => props.onChange?.(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={props.onFocus}
          onBlur={() => {
            props.onCommit?.(value);
            props.onBlur?.();
          }}
        />
        {unit ? <span className="unite">{unit}</span> : null}
      </div>
      {grade ? <GradeBadge grade={grade} onOpen={props.onOpenTrace} of={label} /> : <span />}
      {estimate ? (
        <span className="sr" id={`${id}-p`}>
          {t(grade === 'E' ? 'components.field.assumed' : 'components.field.estimate', {
            value: unit ? `${estimate}\u00a0${unit}` : estimate,
          })}
        </span>
      ) : null}
      {error ? <FieldError id={`${id}-e`} text={error} className="sous err" /> : null}
      {hint && !error ? (
        <p className="sous doux" id={`${id}-h`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function stateOf({ error, heldBy, readOnly, value, placeholder, grade }: FieldProps): FieldState {
  if (error) return 'refused';
  if (readOnly) return 'readonly';
  if (heldBy) return 'held';
  if (value !== '' || !placeholder) return 'rest';
  return grade === 'E' ? 'assumed' : 'estimated';
}

/** A refusal: its first sentence, the rule, in bold. Said at once to a screen reader. */
export function FieldError({ id, text, className }: { id: string; text: string; className: string }) {
  const cut = text.indexOf('. ');
  return (
    <p className={className} id={id} role="alert">
      {cut < 0 ? (
        <b>{text}</b>
      ) : (
        <>
          <b>{text.slice(0, cut + 1)}</b>
          {text.slice(cut + 1)}
        </>
      )}
    </p>
  );
}
