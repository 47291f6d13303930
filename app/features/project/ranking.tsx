import { memo, type ReactNode } from 'react';
import { Notice, Tag } from '#app/components/index.ts';
import { RankingTable } from '#app/components/charts/index.ts';
import { figureKey, valueOf } from '#app/features/impact/balance.ts';
import { rankKey, SCORE_KEY } from '#app/features/impact/trace-keys.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { criterionWords } from './criterion-words.ts';
import type { GroupRules } from './data.ts';
import { criterionKey } from './rules.ts';
import { titleOf, type Comparison } from './use-comparison.ts';

/** Every candidate ranked on the group's weights: score, interval, net of the basin, and how solid each rank is. */
export const Ranking = memo(function Ranking(props: {
  comparison: Comparison;
  group: GroupRules;
  space: string;
  currentId?: string;
  onOpen: (candidate: string, key: string) => void;
  change: ReactNode;
}) {
  const { comparison, group, space, currentId, onOpen, change } = props;
  const { t, format } = useI18n();
  const { files, scores, move } = comparison;
  const byId = new Map(files.map((file) => [file.id, file]));
  const rows = (scores.contest?.standings ?? []).flatMap((standing) => {
    const file = byId.get(standing.candidate);
    if (file === undefined) return [];
    return {
      id: file.id,
      label: titleOf(file, t('project.untitled')),
      ...(file.id === currentId ? {} : { href: `/s/${space}/projets/${file.id}` }),
      rank: standing.rank,
      tied: standing.tied,
      score: standing.score,
      p10: standing.p10,
      p90: standing.p90,
      shares: standing.acceptability,
      ...noteOf(
        move?.candidate === file.id && file.id !== currentId,
        standing.vetoes.flatMap(({ criterion, share }) => {
          const rule = group.criteria[criterion];
          return rule === undefined ? [] : [{ rule, share }];
        }),
        file.id,
      ),
    };
  });
  /** What just moved, and the vetoes it crosses: a flag that opens on the figure, and moves no rank. */
  function noteOf(
    moved: boolean,
    vetoes: readonly { rule: CriterionRule; share: number }[],
    id: string,
  ): { note?: ReactNode } {
    if (!moved && vetoes.length === 0) return {};
    return {
      note: (
        <>
          {moved ? <Tag tone="now">{t('compare.movedNow')}</Tag> : null}
          {vetoes.map(({ rule, share }) => (
            <button
              key={rule.id}
              type="button"
              className="etiq ret cursor-pointer"
              onClick={() => onOpen(id, rule.origin === 'typed' ? SCORE_KEY : criterionKey(rule))}
            >
              {share === 1
                ? t('criteria.veto.flag', { criterion: criterionWords({ t }, rule) })
                : t('criteria.veto.share', {
                    criterion: criterionWords({ t }, rule),
                    share: format.percent(share, 0),
                  })}
            </button>
          ))}
        </>
      ),
    };
  }
  const left = files.filter(({ id }) => scores.refused[id] !== undefined);
  return (
    <div className="contents" aria-busy={scores.comparing}>
      <RankingTable
        title={t('compare.section', { count: rows.length })}
        note={
          <>
            {group.voters === 0 ? t('compare.voters.none') : t('compare.voters', { count: group.voters })}
            {change === null ? null : <span className="pl-3">{change}</span>}
          </>
        }
        rows={rows}
        onOpenScore={(id) => onOpen(id, SCORE_KEY)}
        onOpenShare={(id, rank) => onOpen(id, rankKey(rank))}
        {...(currentId === undefined ? {} : { currentId })}
        extra={{
          head: t('compare.netBasin'),
          cell: ({ id }) => {
            const balance = scores.balances[id];
            const net = balance === undefined ? null : valueOf(balance, 'J07', 'basin', 'net-basin');
            if (net === null) return '–';
            return (
              <button
                type="button"
                className="lien"
                aria-label={t('impact.open', { figure: t('compare.netBasin'), value: format.jobs(net) })}
                onClick={() => onOpen(id, figureKey('J07', 'basin', 'net-basin'))}
              >
                {format.jobs(net)}
              </button>
            );
          },
        }}
      />
      {left.length === 0 ? null : (
        <Notice
          tone="missing"
          live={false}
          title={t('compare.unscored', {
            reason: format.list(left.map((file) => titleOf(file, t('project.untitled')))),
          })}
        >
          {t('impact.refused.text', {
            code: [...new Set(left.map(({ id }) => scores.refused[id] ?? ''))].join(', '),
          })}
        </Notice>
      )}
    </div>
  );
});
