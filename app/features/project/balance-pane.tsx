import {
  createContext,
  memo,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { DotMap, LevelsBar, Waterfall } from '#app/components/charts/index.ts';
import { Notice, Section, Tabs } from '#app/components/index.ts';
import { scenarioIn, type ProjectSnapshot } from '#app/documents/index.ts';
import { contradictionsOf, type Contradiction } from '#app/engine/index.ts';
import type { Level, Scenario } from '#app/engine/types.ts';
import { figureKey, type Balance } from '#app/features/impact/balance.ts';
import { gainingZones, jobsByLevel, losingZones } from '#app/features/impact/landing.ts';
import { zoneKey } from '#app/features/impact/trace-keys.ts';
import { WATERFALL_TONES } from '#app/features/impact/waterfall-tones.ts';
import { waterfallOf } from '#app/features/impact/waterfall.ts';
import { MovedChip } from '#app/features/impact/moved-chip.tsx';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';
import { AllIndicators } from './all-indicators.tsx';
import { AssumptionsPanel } from './assumptions-panel.tsx';
import { Contradictions } from './contradictions.tsx';
import type { ComparisonData, Place } from './data.ts';
import { FindOutFirst } from './find-out-first.tsx';
import { FitAndRisks } from './fit-and-risks.tsx';
import { Headline } from './headline.tsx';
import type { FilledField } from './missing-field.ts';
import { MovedBanner } from './moved-banner.tsx';
import { Ranking } from './ranking.tsx';
import { riskFactsOf } from '#app/documents/index.ts';
import type { Comparison } from './use-comparison.ts';
import { YearsSection } from './years-section.tsx';

/** Losing basins that are named; the rest are counted. */
const NAMED = 3;
/** Losing basins that get a ring on the map. */
const DRAWN = 8;

type View = 'years' | 'assumptions';

/** The caution of the engine that says the same as a contradiction. */
const SAID_ABOVE: Readonly<Record<Contradiction['code'], string>> = {
  'purchases-above-turnover': 'purchases-above-turnover',
  'local-above-france-share': 'local-share-above-france-share',
  'payroll-above-turnover': 'payroll-above-turnover',
  'payroll-above-value-added': 'purchases-and-payroll-above-turnover',
  'year-above-steady': '',
  'part-above-whole': '',
};

/** What a project changes: what just moved, three figures, gross to net, where it lands, and where it stands. */
export function BalancePane(props: {
  data: ComparisonData;
  comparison: Comparison;
  projectId: string;
  onOpen: (key: string) => void;
  /** The same for another candidate of the ranking. */
  onOpenOf: (candidate: string, key: string) => void;
  onGo: (field: FilledField) => void;
  undo: ReactNode;
  snapshot: ProjectSnapshot;
  writes: boolean;
}) {
  const { data, comparison, projectId, onOpen, onOpenOf, onGo, undo, snapshot, writes } = props;
  const { t } = useI18n();
  const { scores, move, files } = comparison;
  const { space, places, group, ballot } = data;
  const balance = scores.balances[projectId];
  // A keystroke draws the first figures at once; what is under them follows when nothing more urgent waits.
  const settled = useDeferredValue(comparison);
  const settledBalance = settled.scores.balances[projectId];
  const refused = scores.refused[projectId];
  const [view, setView] = useState<View>('years');
  const views = useRef<HTMLElement>(null);
  const scenario = useMemo(() => scenarioIn(space.zone, snapshot), [space.zone, snapshot]);
  const untitled = t('project.untitled');
  const settledSnapshot = useDeferredValue(snapshot);
  const settledScenario = useMemo(
    () => scenarioIn(space.zone, settledSnapshot),
    [space.zone, settledSnapshot],
  );
  const facts = useMemo(
    () => riskFactsOf(settledSnapshot, data.plan, settled.files, space.zone, untitled),
    [settledSnapshot, data.plan, settled.files, space.zone, untitled],
  );
  // The snapshot is of this instant: a slider is dragged in it.
  const viewed = useMemo(
    () => (settledBalance === undefined ? null : { balance: settledBalance, snapshot, writes, onOpen }),
    [settledBalance, snapshot, writes, onOpen],
  );
  const changeWeights = useMemo(
    () => (ballot.open ? <a href={`/s/${space.id}/projets?poids=1`}>{t('compare.changeWeights')}</a> : null),
    [ballot.open, space.id, t],
  );
  const showAssumptions = useCallback(() => {
    setView('assumptions');
    views.current?.scrollIntoView({ block: 'start' });
  }, []);
  const moved =
    move === null || move.candidate === projectId ? undefined : files.find(({ id }) => id === move.candidate);
  return (
    <section aria-label={t('project.balance')} className="grid gap-4">
      <MovedBanner
        move={move}
        me={data.person.id}
        {...(moved === undefined ? {} : { project: moved.snapshot.fields.title || t('project.untitled') })}
      >
        {undo}
      </MovedBanner>
      {refused === undefined ? null : (
        <Notice tone="missing" title={t('impact.refused')}>
          {t('impact.refused.text', { code: refused })}
        </Notice>
      )}
      <Contradictions scenario={scenario} onGo={onGo} />
      {balance === undefined ? null : (
        <>
          <div className="-mb-2 empty:hidden">
            <MovedChip scenario={scenario} onOpen={showAssumptions} />
          </div>
          <Headline
            balance={balance}
            basin={space.basin}
            drawing={scores.drawing.has(projectId)}
            onOpen={onOpen}
          />
          <div className="grid gap-x-6 gap-y-4 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
            <FromGrossToNet balance={balance} onOpen={onOpen} />
            <Landing balance={balance} places={places} basin={space.basin} onOpen={onOpen} />
          </div>
        </>
      )}
      <Ranking
        comparison={settled}
        group={group}
        space={space.id}
        currentId={projectId}
        onOpen={onOpenOf}
        change={changeWeights}
      />
      {settledBalance === undefined ? null : (
        <>
          <FitAndRisks balance={settledBalance} facts={facts} onOpen={onOpen} />
          <Warnings balance={settledBalance} said={scenario} />
          <section ref={views} aria-label={t('assume.tabs')} className="scroll-mt-16">
            <ViewedContext.Provider value={viewed}>
              <Views selected={view} onSelect={setView} />
            </ViewedContext.Provider>
          </section>
          <FindOutFirst balance={settledBalance} swings={settled.scores.swings} onGo={onGo} onOpen={onOpen} />
          <AllIndicators
            balance={settledBalance}
            scenario={settledScenario}
            outcomeHref={`/s/${space.id}/projets/${projectId}/constats`}
            onOpen={onOpen}
            onGo={writes ? onGo : undefined}
          />
        </>
      )}
    </section>
  );
}

// Memoised: a keystroke draws the page once for what was typed, and these only for the figures it leads to.
const FromGrossToNet = memo(function FromGrossToNet({
  balance,
  onOpen,
}: {
  balance: Balance;
  onOpen: (key: string) => void;
}) {
  const { t } = useI18n();
  const bars = waterfallOf(balance);
  if (bars === null) return null;
  const steps = bars.map(({ step, value, total, grade, p10, p90 }) => ({
    id: step,
    label: t(`impact.step.${step}`),
    value,
    total,
    grade,
    tone: WATERFALL_TONES[step],
    p10,
    p90,
  }));
  const keys = new Map<string, string>(bars.map(({ step, key }) => [step, key]));
  return (
    <Waterfall
      title={t('impact.waterfall')}
      note={t('impact.waterfall.hint')}
      steps={steps}
      onOpen={(id) => onOpen(keys.get(id) ?? figureKey('J07', 'total', 'net-france'))}
    />
  );
});

const Landing = memo(function Landing({
  balance,
  places,
  basin,
  onOpen,
}: {
  balance: Balance;
  places: readonly Place[];
  basin: string;
  onOpen: (key: string) => void;
}) {
  const { t, rich, format } = useI18n();
  const whyEmpty = (level: Level): string | undefined => {
    if (level === 'department' && balance.warnings.some(({ code }) => code === 'department-nearly-empty'))
      return t('impact.level.department.why');
    const missing = `missing.${balance.figures[figureKey('J14', level, 'gross')]?.missing ?? ''}`;
    return level === 'abroad' && isMessageKey(missing) ? t(missing) : undefined;
  };
  const levels = jobsByLevel(balance).map(({ level, jobs }) => ({
    level,
    label: t(`impact.level.${level}`, { basin }),
    jobs,
    why: whyEmpty(level),
  }));
  const own = levels.find(({ level }) => level === 'basin')?.jobs ?? 0;
  const losing = losingZones(balance, DRAWN);
  const nameOf = (code: string): string => places.find((place) => place.code === code)?.name ?? code;
  // Under half a job a zone is named without a figure: the branch is spread over all France.
  const named = losing.zones.slice(0, NAMED).map(({ zone, lost }, place) => (
    <span key={zone}>
      {place === 0 ? null : ', '}
      {lost >= 0.5 ? (
        <button
          type="button"
          className="lien"
          aria-label={t('impact.open', { figure: nameOf(zone), value: format.jobs(lost) })}
          onClick={() => onOpen(zoneKey(zone, 'lost'))}
        >
          {t('impact.losers.zone', { jobs: format.jobs(lost), zone: nameOf(zone) })}
        </button>
      ) : (
        nameOf(zone)
      )}
    </span>
  ));
  return (
    <Section title={t('impact.where')} note={t('impact.where.hint')}>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(11rem,0.85fr)]">
        <DotMap
          title={t('impact.where.zones')}
          level={3}
          className="[&>header]:border-t-0 [&>header]:py-0 [&_h3]:text-sm"
          zones={places}
          points={[
            { zone: balance.zone, jobs: own },
            ...gainingZones(balance).map(({ zone, gained }) => ({ zone, jobs: gained })),
          ]}
          own={balance.zone}
          losing={losing.zones.map(({ zone, lost }) => ({ zone, jobs: lost }))}
          onOpen={(zone, lost) => onOpen(zoneKey(zone, lost ? 'lost' : 'gained'))}
        />
        <div>
          <LevelsBar levels={levels} onOpen={(level) => onOpen(figureKey('J06', level, 'gross'))} />
          <p className={`mt-1.5 text-xs ${losing.total >= 0.5 ? 'text-prune' : ''}`}>
            {losing.total < 0.5 ? (
              t('impact.losers.none')
            ) : (
              <>
                <b>{t('impact.losers')}</b>
                {'\u00a0: '}
                {rich('impact.losers.text', {
                  jobs: (
                    <button
                      type="button"
                      className="lien"
                      aria-label={t('impact.open', {
                        figure: t('indicator.T12'),
                        value: format.jobs(losing.total),
                      })}
                      onClick={() => onOpen(figureKey('T12', 'total', 'gross'))}
                    >
                      {format.jobs(losing.total)}
                    </button>
                  ),
                  zones: named,
                })}
              </>
            )}
          </p>
        </div>
      </div>
    </Section>
  );
});

/** What the two views show. */
type Viewed = { balance: Balance; snapshot: ProjectSnapshot; writes: boolean; onOpen: (key: string) => void };

// By a context: given as props they would draw the tabs again at each edit, and these measure the whole page when drawn.
const ViewedContext = createContext<Viewed | null>(null);

/** Ten years, or the assumptions behind them. */
const Views = memo(function Views({
  selected,
  onSelect,
}: {
  selected: View;
  onSelect: (view: View) => void;
}) {
  const { t } = useI18n();
  return (
    <Tabs
      label={t('assume.tabs')}
      selected={selected}
      onSelect={(id) => onSelect(id === 'assumptions' ? 'assumptions' : 'years')}
      tabs={[
        { id: 'years', label: t('years.tab'), content: <YearsView /> },
        { id: 'assumptions', label: t('assume.title'), content: <AssumptionsView /> },
      ]}
    />
  );
});

function YearsView() {
  const viewed = useContext(ViewedContext);
  return viewed === null ? null : <YearsSection {...viewed} />;
}

function AssumptionsView() {
  const viewed = useContext(ViewedContext);
  return viewed === null ? null : <AssumptionsPanel snapshot={viewed.snapshot} writes={viewed.writes} />;
}

/** What the engine noticed in this project: two inputs that cannot both be true, or what the tables cannot say. */
function Warnings({ balance, said }: { balance: Balance; said: Scenario }) {
  const { t } = useI18n();
  // What is told above with both figures is not told twice.
  const told = new Set<string>(contradictionsOf(said).map(({ code }) => SAID_ABOVE[code]));
  const sentences = balance.warnings.flatMap(({ code }) => {
    if (told.has(code)) return [];
    const key = `warning.${code}`;
    return isMessageKey(key) ? [t(key)] : [];
  });
  if (sentences.length === 0) return null;
  return (
    <Section title={t('impact.warnings')}>
      <ul className="grid list-disc gap-1 pl-5 text-sm">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
