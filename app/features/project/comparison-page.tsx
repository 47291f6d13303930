import { MonitorUp, Plus } from 'lucide-react';
import { memo, useDeferredValue, useState, type ReactNode } from 'react';
import {
  Button,
  DataTable,
  Dialog,
  Empty,
  GradeBadge,
  LinkButton,
  Notice,
  Section,
  type Column,
} from '#app/components/index.ts';
import { scenarioOf } from '#app/documents/index.ts';
import type { Figure } from '#app/features/impact/balance.ts';
import type { TraceNode } from '#app/engine/types.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { MovedChip } from '#app/features/impact/moved-chip.tsx';
import { overKey, SCORE_KEY } from '#app/features/impact/trace-keys.ts';
import type { Derivation } from '#app/features/impact/use-scores.ts';
import { useI18n } from '#app/i18n/index.ts';
import { criterionWords } from './criterion-words.ts';
import { CriterionBars } from './criterion-bars.tsx';
import type { CandidateFile, ComparisonData, GroupRules } from './data.ts';
import { MovedBanner } from './moved-banner.tsx';
import { Ranking } from './ranking.tsx';
import { SecondOpinions } from './second-opinions.tsx';
import { criterionKey } from './rules.ts';
import { TracePlace, useTrace } from './trace-place.tsx';
import { titleOf, type Comparison } from './use-comparison.ts';
import { WeightsForm, type FormTag } from './weights-form.tsx';

/** What became of the last vote, told once in place. */
export type VoteOutcome = { ok: true } | { ok: false; found: number } | null;

/** Every candidate of a space on the same criteria, live; the weights of the group, and one's own ballot. */
export function ComparisonPage(props: {
  data: ComparisonData;
  comparison: Comparison;
  Form: FormTag;
  vote: VoteOutcome;
  voting: boolean;
  onVoting: (open: boolean) => void;
}) {
  const { data, comparison, Form, vote, voting, onVoting } = props;
  const { t, format } = useI18n();
  const { files, scores, move } = comparison;
  const { group, space } = data;
  const [criterion, setCriterion] = useState(group.criteria[0]?.id ?? 'netBasin');
  const trace = useTrace(scores);
  const moved = files.find(({ id }) => id === move?.candidate);
  // The ranking follows an edit at once; the tables under it when nothing more urgent waits.
  const settled = useDeferredValue(comparison);
  const rule = group.criteria.find(({ id }) => id === criterion);
  return (
    <div className="page grid gap-5">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-xl">{t('compare.title')}</h1>
          <p className="text-sm doux">{t('compare.lead')}</p>
        </div>
        <LinkButton href={`/s/${space.id}/ecran`} icon={MonitorUp}>
          {t('compare.project')}
        </LinkButton>
      </div>
      {files.length === 0 ? (
        <Empty title={t('compare.empty')}>{t('compare.empty.text')}</Empty>
      ) : (
        <>
          <MovedBanner
            move={move}
            me={data.person.id}
            {...(moved === undefined ? {} : { project: titleOf(moved, t('project.untitled')) })}
          />
          {scores.state === 'failed' ? (
            <Notice tone="error" title={t('impact.engine.failed')}>
              {t('impact.engine.failed.text')}
            </Notice>
          ) : null}
          <Ranking
            comparison={comparison}
            group={group}
            space={space.id}
            onOpen={trace.open}
            change={
              data.ballot.open ? (
                <button type="button" className="lien" onClick={() => onVoting(true)}>
                  {t('compare.changeWeights')}
                </button>
              ) : null
            }
          />
          <Section title={t('compare.table')} note={t('compare.table.hint')}>
            <AllCriteria comparison={settled} group={group} space={space.id} onOpen={trace.open} />
          </Section>
          <div className="grid gap-5 lg:grid-cols-2">
            <div>
              {rule === undefined ? null : (
                <CriterionBars rule={rule} comparison={settled} onOpen={trace.open} />
              )}
              <label className="mt-2 flex flex-wrap items-center gap-2 text-sm font-semibold">
                {t('compare.bars.choose')}
                <select
                  className="saisie w-auto!"
                  value={criterion}
                  onChange={(event) =>
                    setCriterion(group.criteria.find(({ id }) => id === event.target.value)?.id ?? criterion)
                  }
                >
                  {group.criteria.map((one) => (
                    <option key={one.id} value={one.id}>
                      {criterionWords({ t }, one)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <Section title={t('compare.pairs')} note={t('compare.pairs.hint')}>
              <Pairs comparison={settled} onOpen={trace.open} />
            </Section>
          </div>
          <SecondOpinions comparison={settled} group={group} />
          <Section
            title={t('compare.criteria')}
            id="criteres"
            note={
              data.rules.locked === null
                ? t('criteria.open')
                : `${t('criteria.locked')}. ${t('criteria.locked.text', {
                    name: data.rules.locked.by,
                    date: format.dateTime(data.rules.locked.at),
                  })}`
            }
            action={
              <a className="pousse" href={`/s/${space.id}/criteres`}>
                {data.rules.manages ? t('criteria.choose') : t('criteria.see')}
              </a>
            }
          >
            <Criteria group={group} onOpen={trace.show} />
          </Section>
        </>
      )}
      {data.creates ? <AddCandidate Form={Form} /> : null}
      <Dialog open={voting} onClose={() => onVoting(false)} title={t('compare.weights.title')}>
        <Outcome vote={vote} />
        <WeightsForm
          Form={Form}
          criteria={group.criteria}
          own={data.ballot.own}
          key={group.criteria.map(({ id }) => id).join(' ')}
        />
      </Dialog>
      <TracePlace trace={trace} />
    </div>
  );
}

function Outcome({ vote }: { vote: VoteOutcome }) {
  const { t } = useI18n();
  if (vote === null) return null;
  return vote.ok ? (
    <Notice tone="done" title={t('compare.weights.done')}>
      {t('compare.weights.done.text')}
    </Notice>
  ) : (
    <Notice tone="error" title={t('compare.weights.refused')}>
      {t('compare.weights.refused.text', { found: vote.found })}
    </Notice>
  );
}

const AllCriteria = memo(function AllCriteria({
  group,
  comparison,
  space,
  onOpen,
}: {
  group: GroupRules;
  comparison: Comparison;
  space: string;
  onOpen: (candidate: string, key: string) => void;
}) {
  const { t, format } = useI18n();
  const { files, scores, move } = comparison;
  const placeOf = ({ id }: CandidateFile): number =>
    scores.contest?.standings.findIndex(({ candidate }) => candidate === id) ?? -1;
  // In the order of the ranking; who is not ranked comes last.
  const ranked = [...files].sort(
    (a, b) => (placeOf(a) < 0 ? files.length : placeOf(a)) - (placeOf(b) < 0 ? files.length : placeOf(b)),
  );
  const scoreOf = (file: CandidateFile): number | null =>
    scores.contest?.standings.find(({ candidate }) => candidate === file.id)?.score ?? null;
  const figureOf = (file: CandidateFile, rule: CriterionRule): Figure | undefined =>
    scores.balances[file.id]?.figures[criterionKey(rule)];
  const columns: Column<CandidateFile>[] = [
    {
      id: 'project',
      head: t('compare.candidate'),
      rowHeader: true,
      cell: (file) => (
        <>
          <a href={`/s/${space}/projets/${file.id}`}>{titleOf(file, t('project.untitled'))}</a>{' '}
          <MovedChip scenario={scenarioOf(file.snapshot)} />
        </>
      ),
      sortBy: (file) => titleOf(file, t('project.untitled')),
    },
    {
      id: 'score',
      head: t('compare.score'),
      numeric: true,
      cell: (file) => {
        const score = scoreOf(file);
        if (score === null) return '–';
        return (
          <button
            type="button"
            className="lien font-bold"
            aria-label={t('impact.open', { figure: t('compare.score'), value: format.count(score) })}
            onClick={() => onOpen(file.id, SCORE_KEY)}
          >
            {format.count(score)}
          </button>
        );
      },
      sortBy: scoreOf,
    },
    ...group.criteria.map((rule): Column<CandidateFile> => ({
      id: rule.id,
      head: criterionWords({ t }, rule),
      numeric: true,
      sortBy: (file) => rule.criterion.typed?.[file.id]?.value ?? figureOf(file, rule)?.value ?? null,
      cell: (file) => {
        const mark = rule.criterion.typed?.[file.id];
        if (rule.criterion.typed !== undefined)
          return mark === undefined ? (
            <span className="doux">{t('criteria.noMark')}</span>
          ) : (
            <>
              <b className="font-semibold">{format.count(mark.value)}</b>{' '}
              <GradeBadge grade="E" word={false} />
              <span className="block text-xs doux">
                {t('criteria.markedBy', { name: mark.by, date: format.date(mark.at, 'short') })}
              </span>
            </>
          );
        const figure = figureOf(file, rule);
        if (figure === undefined || figure.value === null)
          return <span className="doux">{t('impact.notComputed')}</span>;
        const written = format.quantity(figure.value, rule.unit);
        return (
          <button
            type="button"
            className="cursor-pointer text-right hover:underline"
            aria-label={t('impact.open', { figure: criterionWords({ t }, rule), value: written })}
            onClick={() => onOpen(file.id, criterionKey(rule))}
          >
            <b className="font-semibold">{written}</b>
            {figure.p10 !== null && figure.p90 !== null && figure.p10 !== figure.p90 ? (
              <span className="block text-xs doux">
                {format.quantityInterval(figure.p10, figure.p90, rule.unit)}
              </span>
            ) : null}
          </button>
        );
      },
    })),
  ];
  return (
    <DataTable
      caption={t('compare.table')}
      columns={columns}
      rows={ranked}
      rowKey={({ id }) => id}
      isNow={({ id }) => id === move?.candidate}
    />
  );
});

const Pairs = memo(function Pairs({
  comparison,
  onOpen,
}: {
  comparison: Comparison;
  onOpen: (candidate: string, key: string) => void;
}) {
  const { t, rich, format } = useI18n();
  const { files, scores } = comparison;
  const standings = scores.contest?.standings ?? [];
  const labels = new Map(
    files.map((file) => [file.id, { number: file.number, title: titleOf(file, t('project.untitled')) }]),
  );
  const titled = (id: string): string => labels.get(id)?.title ?? id;
  const columns: Column<string>[] = [
    {
      id: 'project',
      head: t('compare.candidate'),
      rowHeader: true,
      cell: titled,
    },
    ...standings.map(({ candidate }): Column<string> => ({
      id: candidate,
      head: labels.get(candidate)?.number ?? candidate,
      numeric: true,
      cell: (id) => {
        if (id === candidate) return '';
        const share = format.percent(scores.contest?.wins[id]?.[candidate] ?? 0, 0);
        return (
          <button
            type="button"
            className="lien"
            aria-label={t('compare.pairs.sentence', { a: titled(id), b: titled(candidate), share })}
            onClick={() => onOpen(id, overKey(candidate))}
          >
            {share}
          </button>
        );
      },
    })),
  ];
  const [first, second] = standings;
  return (
    <>
      {first === undefined || second === undefined ? null : (
        <p className="mb-2 text-sm">
          {rich('compare.pairs.first', {
            a: <b>{titled(first.candidate)}</b>,
            b: <b>{titled(second.candidate)}</b>,
            share: (
              <button
                type="button"
                className="lien"
                onClick={() => onOpen(first.candidate, overKey(second.candidate))}
              >
                {format.percent(scores.contest?.wins[first.candidate]?.[second.candidate] ?? 0, 0)}
              </button>
            ),
          })}
        </p>
      )}
      <DataTable
        caption={t('compare.pairs')}
        columns={columns}
        rows={standings.map(({ candidate }) => candidate)}
        rowKey={(id) => id}
      />
    </>
  );
});

const Criteria = memo(function Criteria({
  group,
  onOpen,
}: {
  group: GroupRules;
  onOpen: (derivation: Derivation) => void;
}) {
  const { t, rich, format } = useI18n();
  // The public figure a bound rests on opens on its source; an agreed threshold has none.
  const basisOf = ({ basis, criterion, unit }: CriterionRule): ReactNode => {
    if (basis === null || basis.value === null) return format.quantity(criterion.scale.best, unit);
    return (
      <button type="button" className="lien" onClick={() => onOpen({ root: basis, sources: group.sources })}>
        {format.quantity(basis.value, basis.unit)}
      </button>
    );
  };
  // The weight of a criterion, and how far the ballots are from it: both are counted on the ballots alone.
  const opening = (rule: CriterionRule, text: string): ReactNode => (
    <button
      type="button"
      className="lien"
      aria-label={t('impact.open', { figure: criterionWords({ t }, rule), value: text })}
      onClick={() => onOpen({ root: weightNode(criterionWords({ t }, rule), group, rule), sources: {} })}
    >
      {text}
    </button>
  );
  const columns: Column<CriterionRule>[] = [
    {
      id: 'criterion',
      head: t('compare.criterion'),
      rowHeader: true,
      cell: (rule) => criterionWords({ t }, rule),
    },
    {
      id: 'weight',
      head: t('compare.weight'),
      numeric: true,
      cell: (rule) => opening(rule, format.percent((group.mean[group.criteria.indexOf(rule)] ?? 0) / 100, 0)),
    },
    {
      id: 'spread',
      head: t('compare.spread'),
      cell: (rule) =>
        group.voters < 2
          ? ''
          : opening(
              rule,
              t('compare.spread.text', {
                points: format.count(group.spread[group.criteria.indexOf(rule)] ?? 0),
              }),
            ),
    },
    {
      id: 'bounds',
      head: t('compare.bounds'),
      cell: ({ criterion, unit }) =>
        t('compare.bounds.text', {
          worst: format.quantity(criterion.scale.worst, unit),
          best: format.quantity(criterion.scale.best, unit),
        }),
    },
    {
      id: 'why',
      head: t('compare.why'),
      cell: (rule) => (
        <span className="block min-w-64">
          {rich(rule.preset === null ? `criteria.why.${rule.origin}` : `compare.why.${rule.preset}`, {
            value: basisOf(rule),
          })}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('compare.criteria')}
      columns={columns}
      rows={group.criteria}
      rowKey={({ id }) => id}
    />
  );
});

/** How the weight of a criterion is counted: points given over ballots; equal weights while nobody has voted. */
function weightNode(cell: string, { mean, voters, criteria }: GroupRules, rule: CriterionRule): TraceNode {
  const points = mean[criteria.indexOf(rule)] ?? 0;
  const leaf = (id: string, value: number, unit: TraceNode['unit']): TraceNode => ({
    id,
    value,
    unit,
    grade: 'E',
    rule: 'R-101',
    inputs: [],
    sources: [],
  });
  const inputs =
    voters === 0 ? [] : [leaf('pointsGiven', points * voters, 'point'), leaf('ballots', voters, 'index')];
  return { ...leaf('weight', points / 100, 'share'), cell, inputs };
}

function AddCandidate({ Form }: { Form: FormTag }) {
  const { t } = useI18n();
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="intent" value="add" />
      <label className="grid min-w-0 flex-1 basis-72 gap-1 text-sm font-semibold">
        {t('compare.add.title')}
        <input name="title" required minLength={3} maxLength={160} className="saisie" />
      </label>
      <Button type="submit" icon={Plus}>
        {t('compare.add')}
      </Button>
    </Form>
  );
}
