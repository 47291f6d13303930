import { memo, useState } from 'react';
import { DataTable, GradeBadge, Section, type Column } from '#app/components/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import { missingWords } from '#app/features/balance/words.ts';
import { figureKey, type Balance, type Figure } from '#app/features/impact/balance.ts';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';
import { fieldOf, type FilledField } from './missing-field.ts';

/**
 * Every indicator that is computed, one line each, its derivation one tap away; then those that are not, with what they lack and
 * the way to the field that fills them. Folded: the page answers first.
 */
export const AllIndicators = memo(function AllIndicators({
  balance,
  scenario,
  outcomeHref,
  onOpen,
  onGo,
}: {
  balance: Balance;
  scenario: Scenario;
  /** Where what happened is written down, year by year. */
  outcomeHref: string;
  onOpen: (key: string) => void;
  /** Absent for who may not write. */
  onGo: ((field: FilledField) => void) | undefined;
}) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  const figures = Object.values(balance.figures).filter(({ value }) => value !== null);
  const nameOf = ({ id }: Figure): string => {
    const key = `indicator.${id}`;
    return isMessageKey(key) ? t(key) : id;
  };
  const columns: Column<Figure>[] = [
    {
      id: 'id',
      head: t('impact.all.id'),
      cell: ({ id }) => <span className="mono text-xs">{id}</span>,
      sortBy: ({ id }) => id,
    },
    {
      id: 'name',
      head: t('impact.all.indicator'),
      rowHeader: true,
      sortBy: nameOf,
      cell: (figure) => (
        <button
          type="button"
          className="cursor-pointer text-left hover:underline"
          onClick={() => onOpen(figureKey(figure.id, figure.level, figure.variant))}
        >
          {nameOf(figure)}
        </button>
      ),
    },
    {
      id: 'level',
      head: t('impact.level'),
      cell: ({ level, variant }) => `${t(`impact.place.${level}`)}, ${t(`impact.variant.${variant}`)}`,
    },
    {
      id: 'value',
      head: t('impact.all.value'),
      numeric: true,
      cell: ({ value, unit }) => <b>{value === null ? '–' : format.quantity(value, unit)}</b>,
    },
    {
      id: 'interval',
      head: t('impact.all.interval'),
      numeric: true,
      cell: ({ p10, p90, unit }) =>
        p10 === null || p90 === null || p10 === p90 ? '' : format.quantityInterval(p10, p90, unit),
    },
    { id: 'grade', head: t('impact.all.grade'), cell: ({ grade }) => <GradeBadge grade={grade} /> },
  ];
  return (
    <Section
      title={t('impact.all')}
      note={t('impact.all.hint', { count: figures.length })}
      action={
        <button type="button" className="lien" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('impact.all.hide') : t('impact.all.show')}
        </button>
      }
    >
      {open ? (
        <>
          <DataTable
            caption={t('impact.all')}
            columns={columns}
            rows={figures}
            rowKey={({ id, level, variant }) => figureKey(id, level, variant)}
          />
          <Missing
            balance={balance}
            scenario={scenario}
            outcomeHref={outcomeHref}
            nameOf={nameOf}
            onGo={onGo}
          />
        </>
      ) : null}
    </Section>
  );
});

/** Filled by what is written down year by year. */
function isOutcome({ missing }: Figure): boolean {
  return missing === 'observedJobs' || missing === 'observedPurchases';
}

/** Nobody here can fill it. */
function isLost({ figure, field }: { figure: Figure; field: FilledField | null }): boolean {
  return field === null && !isOutcome(figure);
}

/** One line an indicator without a value: what it lacks, those that a field fills first. */
function Missing({
  balance,
  scenario,
  outcomeHref,
  nameOf,
  onGo,
}: {
  balance: Balance;
  scenario: Scenario;
  outcomeHref: string;
  nameOf: (figure: Figure) => string;
  onGo: ((field: FilledField) => void) | undefined;
}) {
  const { t } = useI18n();
  const lines = new Map<string, { figure: Figure; field: FilledField | null }>();
  for (const figure of Object.values(balance.figures)) {
    const { id, value, missing } = figure;
    if (value !== null || missing === null || lines.has(id)) continue;
    lines.set(id, { figure, field: fieldOf(id, missing, scenario) });
  }
  const rows = [...lines.values()].sort((a, b) => Number(isLost(a)) - Number(isLost(b)));
  if (rows.length === 0) return null;
  return (
    <Section
      level={3}
      title={t('impact.all.missing')}
      note={t('impact.all.missing.hint', { count: rows.length })}
      className="mt-4"
    >
      <ul>
        {rows.map(({ figure, field }) => (
          <li
            key={figure.id}
            className="flex flex-wrap items-baseline gap-x-3 border-b border-filet py-1.5 text-sm"
          >
            <span className="mono w-9 text-xs">{figure.id}</span>
            <span className="min-w-0 flex-1 basis-40">
              <b className="font-semibold">{nameOf(figure)}</b>
              <span className="block text-xs doux">{missingWords(t, figure.missing)}</span>
            </span>
            {onGo === undefined ? null : isOutcome(figure) ? (
              <a href={outcomeHref} aria-label={t('impact.all.fill.what', { what: nameOf(figure) })}>
                {t('impact.all.fill')}
              </a>
            ) : field === null ? null : (
              <button
                type="button"
                className="lien"
                aria-label={t('impact.all.fill.what', { what: nameOf(figure) })}
                onClick={() => onGo(field)}
              >
                {t('impact.all.fill')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
