import { memo, useId } from 'react';
import type { ProjectSnapshot } from '#app/documents/index.ts';
import { FACT_GROUPS, FACT_IDS, FACT_LIST, type Fact } from '#app/engine/facts.ts';
import type { DeclaredId } from '#app/engine/types.ts';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';
import { InputField } from './input-field.tsx';

/** What only the file of the project says, by group. Folded: a project starts without it, and the main figures come first. */
export function FactsSection(props: {
  fields: ProjectSnapshot['fields'];
  writes: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  onOpenTrace: (input: DeclaredId) => void;
}) {
  const { fields, writes, open, onToggle, onOpenTrace } = props;
  const { t } = useI18n();
  const id = useId();
  const declared = FACT_IDS.filter((fact) => fields[fact] !== null).length;
  return (
    <section className="groupe min-w-0" aria-labelledby={`${id}-t`}>
      <h3 id={`${id}-t`} className="flex flex-wrap items-baseline gap-x-2 font-titre font-bold">
        {t('fact.title')}
        <span className="font-sans text-xs font-normal doux">
          {t('fact.count', { count: declared, of: FACT_IDS.length })}
        </span>
        <button
          type="button"
          className="lien ml-auto font-sans text-sm font-normal"
          aria-expanded={open}
          aria-controls={`${id}-c`}
          onClick={() => onToggle(!open)}
        >
          {open ? t('fact.hide') : t('fact.show')}
        </button>
      </h3>
      <div id={`${id}-c`} hidden={!open}>
        {open ? (
          <>
            <p className="pb-1 text-xs doux">{t('fact.hint')}</p>
            {FACT_GROUPS.map((group) => (
              <FactGroup
                key={group}
                group={group}
                fields={fields}
                writes={writes}
                onOpenTrace={onOpenTrace}
              />
            ))}
          </>
        ) : null}
      </div>
    </section>
  );
}

const FactGroup = memo(function FactGroup(props: {
  group: Fact['group'];
  fields: ProjectSnapshot['fields'];
  writes: boolean;
  onOpenTrace: (input: DeclaredId) => void;
}) {
  const { group, fields, writes, onOpenTrace } = props;
  const { t } = useI18n();
  const hint = `fact.group.${group}.hint`;
  return (
    <fieldset className="min-w-0 pt-1.5">
      <legend className="float-left w-full border-b border-filet text-sm font-bold">
        {t(`fact.group.${group}`)}
      </legend>
      <div className="clear-both pt-1">
        {isMessageKey(hint) ? <p className="text-xs doux">{t(hint)}</p> : null}
        {FACT_LIST.filter((fact) => fact.group === group).map(({ id }) => (
          <InputField
            key={id}
            input={id}
            value={fields[id]}
            proof={fields[`${id}Proof`]}
            writes={writes}
            onOpenTrace={onOpenTrace}
          />
        ))}
      </div>
    </fieldset>
  );
});
