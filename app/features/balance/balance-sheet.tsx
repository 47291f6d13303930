import type { ReactNode } from 'react';
import { DotMap, LevelsBar, ShareBar, Waterfall } from '#app/components/charts/index.ts';
import { ExampleTag, GradeBadge, Logo, Notice, Section } from '#app/components/index.ts';
import { QrCode } from '#app/components/qr-code.tsx';
import { ASSUMPTIONS, type AssumptionId } from '#app/engine/index.ts';
import { INPUTS } from '#app/engine/types.ts';
import {
  declaredCount,
  figureKey,
  INPUT_IDS,
  INPUT_KEY,
  type Balance,
} from '#app/features/impact/balance.ts';
import { gainingZones, jobsByLevel, losingZones } from '#app/features/impact/landing.ts';
import { MovedChip } from '#app/features/impact/moved-chip.tsx';
import { WATERFALL_TONES } from '#app/features/impact/waterfall-tones.ts';
import { waterfallOf } from '#app/features/impact/waterfall.ts';
import type { Place } from '#app/features/project/data.ts';
import { isMessageKey, useI18n } from '#app/i18n/index.ts';
import { Flows, InPerspective, Older, Taxes } from './details.tsx';
import { Opens, OpensValue } from './opens.tsx';
import { FitThatDay, MovedAssumptions, OverTime, RiskRegister } from './over-time.tsx';
import { balanceIn, boundsOf, heaviest, NET_BASIN, NET_FRANCE, TEN, type Kept, type Sheet } from './sheet.ts';
import {
  causeWords,
  kickerOf,
  missingWords,
  factLines,
  originOf,
  sentenceOf,
  writeInterval,
  writeValue,
} from './words.ts';

export type BalanceSheetProps = {
  sheet: Sheet;
  /** null: the balance of now, kept nowhere. */
  kept: Kept | null;
  places: readonly Place[];
  /** Address of this page, no final slash; shown as a square to aim at once it is published. */
  address: string;
  onOpen: (key: string) => void;
  /** The same project in every basin, for who may read it. */
  elsewhere?: string | null;
  /** « Vérifier » and its answer. */
  verification?: ReactNode;
};

/** Losing basins that are named, causes of the interval that are drawn. */
const NAMED = 3;
const DRAWN = 8;
const CAUSES = 4;
/** How what weighs on an interval is told. */
const DRIVERS_RULE = 'R-55';

/** The balance sheet: read in two minutes, audited in an hour. Prints on A4, the first page answering alone. */
export function BalanceSheet(props: BalanceSheetProps) {
  const { sheet, kept, places, onOpen } = props;
  const { t, format } = useI18n();
  const { project } = sheet;
  const balance = balanceIn(sheet);
  const declared = declaredCount(balance);
  const facts: [string, ReactNode][] = [
    [
      t('balance.fiche'),
      kept === null
        ? t('balance.fiche.draft', { number: project.number })
        : t('balance.fiche.version', { number: project.number, version: kept.version }),
    ],
    [t('balance.basin'), `${project.basin}, ${sheet.scenario.branch}`],
    [t(kept === null ? 'balance.computedOn' : 'balance.frozenOn'), format.date(kept?.frozenAt ?? sheet.at)],
    [
      t('balance.versions'),
      <span key="versions" title={sheet.pack}>
        {`${sheet.pack.split('.')[0] ?? sheet.pack}, ${sheet.engine}`}
      </span>,
    ],
    [t('balance.declared'), t('balance.declaredOf', { count: declared.declared, of: declared.of })],
    [
      t('balance.hash'),
      kept === null ? (
        t('balance.hash.draft')
      ) : (
        <span key="hash" className="mono" title={kept.hash}>
          {shortHash(kept.hash)}
        </span>
      ),
    ],
  ];
  return (
    <article className="bilan">
      <header className="bilan-tete">
        <Logo />
        <span>{project.space.name}</span>
        {project.example ? <ExampleTag /> : null}
        <MovedChip scenario={sheet.scenario} />
      </header>
      <p className="mt-4">{kickerOf(t, sheet, kept !== null)}</p>
      <h1>{project.title || t('balance.untitled')}</h1>
      <p className="bilan-phrase">
        <Sentence sheet={sheet} balance={balance} />
      </p>
      <dl className="bilan-cartouche">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="bilan-grille">
        <div>
          <FromGrossToNet balance={balance} onOpen={onOpen} />
          <TenFigures balance={balance} onOpen={onOpen} />
          <Losers balance={balance} places={places} onOpen={onOpen} />
          <Warnings balance={balance} />
        </div>
        <div>
          <Landing balance={balance} places={places} basin={project.basin} onOpen={onOpen} />
          <Causes sheet={sheet} onOpen={onOpen} />
          <Remake {...props} />
        </div>
      </div>
      <Older sheet={sheet} />
      <Flows sheet={sheet} balance={balance} onOpen={onOpen} />
      <Taxes sheet={sheet} balance={balance} onOpen={onOpen} />
      <InPerspective sheet={sheet} balance={balance} onOpen={onOpen}>
        {props.elsewhere == null ? null : (
          <p className="no-print mt-2">
            <a href={props.elsewhere}>{t('balance.view.elsewhere')}</a>
          </p>
        )}
      </InPerspective>
      <OverTime balance={balance} onOpen={onOpen} />
      <FitThatDay balance={balance} onOpen={onOpen} />
      <RiskRegister sheet={sheet} />
      <MovedAssumptions sheet={sheet} />
      <Hypotheses sheet={sheet} balance={balance} onOpen={onOpen} />
      <Sources sheet={sheet} />
      {kept === null ? null : (
        <p className="mono mt-3 text-xs break-all">{t('balance.hash.whole', { hash: kept.hash })}</p>
      )}
    </article>
  );
}

/** The first twelve digits, by four: enough to compare by eye; the whole is at the foot. */
function shortHash(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/gu, '$1\u00a0');
}

function Sentence({ sheet, balance }: { sheet: Sheet; balance: Balance }) {
  const i18n = useI18n();
  const { key, basinJobs, franceJobs, ...words } = sentenceOf(i18n, sheet, balance);
  return <>{i18n.rich(key, { ...words, basinJobs: <b>{basinJobs}</b>, franceJobs: <b>{franceJobs}</b> })}</>;
}

type Opening = { balance: Balance; onOpen: (key: string) => void };

function FromGrossToNet({ balance, onOpen }: Opening) {
  const { t } = useI18n();
  const bars = waterfallOf(balance);
  if (bars === null) return null;
  const keys = new Map<string, string>(bars.map(({ step, key }) => [step, key]));
  return (
    <Waterfall
      title={t('impact.waterfall')}
      note={t('impact.waterfall.hint')}
      steps={bars.map(({ step, value, total, grade, p10, p90 }) => ({
        ...{ value, total, grade, p10, p90 },
        id: step,
        label: t(`impact.step.${step}`),
        tone: WATERFALL_TONES[step],
      }))}
      onOpen={(id) => onOpen(keys.get(id) ?? NET_FRANCE)}
    />
  );
}

function TenFigures({ balance, onOpen }: Opening) {
  const { t, format } = useI18n();
  return (
    <Section title={t('balance.ten')}>
      <table className="donnees bilan-dix">
        <Heads what={t('balance.indicator')} />
        <tbody>
          {TEN.map(([name, key]) => {
            const figure = balance.figures[key];
            const label = t(`balance.ten.${name}`);
            const value = figure?.value ?? null;
            const bounds = boundsOf(figure);
            return (
              <tr key={key}>
                <th scope="row">
                  <Opens label={label} onOpen={() => onOpen(key)} />
                </th>
                {figure === undefined || value === null ? (
                  <td colSpan={3} className="doux">
                    {missingWords(t, figure?.missing ?? null)}
                  </td>
                ) : (
                  <>
                    <Value
                      value={writeValue(format, value, figure.unit)}
                      interval={
                        bounds === null ? t('balance.noInterval') : writeInterval(format, bounds, figure.unit)
                      }
                    />
                    <td>
                      <GradeBadge grade={figure.grade} word={false} />
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="xs doux mt-1">{t('balance.grades')}</p>
    </Section>
  );
}

/** Heads of a table of figures: what, value, interval, `children`, grade. */
function Heads({ what, children }: { what: string; children?: ReactNode }) {
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <th scope="col" className="n">
          {t('balance.value')}
        </th>
        <th scope="col" className="n large-seul-cellule">
          {t('balance.interval')}
        </th>
        {children}
        <th scope="col">{t('balance.grade')}</th>
      </tr>
    </thead>
  );
}

/** A figure and its interval: side by side, or one under the other on a phone. */
function Value({ value, interval }: { value: string; interval: string }) {
  return (
    <>
      <td className="n nb">
        <b>{value}</b>
        <div className="etroit-seul text-xs">{interval}</div>
      </td>
      <td className="n large-seul-cellule">{interval}</td>
    </>
  );
}

function Landing({ balance, places, basin, onOpen }: Opening & { places: readonly Place[]; basin: string }) {
  const { t, rich, format } = useI18n();
  const levels = jobsByLevel(balance).map(({ level, jobs }) => ({
    level,
    label: t(`impact.level.${level}`, { basin }),
    jobs,
  }));
  const gross = balance.figures[figureKey('J06', 'total', 'gross')]?.value ?? null;
  const own = levels.find(({ level }) => level === 'basin')?.jobs ?? 0;
  const losing = losingZones(balance, DRAWN);
  return (
    <Section
      title={t('balance.where')}
      note={
        gross === null
          ? ''
          : rich('balance.where.note', {
              count: gross,
              jobs: (
                <OpensValue
                  figure={t('indicator.J06')}
                  value={format.jobs(gross)}
                  onOpen={() => onOpen(figureKey('J06', 'total', 'gross'))}
                />
              ),
            })
      }
    >
      <DotMap
        title={t('impact.where.zones')}
        level={3}
        className="bilan-carte"
        zones={places}
        points={[
          { zone: balance.zone, jobs: own },
          ...gainingZones(balance).map(({ zone, gained }) => ({ zone, jobs: gained })),
        ]}
        own={balance.zone}
        losing={losing.zones.map(({ zone, lost }) => ({ zone, jobs: lost }))}
      />
      <LevelsBar levels={levels} onOpen={(level) => onOpen(figureKey('J06', level, 'gross'))} />
    </Section>
  );
}

function Losers({ balance, places, onOpen }: Opening & { places: readonly Place[] }) {
  const { t, rich, format } = useI18n();
  const losing = losingZones(balance, NAMED);
  const nameOf = (code: string): string => places.find((place) => place.code === code)?.name ?? code;
  // Under half a job a zone is named without a figure: the branch is spread over all France.
  const named = losing.zones.map(({ zone, lost }) =>
    lost >= 0.5 ? t('impact.losers.zone', { jobs: format.jobs(lost), zone: nameOf(zone) }) : nameOf(zone),
  );
  return (
    <Section title={t('balance.losers')}>
      <p className={losing.total >= 0.5 ? 's text-prune' : 's'}>
        {losing.total < 0.5
          ? t('balance.losers.none')
          : rich('balance.losers.text', {
              count: losing.total,
              jobs: (
                <OpensValue
                  figure={t('indicator.T12')}
                  value={format.jobs(losing.total)}
                  onOpen={() => onOpen(figureKey('T12', 'total', 'gross'))}
                />
              ),
              zones: format.list(named),
            })}
      </p>
    </Section>
  );
}

function Causes({ sheet, onOpen }: { sheet: Sheet; onOpen: (key: string) => void }) {
  const { t, format } = useI18n();
  const causes = heaviest(sheet.drivers[NET_BASIN] ?? [], CAUSES);
  const most = Math.max(0, ...causes.map(({ share }) => share));
  return (
    <Section title={t('balance.drivers')} note={t('balance.drivers.note')}>
      {causes.length === 0 ? <p className="s">{t('balance.drivers.none')}</p> : null}
      <ul className="bilan-causes">
        {causes.map(({ id, share }) => (
          <li key={id ?? ''}>
            <Cause id={id} onOpen={onOpen} />
            <ShareBar value={share} max={most} tone="ink" />
            <b className="n">{format.share(share)}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What moves the interval: an input opens, an assumption leads to its rule, a coefficient to the rule of the draws. */
function Cause({ id, onOpen }: { id: string | null; onOpen: (key: string) => void }) {
  const { t } = useI18n();
  const input = INPUT_IDS.find((one) => one === id);
  const label = id === null ? t('balance.drivers.others') : causeWords(t, id);
  if (input !== undefined) return <Opens label={label} onOpen={() => onOpen(`${INPUT_KEY}${input}`)} />;
  const rule = id !== null && isAssumption(id) ? ASSUMPTIONS[id].rule : DRIVERS_RULE;
  return (
    <a href={`/methode#${rule}`} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

function isAssumption(id: string): id is AssumptionId {
  return Object.hasOwn(ASSUMPTIONS, id);
}

function Remake({ sheet, kept, address, verification }: BalanceSheetProps) {
  const { t } = useI18n();
  if (kept === null) return null;
  return (
    <Section title={t('balance.remake')}>
      <div className="flex items-start gap-3">
        {kept.publishedAt === null ? null : (
          <QrCode text={address} label={t('balance.remake.qr')} className="h-24 w-24 flex-none" />
        )}
        <div className="grid gap-2">
          <p className="s">{t('balance.remake.text', { seed: String(sheet.draws.seed) })}</p>
          {verification}
        </div>
      </div>
    </Section>
  );
}

/** What the engine noticed: two inputs that cannot both be true, or what the tables cannot say. */
function Warnings({ balance }: { balance: Balance }) {
  const { t } = useI18n();
  const sentences = balance.warnings.flatMap(({ code }) => {
    const key = `warning.${code}`;
    return isMessageKey(key) ? [t(key)] : [];
  });
  if (sentences.length === 0) return null;
  return (
    <Notice tone="missing" title={t('balance.warnings')} live={false}>
      {sentences.join(' ')}
    </Notice>
  );
}

function Hypotheses({ sheet, balance, onOpen }: Opening & { sheet: Sheet }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  return (
    <Section title={t('balance.hypotheses')} note={t('balance.hypotheses.note')} className="mt-4">
      <table className="donnees bilan-dix">
        <Heads what={t('balance.hypothesis')}>
          <th scope="col" className="large-seul-cellule">
            {t('balance.origin')}
          </th>
        </Heads>
        <tbody>
          {INPUT_IDS.map((input) => {
            const { value, p10, p90, grade, unknown } = balance.inputs[input];
            const { unit } = INPUTS[input];
            const label = t(`project.input.${input}`);
            return (
              <tr key={input}>
                <th scope="row">
                  <Opens label={label} onOpen={() => onOpen(`${INPUT_KEY}${input}`)} />
                </th>
                <Value
                  value={unknown ? '–' : format.quantity(value, unit)}
                  interval={unknown || p10 === p90 ? '' : format.quantityInterval(p10, p90, unit)}
                />
                <td className="large-seul-cellule">{originOf(i18n, sheet, balance, input)}</td>
                <td>{unknown ? null : <GradeBadge grade={grade} word={false} />}</td>
              </tr>
            );
          })}
          {factLines(i18n, sheet).map(({ id, label, value, unit, grade, origin, figure }) => (
            <tr key={id}>
              <th scope="row">
                <Opens label={label} onOpen={() => onOpen(figure)} />
              </th>
              <Value value={format.quantity(value, unit)} interval="" />
              <td className="large-seul-cellule">{origin}</td>
              <td>
                <GradeBadge grade={grade} word={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Sources({ sheet }: { sheet: Sheet }) {
  const { t, format } = useI18n();
  const sources = Object.values(sheet.sources);
  return (
    <Section
      title={t('balance.sources')}
      note={t('balance.sources.note', { count: sources.length })}
      className="mt-4"
    >
      <ul className="grid gap-1 text-xs">
        {sources.map((source) => (
          <li key={source.id}>
            <a
              href={source.url}
              rel="noreferrer"
              target="_blank"
              aria-label={t('balance.source.open', { title: source.title })}
            >
              {t('balance.source', {
                producer: source.producer,
                title: source.title,
                vintage: source.vintage,
                table: source.table,
                licence: source.licence,
                date: format.date(source.retrievedOn),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
