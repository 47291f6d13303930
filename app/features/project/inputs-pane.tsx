import { memo, useMemo, useState } from 'react';
import { productCodeOf, project, type ProjectSnapshot } from '#app/documents/index.ts';
import { COSTS } from '#app/engine/index.ts';
import { INPUTS, type DeclaredId, type InputId } from '#app/engine/types.ts';
import { RichText } from '#app/features/editing/rich-text.tsx';
import { DateField, NumberField, SelectField, TapField, TextField } from '#app/features/editing/fields.tsx';
import { missingWords } from '#app/features/balance/words.ts';
import { figureKey, INPUT_IDS, type Balance } from '#app/features/impact/balance.ts';
import { branchWords, useI18n, type I18n } from '#app/i18n/index.ts';
import { FactsSection } from './facts-section.tsx';
import { InputField } from './input-field.tsx';

/** Groups of the inputs, in the order of the page. */
const GROUPS = [
  'jobs',
  'production',
  'purchases',
  'investment',
  'net',
] as const satisfies readonly (typeof INPUTS)[InputId]['group'][];

/** All that a project declares, by group; what it does not is shown estimated. */
export function InputsPane(props: {
  snapshot: ProjectSnapshot;
  balance: Balance | undefined;
  branches: readonly { code: string; label: string }[];
  writes: boolean;
  onOpenInput: (input: DeclaredId) => void;
  /** Whether what only the file says is unfolded. */
  factsOpen: boolean;
  onToggleFacts: (open: boolean) => void;
}) {
  const { snapshot, balance, branches, writes, onOpenInput, factsOpen, onToggleFacts } = props;
  const { t } = useI18n();
  const { fields } = snapshot;
  return (
    <section aria-label={t('project.inputs')}>
      {writes ? null : <p className="pb-2 text-sm">{t('project.readOnly')}</p>}
      {GROUPS.map((group) => (
        <fieldset key={group} className="groupe min-w-0">
          <legend className="float-left w-full font-titre font-bold">
            {t(`project.group.${group}`)}
            {group === 'net' ? (
              <span className="pl-2 font-sans text-xs font-normal doux">{t('project.group.net.hint')}</span>
            ) : null}
          </legend>
          <div className="clear-both">
            {INPUT_IDS.filter((input) => INPUTS[input].group === group).map((input) => (
              <InputField
                key={input}
                input={input}
                value={fields[input]}
                proof={fields[`${input}Proof`]}
                estimate={balance?.inputs[input]}
                writes={writes}
                onOpenTrace={onOpenInput}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <FactsSection
        fields={fields}
        writes={writes}
        open={factsOpen}
        onToggle={onToggleFacts}
        onOpenTrace={onOpenInput}
      />
      <RiskFacts fields={fields} />
      <Identity
        snapshot={snapshot}
        branches={branches}
        writes={writes}
        tradeMissing={balance?.figures[figureKey('T03', 'total', 'gross')]?.missing ?? null}
      />
    </section>
  );
}

/** What the engine does not read and the register of risks does. */
const RiskFacts = memo(function RiskFacts({ fields }: { fields: ProjectSnapshot['fields'] }) {
  const { t } = useI18n();
  const answers = useMemo(
    () => (['yes', 'no'] as const).map((value) => ({ value, label: t(`risk.budgeted.${value}`) })),
    [t],
  );
  return (
    <fieldset className="groupe min-w-0">
      <legend className="float-left w-full font-titre font-bold">{t('risk.group')}</legend>
      <div className="clear-both grid gap-3 pt-1">
        <div className="grid grid-cols-2 gap-3">
          <div data-input="landNeed">
            <NumberField path="landNeed" label={t('risk.landNeed')} unit="ha" value={fields.landNeed} />
          </div>
          <DateField path="announcedOn" label={t('risk.announcedOn')} value={fields.announcedOn} />
        </div>
        <p className="text-sm">{t('risk.budgeted.hint')}</p>
        <div className="grid grid-cols-2 gap-3">
          {COSTS.map((cost) => (
            <TapField
              key={cost}
              path={`${cost}Budgeted`}
              label={t(`risk.budgeted.${cost}`)}
              value={fields[`${cost}Budgeted`]}
              options={answers}
            />
          ))}
        </div>
      </div>
    </fieldset>
  );
});

/** What to write, what is wrong with what was written, or what its imports still lack. */
function productHint(t: I18n['t'], typed: string, missing: string | null): string {
  if (typed.trim() === '') return t('project.field.productCode.hint');
  if (productCodeOf(typed) === null) return t('project.field.productCode.wrong');
  return missing === null || missing === 'productCode'
    ? t('project.field.productCode.hint')
    : t('project.field.productCode.lacks', { what: missingWords(t, missing) });
}

/** What the project is, in its own words; its branch is what the engine counts it in. */
const Identity = memo(function Identity({
  snapshot,
  branches,
  writes,
  tradeMissing,
}: {
  snapshot: ProjectSnapshot;
  branches: readonly { code: string; label: string }[];
  writes: boolean;
  /** What the imports of its product lack, when they are not computed. */
  tradeMissing: string | null;
}) {
  const { t } = useI18n();
  const [telling, setTelling] = useState(false);
  const { fields } = snapshot;
  const options = useMemo(
    () => branches.map(({ code, label }) => ({ value: code, label: branchWords(t, code, label) })),
    [branches, t],
  );
  return (
    <fieldset className="groupe min-w-0">
      <legend className="float-left w-full font-titre font-bold">{t('project.identity')}</legend>
      <div className="clear-both grid gap-3 pt-1">
        <TextField path="title" label={t('project.field.title')} value={fields.title} />
        <TextField path="lead" label={t('project.field.lead')} value={fields.lead} />
        <SelectField
          path="branch"
          label={t('project.field.branch')}
          value={fields.branch}
          options={options}
          empty={t('project.field.branch.empty')}
        />
        <TextField path="product" label={t('project.field.product')} value={fields.product} rows={2} />
        <TextField path="replaces" label={t('project.field.replaces')} value={fields.replaces} rows={2} />
        <div data-input="productCode">
          <TextField
            path="productCode"
            label={t('project.field.productCode')}
            value={fields.productCode}
            hint={productHint(t, fields.productCode, tradeMissing)}
          />
        </div>
        <div>
          <p className="flex items-baseline justify-between text-sm font-semibold">
            {t('project.field.narrative')}
            {writes && !telling ? (
              <button type="button" className="lien font-normal" onClick={() => setTelling(true)}>
                {t('project.field.narrative.write')}
              </button>
            ) : null}
          </p>
          <RichText
            name={project.rich[0]}
            label={t('project.field.narrative')}
            lines={snapshot.rich.narrative}
            empty={t('project.field.narrative.empty')}
            editing={telling}
          />
        </div>
      </div>
    </fieldset>
  );
});
