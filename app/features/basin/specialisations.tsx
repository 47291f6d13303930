import { useState } from 'react';
import { ShareBar } from '#app/components/charts/share-bar.tsx';
import { DataTable, Section, Segmented } from '#app/components/index.ts';
import type { TraceNode } from '#app/engine/types.ts';
import { branchWords, useI18n } from '#app/i18n/index.ts';
import type { Specialisation } from './figures.ts';

const SHOWN = 13;

export type SpecialisationsProps = {
  name: string;
  rows: readonly Specialisation[];
  onOpen: (node: TraceNode) => void;
};

/** What a basin does more than the country: branches by location quotient, a bar each, the national share as a line at 1. */
export function Specialisations({ name, rows, onOpen }: SpecialisationsProps) {
  const { t, format } = useI18n();
  // Two decimals under ten, so that a column of quotients lines up.
  const write = (quotient: number) => format.fixed(quotient, quotient < 10 ? 2 : 1);
  const [scope, setScope] = useState<'manufacturing' | 'all'>('manufacturing');
  const [whole, setWhole] = useState(false);
  const chosen = rows.filter((row) => scope === 'all' || row.manufacturing);
  const shown = whole ? chosen : chosen.slice(0, SHOWN);
  const opening = (node: TraceNode, figure: string, value: string) => (
    <button
      type="button"
      className="lien chiffres nb"
      onClick={() => onOpen(node)}
      aria-label={t('basin.open', { figure, place: name, value })}
    >
      {value}
    </button>
  );
  const most = Math.max(2, ...chosen.map((row) => row.quotient.value ?? 0));
  return (
    <Section
      title={t('basin.specialisations')}
      note={t('basin.specialisations.note')}
      action={
        <span className="pousse">
          <Segmented
            label={t('basin.specialisations.filter')}
            value={scope}
            onChange={setScope}
            options={[
              { id: 'manufacturing', label: t('basin.specialisations.manufacturing') },
              { id: 'all', label: t('basin.specialisations.all') },
            ]}
          />
        </span>
      }
    >
      {shown.length === 0 ? (
        <p>{t('basin.specialisations.empty')}</p>
      ) : (
        <DataTable
          caption={t('basin.specialisations.caption', { name })}
          rows={shown}
          rowKey={(row) => row.code}
          columns={[
            {
              id: 'branch',
              head: t('basin.specialisations.branch'),
              rowHeader: true,
              cell: (row) => (
                <>
                  <span className="block">{branchWords(t, row.code, row.label)}</span>
                  <ShareBar
                    value={row.quotient.value ?? 0}
                    max={most}
                    mark={1}
                    tone={(row.quotient.value ?? 0) >= 1 ? 'net' : 'hollow'}
                    className="mt-0.5 w-full"
                  />
                </>
              ),
            },
            {
              id: 'quotient',
              head: t('basin.specialisations.quotient'),
              numeric: true,
              sortBy: (row) => row.quotient.value,
              cell: (row) => (
                <button
                  type="button"
                  className="lien chiffres nb font-semibold"
                  onClick={() => onOpen(row.quotient)}
                  aria-label={t('basin.open', {
                    figure: branchWords(t, row.code, row.label),
                    place: name,
                    value: t('basin.specialisations.times', {
                      quotient: write(row.quotient.value ?? 0),
                    }),
                  })}
                >
                  {write(row.quotient.value ?? 0)}
                </button>
              ),
            },
            {
              id: 'posts',
              head: t('basin.specialisations.posts'),
              numeric: true,
              sortBy: (row) => row.posts.value,
              cell: (row) =>
                opening(row.posts, branchWords(t, row.code, row.label), format.count(row.posts.value ?? 0)),
            },
            {
              id: 'change',
              head: t('basin.specialisations.change'),
              numeric: true,
              sortBy: (row) => row.change?.value ?? null,
              cell: (row) =>
                row.change === null
                  ? '–'
                  : opening(
                      row.change,
                      branchWords(t, row.code, row.label),
                      format.signed(row.change.value ?? 0),
                    ),
            },
          ]}
        />
      )}
      <p className="xs doux mt-2">{t('basin.specialisations.reference')}</p>
      {chosen.length > shown.length ? (
        <button type="button" className="lien" onClick={() => setWhole(true)}>
          {t('basin.specialisations.showAll', { count: chosen.length - shown.length })}
        </button>
      ) : null}
    </Section>
  );
}
