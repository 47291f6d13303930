import { figureKey } from '#app/features/impact/balance.ts';
import { titleOf, type Comparison } from '#app/features/project/use-comparison.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Impacts, Slide } from './screen-slides.tsx';

/** Candidates on the slide. */
const SHOWN = 4;

/** Net jobs of each candidate in the basin, as they are now; those without a figure are left out. */
export function impactsOf({ files, scores }: Comparison): Impacts {
  return Object.fromEntries(
    files.flatMap(({ id }) => {
      const figure = scores.balances[id]?.figures[figureKey('J07', 'basin', 'net-basin')];
      if (figure?.value == null) return [];
      const { value, p10, p90 } = figure;
      return [[id, { net: value, low: p10 ?? value, high: p90 ?? value }]];
    }),
  );
}

/** The candidates by the group's weights, of so many ballots: rank, net jobs with their interval, and how sure the rank is. */
export function rankingSlide(
  { t, format }: I18n,
  comparison: Comparison,
  impacts: Impacts,
  voters: number,
): Slide {
  const standings = [...(comparison.scores.contest?.standings ?? [])].sort((a, b) => a.rank - b.rank);
  return {
    title: t('screen.ranking.title'),
    body:
      standings.length === 0 ? (
        <p className="my-auto text-[5.4vh]">{t('screen.ranking.empty')}</p>
      ) : (
        <>
          <ol className="flex-1">
            {standings.slice(0, SHOWN).map((standing) => {
              const file = comparison.files.find(({ id }) => id === standing.candidate);
              const impact = impacts[standing.candidate];
              const sure = standing.acceptability[standing.rank - 1] ?? 0;
              return (
                <li
                  key={standing.candidate}
                  className="grid grid-cols-[9vw_minmax(0,1fr)_auto] items-center gap-x-[2vw] border-t-[0.7vh] border-encre py-[1.4vh]"
                >
                  <b className="font-titre text-[9vh] leading-none font-extrabold">
                    {standing.rank}
                    {standing.tied ? ' =' : ''}
                  </b>
                  <span className="min-w-0">
                    <b className="line-clamp-1 font-titre text-[5.4vh] leading-[1.15] font-extrabold">
                      {file === undefined ? '' : titleOf(file, t('project.untitled'))}
                    </b>
                    <span className="line-clamp-1">
                      {t('screen.ranking.sure', {
                        rank: format.rank(standing.rank),
                        share: format.share(sure),
                      })}
                    </span>
                  </span>
                  <span className="text-right whitespace-nowrap">
                    {impact === undefined ? (
                      t('impact.notComputed')
                    ) : (
                      <>
                        <b className="block font-titre text-[7.6vh] leading-none font-extrabold text-vert">
                          {format.signed(impact.net)}
                        </b>
                        {t('screen.ranking.net', { interval: format.interval(impact.low, impact.high) })}
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ol>
          <p className="py-[1.4vh]">
            {voters === 0 ? t('screen.ranking.even') : t('screen.ranking.voters', { count: voters })}
          </p>
        </>
      ),
  };
}
