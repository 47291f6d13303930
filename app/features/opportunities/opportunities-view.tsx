import { useState } from 'react';
import { ShareBar } from '#app/components/charts/share-bar.tsx';
import { DataTable, GradeBadge, Notice, Section, type Column } from '#app/components/index.ts';
import {
  COARSE_BRANCHES,
  OPPORTUNITY_PARTS,
  traceOpportunity,
  type Opportunity,
  type OpportunityPart,
} from '#app/engine/index.ts';
import { TracePanel } from '#app/features/impact/trace-panel.tsx';
import { branchWords, type I18n, useI18n } from '#app/i18n/index.ts';
import type { OpportunitiesPage } from './load-opportunities.ts';
import { SECTORS } from './sectors.ts';

export type OpportunitiesViewProps = {
  page: OpportunitiesPage;
  /** Services that travel too, beside manufacturing. */
  whole: boolean;
};

const LEADING = 3;

/** Which activities suit a basin: ranked, each with its six reasons in words, and the six key sectors beside them. */
export function OpportunitiesView({ page, whole }: OpportunitiesViewProps) {
  const { t, format } = useI18n();
  const [opened, setOpened] = useState<Opportunity | null>(null);
  const { zone, found } = page;
  const shown = (found ?? []).filter(({ branch }) => whole || page.manufacturing.includes(branch));
  const sources = Object.values(page.sources)
    .map(({ producer, vintage }) => `${producer}, ${vintage}`)
    .join(' ; ');
  return (
    <div className="grid gap-6 px-(--gouttiere) py-4">
      <header>
        <p className="s">
          <a href={`/bassins/${zone.code}`}>{t('opportunities.back')}</a>
        </p>
        <h1>{t('opportunities.title', { name: zone.name })}</h1>
        {found === null ? null : (
          <p className="mt-1 max-w-[80ch]">
            {t('opportunities.lead', {
              list: format.list(
                shown
                  .slice(0, LEADING)
                  .map(({ branch }) => t('opportunities.named', { branch: labelIn(t, page, branch) })),
              ),
            })}
          </p>
        )}
      </header>
      {found === null ? (
        <Notice tone="missing" live={false}>
          {t('opportunities.none')}
        </Notice>
      ) : (
        <>
          <Section
            title={t('opportunities.table')}
            note={t('opportunities.table.note')}
            action={<GradeBadge grade="E" />}
          >
            <nav className="s mb-2 flex flex-wrap gap-x-4" aria-label={t('opportunities.scope')}>
              <a
                href="?"
                className="aria-[current=page]:font-bold aria-[current=page]:no-underline"
                aria-current={whole ? undefined : 'page'}
              >
                {t('opportunities.scope.industry')}
              </a>
              <a
                href="?tout=1"
                className="aria-[current=page]:font-bold aria-[current=page]:no-underline"
                aria-current={whole ? 'page' : undefined}
              >
                {t('opportunities.scope.all')}
              </a>
            </nav>
            <Ranked {...{ page, shown }} onOpen={setOpened} />
            <p className="xs doux mt-2">{t('opportunities.source', { sources })}</p>
          </Section>
          <Sectors page={page} found={found} />
          <Section title={t('opportunities.limits')}>
            <ul className="s ml-4 grid max-w-[80ch] list-disc gap-1">
              <li>{t('opportunities.limits.1')}</li>
              <li>{t('opportunities.limits.2')}</li>
              <li>{t('opportunities.limits.3')}</li>
              <li>{t('opportunities.limits.4')}</li>
            </ul>
          </Section>
        </>
      )}
      <TracePanel
        node={
          opened === null
            ? null
            : traceOpportunity(opened, `${zone.name}, ${labelIn(t, page, opened.branch)}`)
        }
        sources={page.sources}
        onClose={() => setOpened(null)}
      />
    </div>
  );
}

function labelIn(t: I18n['t'], page: OpportunitiesPage, branch: string): string {
  return branchWords(t, branch, page.labels[branch] ?? branch);
}

function Ranked({
  page,
  shown,
  onOpen,
}: {
  page: OpportunitiesPage;
  shown: readonly Opportunity[];
  onOpen: (opportunity: Opportunity) => void;
}) {
  const { t, format } = useI18n();
  const place = (one: Opportunity) => 1 + shown.findIndex(({ score }) => score === one.score);
  const columns: Column<Opportunity>[] = [
    { id: 'rank', head: t('opportunities.rank'), cell: (one) => <b className="nb">{place(one)}</b> },
    {
      id: 'branch',
      head: t('opportunities.branch'),
      rowHeader: true,
      cell: (one) => (
        <>
          <span className="block">
            {labelIn(t, page, one.branch)}{' '}
            <span className="xs doux font-normal">{t(`opportunities.kind.${one.kind}`)}</span>
          </span>
          <Reasons page={page} one={one} />
        </>
      ),
    },
    {
      id: 'score',
      head: t('opportunities.score'),
      numeric: true,
      sortBy: ({ score }) => score,
      cell: (one) => (
        <button
          type="button"
          className="cursor-pointer text-right hover:underline"
          aria-label={t('opportunities.open', {
            figure: t('opportunities.score'),
            branch: labelIn(t, page, one.branch),
            value: format.count(one.score),
          })}
          onClick={() => onOpen(one)}
        >
          <b>{format.count(one.score)}</b>
        </button>
      ),
    },
    ...OPPORTUNITY_PARTS.map((id): Column<Opportunity> => ({
      id,
      head: t(`opportunities.part.${id}`),
      numeric: true,
      wideOnly: true,
      sortBy: ({ parts }) => parts[id].score,
      cell: ({ parts }) => (
        <span className="inline-grid w-20 gap-0.5">
          <span>{format.count(parts[id].score * 100)}</span>
          <ShareBar value={parts[id].score} max={1} className="w-full" />
        </span>
      ),
    })),
  ];
  return (
    <DataTable
      caption={t('opportunities.table')}
      columns={columns}
      rows={shown}
      rowKey={({ branch }) => branch}
    />
  );
}

/** The six reasons of one activity, in words. */
function Reasons({ page, one }: { page: OpportunitiesPage; one: Opportunity }) {
  const { t, format } = useI18n();
  const { parts } = one;
  const beaten = (id: OpportunityPart) => format.percent(parts[id].score, 0);
  const millions = (value: number) => format.money(value * 1000, 'year');
  return (
    <details className="s font-normal">
      <summary className="cursor-pointer underline decoration-dotted underline-offset-3">
        <span aria-hidden="true">{t('opportunities.why')}</span>
        <span className="sr">{t('opportunities.whyOf', { branch: labelIn(t, page, one.branch) })}</span>
      </summary>
      <ul className="my-1 ml-4 grid max-w-[75ch] min-w-64 list-disc gap-1">
        <li>
          {one.posts === 0
            ? t('opportunities.reason.specialisation.none')
            : t('opportunities.reason.specialisation', {
                posts: format.count(one.posts),
                quotient: format.estimate(parts.specialisation.value),
                beaten: beaten('specialisation'),
              })}
        </li>
        <li>
          {one.related.length === 0
            ? t('opportunities.reason.relatedness.none', { beaten: beaten('relatedness') })
            : t('opportunities.reason.relatedness', {
                list: format.list(
                  one.related.map(({ branch }) =>
                    t('opportunities.named', { branch: labelIn(t, page, branch) }),
                  ),
                ),
                beaten: beaten('relatedness'),
              })}
        </li>
        <li>
          {t('opportunities.reason.suppliers', {
            served: format.percent(parts.suppliers.value, 0),
            list: format.list(
              one.suppliers.map(({ branch, share, served }) =>
                t('opportunities.reason.suppliers.entry', {
                  branch: labelIn(t, page, branch),
                  share: format.percent(share, 0),
                  served: format.percent(served, 0),
                }),
              ),
            ),
            beaten: beaten('suppliers'),
          })}
        </li>
        <li>
          {t('opportunities.reason.market', {
            here: millions(one.demand),
            served: format.percent(one.served, 0),
            reach: millions(parts.market.value),
            beaten: beaten('market'),
          })}
        </li>
        <li>
          {t('opportunities.reason.imports', {
            share: format.percent(parts.imports.value, 0),
            beaten: beaten('imports'),
          })}
        </li>
        <li>
          {t('opportunities.reason.jobs', {
            jobs: format.estimate(parts.jobs.value),
            beaten: beaten('jobs'),
          })}
        </li>
        {COARSE_BRANCHES.has(one.branch) ? <li>{t('opportunities.coarse')}</li> : null}
      </ul>
    </details>
  );
}

/** « Quels produits ? »: the key sectors, and where their branches stand here. */
function Sectors({ page, found }: { page: OpportunitiesPage; found: readonly Opportunity[] }) {
  const { t, format } = useI18n();
  const place = (branch: string) => found.find((one) => one.branch === branch);
  return (
    <Section title={t('opportunities.sectors')} note={t('opportunities.sectors.note')}>
      <DataTable
        caption={t('opportunities.sectors.caption')}
        rows={SECTORS}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'sector',
            head: t('opportunities.sectors.sector'),
            rowHeader: true,
            cell: ({ id }) => t(`opportunities.sector.${id}`),
          },
          {
            id: 'branches',
            head: t('opportunities.sectors.branches'),
            cell: ({ branches }) =>
              format.list(
                branches
                  .map(place)
                  .filter((one) => one !== undefined)
                  .toSorted((a, b) => a.rank - b.rank)
                  .map((one) =>
                    t('opportunities.sectors.entry', {
                      branch: labelIn(t, page, one.branch),
                      rank: format.rank(one.rank),
                      count: found.length,
                    }),
                  ),
              ),
          },
        ]}
      />
      <p className="xs doux mt-2">{t('opportunities.sectors.limit')}</p>
    </Section>
  );
}
