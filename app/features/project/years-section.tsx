import { useState } from 'react';
import { YEAR_FIELDS, type ProjectSnapshot } from '#app/documents/index.ts';
import { NumberField } from '#app/features/editing/fields.tsx';
import type { Balance } from '#app/features/impact/balance.ts';
import { Construction, labelOf, YearsChart } from '#app/features/impact/years-chart.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** Construction once, then ten years: what the project carries each year, and how to declare it. */
export function YearsSection({
  balance,
  snapshot,
  writes,
  onOpen,
}: {
  balance: Balance;
  snapshot: ProjectSnapshot;
  writes: boolean;
  onOpen: (key: string) => void;
}) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const declared = YEAR_FIELDS.filter((field) => snapshot.fields[field] !== null).length;
  return (
    <div className="grid gap-2">
      <Construction balance={balance} onOpen={onOpen} />
      <YearsChart years={balance.years} />
      <p className="s flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="doux">
          {declared === 0 ? t('years.default') : t('years.declared', { count: declared })}
        </span>
        {writes ? (
          <button type="button" className="lien" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('years.declare.close') : t('years.declare')}
          </button>
        ) : null}
      </p>
      {open ? (
        <fieldset className="min-w-0">
          <legend className="s doux">{t('years.declare.hint')}</legend>
          <div className="mt-1 grid grid-cols-3 gap-3 sm:grid-cols-5">
            {YEAR_FIELDS.map((field, at) => (
              <NumberField
                key={field}
                path={field}
                label={labelOf(t, balance.years[at], at)}
                value={snapshot.fields[field]}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
