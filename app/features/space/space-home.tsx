import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import type { StageProgress } from './progress.ts';

export type SpaceHomeProps = {
  space: { id: string; name: string };
  basin: { zone: string; name: string; communes: number; population: number };
  stages: readonly StageProgress[];
  stage: number;
  /** The three headline figures of the basin, each already a button opening its trace. */
  figures: ReactNode;
  late: readonly { id: string; title: string; owner: string; days: number }[];
  projects: readonly { id: string; label: string; title: string }[];
  coming: readonly { id: string; title: string; day: string }[];
  meeting: { id: string; title: string; code: string; startsAt: string } | null;
  /** The last meeting that was closed: what became of it is one click away. */
  last: { id: string; title: string; startsAt: string } | null;
  /** True when the space holds demonstration content: said at the foot of the page. */
  examples: boolean;
};

/** Home of a basin's committee: where we are, what is late, what is discussed, what comes. */
export function SpaceHome({
  space,
  basin,
  stages,
  stage,
  figures,
  late,
  projects,
  coming,
  meeting,
  last,
  examples,
}: SpaceHomeProps) {
  const { t, rich, format } = useI18n();
  const base = `/s/${space.id}`;
  return (
    <div className="mx-auto max-w-[120rem] px-4 pt-4 pb-8 lg:px-5">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <p className="s doux">
            {rich('space.zone', {
              zone: basin.zone,
              communes: format.count(basin.communes),
              population: <a href={`${base}/bassin`}>{format.count(basin.population)}</a>,
            })}
          </p>
          <h1 className="text-[1.75rem] leading-8 lg:text-2xl">
            {t('space.title', { name: basin.name, stage })}
          </h1>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {meeting ? (
            <a
              href={`/m/${meeting.id}`}
              className="flex items-center gap-4 border-l border-encre pl-4 text-encre no-underline hover:underline"
            >
              <span>
                <span className="s doux block">{t('space.meeting')}</span>
                <b>{meeting.title}</b>, {format.date(meeting.startsAt, 'day')},{' '}
                {format.time(meeting.startsAt)}
              </span>
              <span className="etiq j">{t('space.code', { code: format.code(meeting.code) })}</span>
            </a>
          ) : null}
          <a href={`${base}/rencontres`}>{t('agenda.all')}</a>
        </div>
      </div>
      {last === null ? null : (
        <p className="mt-3">
          {t('after.last')} <a href={`/m/${last.id}/restitution`}>{last.title}</a>,{' '}
          {format.date(last.startsAt)}. <a href={`/m/${last.id}/depuis`}>{t('after.since.title')}</a>
        </p>
      )}
      <ol className="mt-4 grid gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {stages.map((one) => (
          <StageCell
            key={one.stage}
            progress={one}
            current={one.stage === stage}
            href={`${base}/feuille-de-route`}
          />
        ))}
      </ol>
      <div className="mt-4 border-y border-t-[3px] border-encre">{figures}</div>
      <div className="mt-5 grid gap-x-7 gap-y-6 lg:grid-cols-3">
        <List
          title={t('space.lateActions')}
          count={late.length}
          link={{ href: `${base}/feuille-de-route`, text: t('space.toRoadmap') }}
        >
          {late.length === 0 ? (
            <Nothing title={t('space.noLate')} text={t('space.noLateText')} />
          ) : (
            late.slice(0, 6).map((action) => (
              <li key={action.id} className="flex items-center gap-3 border-b border-filet py-2">
                <span className="min-w-0">
                  <b className="block">{action.title}</b>
                  <span className="s doux">{action.owner}</span>
                </span>
                <span className="ml-auto font-bold whitespace-nowrap text-prune">
                  {t('space.days', { count: action.days })}
                </span>
              </li>
            ))
          )}
        </List>
        <List title={t('space.projects')} link={{ href: `${base}/projets`, text: t('space.compare') }}>
          {projects.length === 0 ? (
            <Nothing title={t('space.noProject')} text={t('space.noProjectText')}>
              <a className="btn mt-2" href={`${base}/priorites`}>
                {t('space.toPriorities')}
              </a>
            </Nothing>
          ) : (
            projects.map((project) => (
              <li key={project.id} className="border-b border-filet">
                <a
                  href={`${base}/projets/${project.id}`}
                  className="flex min-h-11 items-center gap-3 py-2 text-encre no-underline hover:underline"
                >
                  <span className="font-mono text-xs whitespace-nowrap text-encre-2">{project.label}</span>
                  <b>{project.title}</b>
                  <ArrowRight aria-hidden="true" className="ic ml-auto" />
                </a>
              </li>
            ))
          )}
        </List>
        <List
          title={t('space.coming')}
          link={{ href: `${base}/feuille-de-route`, text: t('space.toRoadmap') }}
        >
          {coming.length === 0 ? (
            <Nothing title={t('space.noComing')} />
          ) : (
            coming.map((date) => (
              <li key={date.id} className="flex items-baseline gap-3 border-b border-filet py-2">
                <b className="w-20 shrink-0 whitespace-nowrap">{format.date(date.day, 'short')}</b>
                <span>{date.title}</span>
              </li>
            ))
          )}
        </List>
      </div>
      {examples ? <p className="s doux mt-5">{t('space.examples')}</p> : null}
    </div>
  );
}

/** One stage: its bar (ink when past, red lead where work goes on), its number, its name, its count. */
function StageCell({ progress, current, href }: { progress: StageProgress; current: boolean; href: string }) {
  const { t, format } = useI18n();
  const names: Record<StageProgress['stage'], MessageKey> = {
    1: 'space.stage1',
    2: 'space.stage2',
    3: 'space.stage3',
    4: 'space.stage4',
    5: 'space.stage5',
    6: 'space.stage6',
  };
  const finished = progress.total > 0 && progress.done === progress.total;
  const note =
    progress.total === 0
      ? t('space.noAction')
      : progress.share === 0 && progress.startsOn !== null
        ? format.date(progress.startsOn, 'short')
        : t('space.actions', { count: progress.done, total: progress.total });
  return (
    <li aria-current={current ? 'step' : undefined}>
      <svg className="block h-[9px] w-full" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
        <rect
          x="0"
          y="0"
          width="100"
          height="9"
          fill="#fff"
          stroke="#12211E"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
        <rect x="0" y="0" width={100 * progress.share} height="9" fill={finished ? '#12211E' : '#C63D12'} />
      </svg>
      <a
        href={href}
        className="flex flex-wrap items-baseline gap-x-2 py-1.5 pr-3 text-encre max-lg:min-h-11 no-underline hover:underline"
      >
        <span className="font-titre text-xl font-bold">{progress.stage}</span>
        <b>{t(names[progress.stage])}</b>
      </a>
      <p className="s">{note}</p>
      {progress.late > 0 ? (
        <span className="etiq ret mt-1">{t('space.late', { count: progress.late })}</span>
      ) : null}
    </li>
  );
}

function List({
  title,
  count,
  link,
  children,
}: {
  title: string;
  count?: number;
  link: { href: string; text: string };
  children: ReactNode;
}) {
  return (
    <section className="sec">
      <header>
        <h2>{title}</h2>
        {count ? <span className="etiq ret">{count}</span> : null}
        <a className="pousse" href={link.href}>
          {link.text}
        </a>
      </header>
      <ul>{children}</ul>
    </section>
  );
}

function Nothing({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <li className="border border-dashed border-bord p-3">
      <b>{title}</b>
      {text ? <p>{text}</p> : null}
      {children}
    </li>
  );
}
