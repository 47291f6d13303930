import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { FieldError, type Holder } from './field.tsx';
import { presenceColor } from './presence-color.ts';

type Common = {
  label: string;
  /** The label is read aloud but not shown, where the place already says it. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What was found and what to do. */
  error?: string | null | undefined;
  heldBy?: Holder | null | undefined;
  onChange?: ((value: string) => void) | undefined;
};

type Native<T> = Omit<T, 'onChange' | 'id' | 'className' | 'style'>;

export type TextFieldProps = Common &
  Native<InputHTMLAttributes<HTMLInputElement>> & { inputRef?: Ref<HTMLInputElement> | undefined };

/** One line of text, with its label above. Works without script in a plain form. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  heldBy,
  onChange,
  inputRef,
  ...rest
}: TextFieldProps) {
  const frame = useFrame({ error, hint, heldBy });
  return (
    <TextFrame {...{ label, labelHidden, hint, error, heldBy }} id={frame.id}>
      <input
        type="text"
        {...rest}
        {...frame.control}
        ref={inputRef}
        onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}
      />
    </TextFrame>
  );
}

export type TextAreaProps = Common &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { areaRef?: Ref<HTMLTextAreaElement> | undefined };

/** Several lines. With `maxLength` and a value, it counts the signs: « 102 sur 240 signes ». */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  heldBy,
  onChange,
  areaRef,
  ...rest
}: TextAreaProps) {
  const { t } = useI18n();
  const frame = useFrame({ error, hint, heldBy });
  const counted =
    rest.maxLength !== undefined && typeof rest.value === 'string'
      ? t('components.text.count', { count: rest.value.length, max: rest.maxLength })
      : null;
  return (
    <TextFrame {...{ label, labelHidden, hint, error, heldBy }} id={frame.id}>
      <textarea
        rows={3}
        {...rest}
        {...frame.control}
        ref={areaRef}
        onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}
      />
      {counted ? <p className="xs doux text-right">{counted}</p> : null}
    </TextFrame>
  );
}

export type SelectProps = Common &
  Native<SelectHTMLAttributes<HTMLSelectElement>> & {
    options: readonly { value: string; label: string }[];
    /** The line for « nothing chosen »; without it the first option is chosen. */
    empty?: string | undefined;
  };

/** A choice in a list. The system's own control: a thumb knows it. */
export function Select({
  label,
  labelHidden,
  hint,
  error,
  heldBy,
  onChange,
  options,
  empty,
  ...rest
}: SelectProps) {
  const frame = useFrame({ error, hint, heldBy });
  return (
    <TextFrame {...{ label, labelHidden, hint, error, heldBy }} id={frame.id}>
      <select
        {...rest}
        {...frame.control}
        onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </TextFrame>
  );
}

function useFrame({ error, hint, heldBy }: Pick<Common, 'error' | 'hint' | 'heldBy'>) {
  const id = useId();
  const help = [error && `${id}-e`, hint && !error && `${id}-h`, heldBy && `${id}-t`]
    .filter(Boolean)
    .join(' ');
  return {
    id,
    control: {
      id,
      className: 'saisie',
      'data-state': heldBy ? 'held' : undefined,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': help || undefined,
    },
  };
}

function TextFrame({
  id,
  label,
  labelHidden,
  hint,
  error,
  heldBy,
  children,
}: Omit<Common, 'onChange'> & { id: string; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="saisie-bloc" data-color={heldBy ? presenceColor(heldBy.color) : undefined}>
      <label htmlFor={id} className={labelHidden ? 'sr' : undefined}>
        {label}
      </label>
      <div className="saisie-cadre">
        {heldBy ? (
          <span className="drapeau" id={`${id}-t`}>
            {t('components.field.held', { name: heldBy.name })}
          </span>
        ) : null}
        {children}
      </div>
      {error ? <FieldError id={`${id}-e`} text={error} className="xs err" /> : null}
      {hint && !error ? (
        <p className="xs doux" id={`${id}-h`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
