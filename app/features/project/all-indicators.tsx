import { memo, useState } from 'react';
import { DataTable, GradeBadge, Section, type Column } from '#app/components/index.ts';
import { figureKey, type Balance, type Figure } from '#app/features/impact/balance.ts';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';

/** Every indicator that is computed, one line each, its derivation one tap away. Folded: the page answers first. */
export const AllIndicators = memo(function AllIndicators({
  balance,
  onOpen,
}: {
  balance: Balance;
  onOpen: (key: string) => void;
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
        <DataTable
          caption={t('impact.all')}
          columns={columns}
          rows={figures}
          rowKey={({ id, level, variant }) => figureKey(id, level, variant)}
        />
      ) : null}
    </Section>
  );
});
