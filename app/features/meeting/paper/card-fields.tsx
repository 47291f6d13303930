import { type KeyboardEvent, type Ref } from 'react';
import { Select, TextArea, TextField } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { PAPER_FIELDS, type PaperField, type PaperKind } from './paper-fields.ts';

export type CardValues = Readonly<Record<string, string>>;

/**
 * The fields of a card: its sentence first, over the whole width, then what completes it. Enter keeps the card from any of them;
 * in the sentence too, where a line break has no place.
 */
export function CardFields({
  kind,
  values,
  onChange,
  wrong = null,
  firstRef,
}: {
  kind: PaperKind;
  values: CardValues;
  onChange(name: string, value: string): void;
  /** The field that the server refused, and why. */
  wrong?: { field: string; sentence: string } | null;
  firstRef?: Ref<HTMLTextAreaElement> | undefined;
}) {
  const { t } = useI18n();
  const [first, ...rest]: readonly PaperField[] = PAPER_FIELDS[kind];
  if (first === undefined) return null;
  return (
    <>
      <TextArea
        label={t(first.label)}
        areaRef={firstRef}
        rows={2}
        required
        maxLength={first.max}
        value={values[first.name] ?? ''}
        error={wrong?.field === first.name ? wrong.sentence : null}
        onChange={(value) => onChange(first.name, value.replace(/\n/g, ' '))}
        onKeyDown={keepOnEnter}
      />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {rest.map((field) => (
          <One
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={wrong?.field === field.name ? wrong.sentence : null}
            onChange={(value) => onChange(field.name, value)}
          />
        ))}
      </div>
    </>
  );
}

function One({
  field,
  value,
  error,
  onChange,
}: {
  field: PaperField;
  value: string;
  error: string | null;
  onChange(value: string): void;
}) {
  const { t } = useI18n();
  const common = { label: t(field.label), value, error, onChange, required: field.needed === true };
  switch (field.type) {
    case 'choice':
      return (
        <Select
          {...common}
          empty={t(field.needed === true ? 'paper.choose' : 'paper.none')}
          options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: t(choice.label) }))}
        />
      );
    case 'tick':
      return (
        <label className="rang self-end py-2">
          <input
            type="checkbox"
            checked={value === 'on'}
            onChange={(event) => onChange(event.currentTarget.checked ? 'on' : '')}
          />
          {common.label}
        </label>
      );
    case 'day':
      return <TextField {...common} type="date" />;
    case 'whole':
      return <TextField {...common} inputMode="numeric" autoComplete="off" maxLength={12} />;
    default:
      return <TextField {...common} autoComplete="off" maxLength={field.max} />;
  }
}

/** Enter sends the form, which checks what it needs first; while an accent is being composed it only ends the composition. */
function keepOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
