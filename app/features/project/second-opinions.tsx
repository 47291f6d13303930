import { memo } from 'react';
import { DataTable, Section, type Column } from '#app/components/index.ts';
import type { Standing } from '#app/features/impact/protocol.ts';
import { useI18n } from '#app/i18n/index.ts';
import { criterionWords } from './criterion-words.ts';
import type { GroupRules } from './data.ts';
import { titleOf, type Comparison } from './use-comparison.ts';

/** Folded: which weights put each candidate first, and how three other methods would rank, with what that is worth. */
export const SecondOpinions = memo(function SecondOpinions({
  comparison,
  group,
}: {
  comparison: Comparison;
  group: GroupRules;
}) {
  const { t, format } = useI18n();
  const { files, scores } = comparison;
  const { contest } = scores;
  if (contest === null || contest.standings.length < 2) return null;
  const titles = new Map(files.map((file) => [file.id, titleOf(file, t('project.untitled'))]));
  const candidate: Column<Standing> = {
    id: 'project',
    head: t('compare.candidate'),
    rowHeader: true,
    cell: (standing) => titles.get(standing.candidate) ?? standing.candidate,
  };
  const firsts = contest.standings.filter(({ centralWeights }) => centralWeights !== null);
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Section title={t('criteria.central')}>
        <details data-explained>
          <summary className="lien text-sm">{t('impact.all.show')}</summary>
          <p className="my-2 text-sm">{t('criteria.central.text')}</p>
          <DataTable
            caption={t('criteria.central')}
            columns={[
              candidate,
              ...group.criteria.map((rule, k): Column<Standing> => ({
                id: rule.id,
                head: criterionWords({ t }, rule),
                numeric: true,
                cell: ({ centralWeights }) => format.percent(centralWeights?.[k] ?? 0, 0),
              })),
            ]}
            rows={firsts}
            rowKey={(standing) => standing.candidate}
          />
        </details>
      </Section>
      <Section title={t('criteria.second')}>
        <details data-explained>
          <summary className="lien text-sm">{t('impact.all.show')}</summary>
          <p className="my-2 text-sm">{t('criteria.second.warning')}</p>
          <DataTable
            caption={t('criteria.second')}
            columns={[
              candidate,
              {
                id: 'own',
                head: t('criteria.second.own'),
                numeric: true,
                cell: ({ rank, tied }) => (
                  <b>
                    {rank}
                    {tied ? '\u00a0=' : ''}
                  </b>
                ),
              },
              ...contest.opinions.map(({ id, ranks }): Column<Standing> => ({
                id,
                head: t(`criteria.second.${id}`),
                numeric: true,
                cell: (standing) => ranks?.[standing.candidate] ?? '–',
              })),
            ]}
            rows={contest.standings}
            rowKey={(standing) => standing.candidate}
          />
          {contest.opinions.some(({ ranks }) => ranks === null) ? (
            <p className="mt-1 text-xs doux">{t('criteria.second.none')}</p>
          ) : null}
        </details>
      </Section>
    </div>
  );
});
