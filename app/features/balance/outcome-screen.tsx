import { OutcomeChart } from '#app/components/charts/index.ts';
import {
  Button,
  DataTable,
  Empty,
  GradeBadge,
  LinkButton,
  Notice,
  Section,
  Select,
  TextField,
} from '#app/components/index.ts';
import { LEAST, POOLING } from '#app/engine/index.ts';
import { INPUTS } from '#app/engine/types.ts';
import { typedUnit } from '#app/features/impact/units.ts';
import { useI18n } from '#app/i18n/index.ts';
import { FIRST_YEAR, OBSERVED, PROOF_MAX, type ObservedMeasure } from '#app/services/index.ts';
import type { OutcomePage, Typed } from './load-outcome.ts';
import type { Compared } from './outcome.ts';
import { RefusedNotice } from './refused-notice.tsx';

/** What the last form led to: refused with a sentence and what was typed, or kept. */
export type OutcomeAnswer = { refused: string; typed: Typed } | { kept: true };

/** What was forecast and what happened: year by year, how good the forecasts were, and what they propose. */
export function OutcomeScreen({ page, answer }: { page: OutcomePage; answer: OutcomeAnswer | null }) {
  const { t, format } = useI18n();
  const { project, against, compared } = page;
  const href = `/s/${project.spaceId}/projets/${project.id}`;
  return (
    <main className="bilan">
      <p className="flex flex-wrap gap-x-4">
        <a href={href}>{t('balance.back')}</a>
        <a href={`${href}/bilan`}>{t('balance.outcome.forecastSheet')}</a>
        {compared.length === 0 ? null : (
          <a href={`${href}/bilan?variante=effectif`}>{t('balance.outcome.effectiveSheet')}</a>
        )}
      </p>
      <p className="mt-3">{project.title || t('balance.untitled')}</p>
      <h1>{t('balance.outcome.title')}</h1>
      <p className="bilan-phrase">
        {against === 'today'
          ? t('balance.outcome.against.today')
          : against === null
            ? t('balance.outcome.against.none')
            : t('balance.outcome.against.frozen', {
                version: against.version,
                date: format.date(against.frozenAt),
              })}
      </p>
      {page.refused === null ? null : <RefusedNotice code={page.refused} />}
      {compared.length === 0 ? (
        <Empty title={t('balance.outcome.empty')}>{t('balance.outcome.empty.text')}</Empty>
      ) : (
        OBSERVED.map((measure) => <Measure key={measure} measure={measure} compared={compared} />)
      )}
      {page.writes ? <TypeIn page={page} answer={answer} /> : null}
      <Quality page={page} />
      <Proposals page={page} />
    </main>
  );
}

function Measure({ measure, compared }: { measure: ObservedMeasure; compared: readonly Compared[] }) {
  const { t, format } = useI18n();
  const rows = compared.filter((one) => one.measure === measure);
  if (rows.length === 0) return null;
  const { unit } = INPUTS[measure];
  const write = (value: number) => format.quantity(value, unit);
  const steady = rows.some(({ forecast }) => forecast !== null && !forecast.yearly);
  return (
    <div className="mt-4">
      <OutcomeChart
        title={t(`project.input.${measure}`)}
        note={steady ? t('balance.outcome.steady') : ''}
        years={rows.map(({ year, forecast, value, inside }) => ({ year, forecast, observed: value, inside }))}
        write={write}
        twin={null}
      />
      <DataTable
        caption={t('balance.outcome.caption', { measure: t(`project.input.${measure}`) })}
        rows={rows}
        rowKey={({ year }) => String(year)}
        columns={[
          { id: 'year', head: t('balance.outcome.year'), rowHeader: true, cell: ({ year }) => String(year) },
          {
            id: 'forecast',
            head: t('balance.outcome.forecast'),
            numeric: true,
            cell: ({ forecast }) =>
              forecast === null
                ? t('balance.outcome.before')
                : format.quantityInterval(forecast.p10, forecast.p90, unit),
          },
          {
            id: 'observed',
            head: t('balance.outcome.observed'),
            numeric: true,
            cell: ({ value }) => <b>{write(value)}</b>,
          },
          {
            id: 'inside',
            head: t('balance.outcome.inside'),
            cell: ({ inside }) =>
              inside === null ? '' : t(inside ? 'balance.outcome.yes' : 'balance.outcome.no'),
          },
          {
            id: 'proof',
            head: t('balance.outcome.proof'),
            wideOnly: true,
            cell: ({ proof, author, at }) => (
              <>
                <GradeBadge grade={proof === '' ? 'B' : 'A'} word={false} /> {proof}
                <span className="xs doux block">
                  {t('balance.outcome.typed', {
                    name: author ?? t('balance.outcome.erased'),
                    date: format.date(at),
                  })}
                </span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

function TypeIn({ page, answer }: { page: OutcomePage; answer: OutcomeAnswer | null }) {
  const { t } = useI18n();
  const typed = answer !== null && 'typed' in answer ? answer.typed : null;
  return (
    <Section
      title={t('balance.outcome.type')}
      note={t('balance.outcome.type.note')}
      className="no-print mt-4"
    >
      {answer === null ? null : 'kept' in answer ? (
        <Notice tone="done" title={t('balance.outcome.kept')} />
      ) : (
        <Notice tone="error" title={t('balance.outcome.refused')}>
          {answer.refused}
        </Notice>
      )}
      <form method="post" className="bilan-saisie">
        <TextField
          label={t('balance.outcome.year')}
          name="year"
          inputMode="numeric"
          required
          maxLength={4}
          defaultValue={typed?.year ?? String(page.thisYear - 1)}
          hint={t('balance.outcome.year.hint', { min: String(FIRST_YEAR), max: String(page.thisYear) })}
        />
        <Select
          label={t('balance.outcome.measure')}
          name="measure"
          defaultValue={typed?.measure ?? OBSERVED[0]}
          options={OBSERVED.map((measure) => ({
            value: measure,
            label: t('balance.outcome.measureIn', {
              measure: t(`project.input.${measure}`),
              unit: t(`project.unit.${typedUnit(measure)}`),
            }),
          }))}
        />
        <TextField
          label={t('balance.outcome.value')}
          name="value"
          inputMode="decimal"
          maxLength={40}
          defaultValue={typed?.value ?? ''}
          hint={t('balance.outcome.value.hint')}
        />
        <TextField
          label={t('balance.outcome.proof')}
          name="proof"
          maxLength={PROOF_MAX}
          defaultValue={typed?.proof ?? ''}
          hint={t('balance.outcome.proof.hint')}
        />
        <Button type="submit" tone="primary">
          {t('balance.outcome.send')}
        </Button>
      </form>
    </Section>
  );
}

function Quality({ page }: { page: OutcomePage }) {
  const { t, format } = useI18n();
  const { accuracy, judged } = page;
  return (
    <Section title={t('balance.outcome.quality')} note={t('balance.outcome.quality.note')} className="mt-4">
      {accuracy.share === null ? (
        <p className="s">{t('balance.outcome.few', { count: accuracy.count, least: LEAST })}</p>
      ) : (
        <p>
          {t('balance.outcome.good', {
            count: accuracy.count,
            projects: judged,
            share: format.share(accuracy.share),
            ratio: accuracy.ratio === null ? '–' : format.percent(accuracy.ratio, 0),
          })}
        </p>
      )}
      <p className="xs doux mt-1">{t('balance.outcome.rule')}</p>
    </Section>
  );
}

function Proposals({ page }: { page: OutcomePage }) {
  const { t, format } = useI18n();
  const { proposals, project } = page;
  return (
    <Section
      title={t('balance.outcome.proposals')}
      note={project.branch === '' ? '' : t('balance.view.note', { branch: project.branch })}
      className="mt-4"
    >
      {proposals.length === 0 ? (
        <p className="s">{t('balance.outcome.proposals.none')}</p>
      ) : (
        <DataTable
          caption={t('balance.outcome.proposals')}
          rows={proposals}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'what',
              head: t('balance.hypothesis'),
              rowHeader: true,
              cell: ({ id }) => t(`balance.outcome.${id}`),
            },
            {
              id: 'prior',
              head: t('balance.outcome.prior'),
              numeric: true,
              cell: ({ pooled }) => format.number(pooled.prior, 2),
            },
            {
              id: 'count',
              head: t('balance.outcome.counts'),
              numeric: true,
              cell: ({ pooled }) =>
                t('balance.outcome.countsOf', { narrow: pooled.narrow.count, wide: pooled.wide.count }),
            },
            {
              id: 'proposed',
              head: t('balance.outcome.proposed'),
              numeric: true,
              cell: ({ pooled }) => <b>{format.number(pooled.value, 2)}</b>,
            },
            { id: 'grade', head: t('balance.grade'), cell: () => <GradeBadge grade="E" word={false} /> },
          ]}
        />
      )}
      <p className="xs doux mt-1">{t('balance.outcome.proposals.note', { k: POOLING })}</p>
      <p className="no-print mt-2">
        <LinkButton href={`/s/${project.spaceId}/projets/${project.id}`}>
          {t('balance.outcome.apply')}
        </LinkButton>
      </p>
    </Section>
  );
}
