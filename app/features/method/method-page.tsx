import type { ReactNode } from 'react';
import { DataTable, GradeBadge, Section } from '#app/components/index.ts';
import type { Source, Unit } from '#app/engine/types.ts';
import { isMessageKey, useI18n, type I18n, type MessageKey } from '#app/i18n/index.ts';
import { BANDS, COMPUTED, publishedRatios, STUDIES, type Ratios } from './guard-rails.ts';
import type { IndicatorLine, MethodFacts, Status } from './method-facts.ts';
import type { RuleGroup } from './read-spec.ts';

/** What input-output cannot say: each a sentence, none hidden below. */
const LIMITS = [
  'linear',
  'prices',
  'detail',
  'names',
  'years',
  'commuting',
  'jobs',
  'net',
  'elsewhere',
] as const;
const WORDS = [
  'basin',
  'branch',
  'direct',
  'indirect',
  'induced',
  'supported',
  'gross',
  'deadweight',
  'displacement',
  'substitution',
  'served',
  'slq',
  'delta',
  'grade',
  'interval',
] as const;
const STEPS = ['table', 'served', 'elsewhere', 'chain', 'wages', 'net', 'interval', 'score'] as const;
const STATUSES: readonly Status[] = ['computed', 'declared', 'awaited'];

/** The method for the public: what is computed and how, what is assumed, what cannot be said, every rule by its number. */
export function MethodPage({ facts }: { facts: MethodFacts }) {
  const i18n = useI18n();
  const { t } = i18n;
  const count = (status: Status) => facts.indicators.filter((one) => one.status === status).length;
  return (
    <div className="mx-auto grid max-w-[75rem] gap-6 px-(--gouttiere) py-5">
      <header className="grid gap-2">
        <h1>{t('method.title')}</h1>
        <p className="max-w-[46rem] text-lg">{t('method.lead')}</p>
        <p className="max-w-[46rem]">{t('method.lead.check')}</p>
        <p className="xs doux">{t('method.version', { engine: facts.engine, pack: facts.pack })}</p>
        <nav aria-label={t('method.contents')}>
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{t(`method.part.${part}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>

      <Section id="limites" title={t('method.part.limites')}>
        <p className="max-w-[46rem]">{t('method.limits.lead')}</p>
        <ul className="mt-2 grid gap-2 lg:grid-cols-2 lg:gap-x-8">
          {LIMITS.map((limit) => (
            <li key={limit} className="border-t border-filet pt-2">
              <b>{t(`method.limit.${limit}.name`)}</b> {t(`method.limit.${limit}.text`)}
            </li>
          ))}
        </ul>
      </Section>

      <Section id="calcul" title={t('method.part.calcul')}>
        <ol className="grid gap-5">
          {STEPS.map((step, at) => (
            <Step key={step} number={at + 1} step={step} />
          ))}
        </ol>
      </Section>

      <Section id="hypotheses" title={t('method.part.hypotheses')} note={t('method.assumptions.note')}>
        <Assumptions facts={facts} />
      </Section>

      <Section id="garde-fous" title={t('method.part.garde-fous')}>
        <GuardRails />
      </Section>

      <Section
        id="indicateurs"
        title={t('method.part.indicateurs')}
        note={t('method.indicators.note', {
          computed: count('computed'),
          declared: count('declared'),
          awaited: count('awaited'),
        })}
      >
        <div className="grid gap-3">
          {STATUSES.map((status) => (
            <details key={status} open={status === 'computed'} className="border-t border-filet pt-2">
              <summary className="cursor-pointer text-titre font-bold">
                {t(`method.status.${status}`, { count: count(status) })}
              </summary>
              <Indicators
                status={status}
                lines={facts.indicators.filter((one) => one.status === status)}
                sources={facts.sources}
              />
            </details>
          ))}
        </div>
      </Section>

      <Section id="taux" title={t('method.part.taux')} note={t('method.rates.note')}>
        <Rates facts={facts} />
      </Section>

      <Section id="sources" title={t('method.part.sources')} note={t('method.sources.note')}>
        <Sources sources={facts.sources} />
      </Section>

      <Section id="mots" title={t('method.part.mots')}>
        <dl className="grid gap-x-8 gap-y-3 md:grid-cols-2">
          {WORDS.map((word) => (
            <div key={word} className="border-t border-filet pt-2">
              <dt className="font-bold">{t(`method.word.${word}.name`)}</dt>
              <dd>{t(`method.word.${word}.text`)}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section id="regles" title={t('method.part.regles')} note={t('method.rules.note')}>
        <div className="grid gap-3">
          {facts.rules.map((group) => (
            <Rules key={group.heading} group={group} />
          ))}
        </div>
      </Section>
    </div>
  );
}

const PARTS = [
  'limites',
  'calcul',
  'hypotheses',
  'garde-fous',
  'indicateurs',
  'taux',
  'sources',
  'mots',
  'regles',
] as const;

/** One step of the computing: in words, in equations, with its rules. */
function Step({ number, step }: { number: number; step: (typeof STEPS)[number] }) {
  const { t } = useI18n();
  const equations = t(`method.step.${step}.equations`).split('\n');
  return (
    <li className="grid gap-1 border-t border-filet pt-3 lg:grid-cols-2 lg:gap-x-8">
      <div>
        <h3 className="text-titre">
          {number}. {t(`method.step.${step}.title`)}
        </h3>
        <p className="mt-1">{t(`method.step.${step}.text`)}</p>
        <p className="s doux mt-1">
          <Cited ids={t(`method.step.${step}.rules`).split(' ')} />
        </p>
      </div>
      <div
        className="mono overflow-x-auto border border-filet bg-calque p-3 text-sm"
        tabIndex={0}
        role="group"
        aria-label={t('method.equations', { step: t(`method.step.${step}.title`) })}
      >
        {equations.map((equation) => (
          <p key={equation} className="pl-4 -indent-4 whitespace-pre-wrap">
            {equation}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Which rules, and links to them. */
function Cited({ ids }: { ids: readonly string[] }) {
  const { t } = useI18n();
  return (
    <>
      {t('method.rules.cited', { count: ids.length })} <RuleLinks ids={ids} none="" />
    </>
  );
}

function Assumptions({ facts }: { facts: MethodFacts }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('method.part.hypotheses')}
      rows={facts.assumptions}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          head: t('method.column.assumption'),
          rowHeader: true,
          cell: ({ id }) => capital(nameOf(['assumption', 'input'], id, t)),
        },
        {
          id: 'value',
          head: t('method.column.value'),
          numeric: true,
          cell: (one) => written(one.central, one.unit, format),
        },
        {
          id: 'range',
          head: t('method.column.range'),
          numeric: true,
          cell: (one) => (one.low === one.high ? t('method.fixed') : rangeOf(one, format)),
        },
        {
          id: 'grade',
          head: t('method.column.grade'),
          cell: (one) => <GradeBadge grade={one.source === null ? 'E' : 'D'} />,
        },
        {
          id: 'anchor',
          head: t('method.column.anchor'),
          wideOnly: true,
          cell: ({ id, source }) =>
            source === null
              ? nameOf(['method.anchor'], id, t, 'method.anchor.none')
              : (facts.sources.find((one) => one.id === source)?.title ?? source),
        },
        {
          id: 'rule',
          head: t('method.column.rule'),
          cell: ({ rule }) => (
            <a className="nb" href={`#${rule}`}>
              {rule}
            </a>
          ),
        },
      ]}
    />
  );
}

function GuardRails() {
  const { t, format } = useI18n();
  const ratio = (value: number | undefined) =>
    value === undefined ? t('method.none') : format.number(value, 2);
  const rows = STUDIES.flatMap((study) =>
    (['indirect', 'induced'] as const).map((of) => ({ study, of, key: `${study.id}-${of}` })),
  );
  const found = (id: string, level: 'basin' | 'region', of: keyof Ratios) => COMPUTED[id]?.[level][of];
  return (
    <div className="grid gap-3">
      <p className="max-w-[46rem]">
        {t('method.guard.lead', {
          low: format.number(BANDS.indirect.low, 2),
          high: format.number(BANDS.indirect.high, 2),
          inducedLow: format.number(BANDS.induced.low, 2),
          inducedHigh: format.number(BANDS.induced.high, 2),
        })}
      </p>
      <DataTable
        caption={t('method.part.garde-fous')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'study',
            head: t('method.column.study'),
            rowHeader: true,
            cell: ({ study }) => (
              <>
                <a href={study.url} rel="noreferrer" target="_blank">
                  {study.title}
                </a>
                , {study.year}
              </>
            ),
          },
          { id: 'ratio', head: t('method.column.ratio'), cell: ({ of }) => t(`method.ratio.${of}`) },
          {
            id: 'published',
            head: t('method.column.published'),
            numeric: true,
            cell: ({ study, of }) => ratio(publishedRatios(study)[of]),
          },
          {
            id: 'basin',
            head: t('method.column.basin'),
            numeric: true,
            cell: ({ study, of }) => ratio(found(study.id, 'basin', of)),
          },
          {
            id: 'region',
            head: t('method.column.region'),
            numeric: true,
            cell: ({ study, of }) => ratio(found(study.id, 'region', of)),
          },
        ]}
      />
      <p className="max-w-[46rem]">{t('method.guard.indirect')}</p>
      <p className="max-w-[46rem]">{t('method.guard.induced')}</p>
      <p className="s doux max-w-[46rem]">{t('method.guard.check')}</p>
    </div>
  );
}

function Indicators({
  status,
  lines,
  sources,
}: {
  status: Status;
  lines: readonly IndicatorLine[];
  sources: readonly Source[];
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const titled = (ids: readonly string[]) =>
    ids
      .map((id) => sources.find((one) => one.id === id)?.producer ?? id)
      .filter(onlyOnce)
      .join(' ; ');
  return (
    <DataTable
      caption={t(`method.status.${status}`, { count: lines.length })}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          head: t('method.column.indicator'),
          rowHeader: true,
          cell: ({ id }) => (
            <>
              {nameOf(['indicator'], id, t)} <span className="mono xs doux">{id}</span>
            </>
          ),
        },
        {
          id: 'formula',
          head: status === 'computed' ? t('method.column.formula') : t('method.column.missing'),
          cell: ({ id, missing }) =>
            missing === null ? nameOf(['formula'], id, t) : capital(nameOf(['missing'], missing, t)),
        },
        {
          id: 'unit',
          head: t('method.column.unit'),
          wideOnly: true,
          cell: ({ unit }) => nameOf(['method.unit'], unit, t),
        },
        ...(status === 'awaited'
          ? []
          : [
              {
                id: 'sources',
                head: t('method.column.sources'),
                wideOnly: true,
                cell: (line: IndicatorLine) =>
                  line.sources.length === 0 ? t('method.project') : titled(line.sources),
              },
              {
                id: 'fallback',
                head: t('method.column.fallback'),
                wideOnly: true,
                cell: (line: IndicatorLine) => <RuleLinks ids={line.fallback} none={t('method.nothing')} />,
              },
            ]),
        {
          id: 'rule',
          head: t('method.column.rule'),
          cell: ({ rule }) => (
            <a className="nb" href={`#${rule}`}>
              {rule}
            </a>
          ),
        },
      ]}
    />
  );
}

/** Links to rules by number. */
function RuleLinks({ ids, none }: { ids: readonly string[]; none: string }): ReactNode {
  if (ids.length === 0) return none;
  return ids.map((id, at) => (
    <span key={id}>
      {at > 0 ? ', ' : null}
      <a className="nb" href={`#${id}`}>
        {id}
      </a>
    </span>
  ));
}

function Rates({ facts }: { facts: MethodFacts }) {
  const { t, format } = useI18n();
  return (
    <div className="grid gap-3">
      <DataTable
        caption={t('method.part.taux')}
        rows={facts.rates}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            head: t('method.column.rate'),
            rowHeader: true,
            cell: ({ id }) => nameOf(['method.rate'], id, t),
          },
          { id: 'article', head: t('method.column.article'), cell: ({ article }) => article },
          {
            id: 'beneficiary',
            head: t('method.column.beneficiary'),
            cell: ({ beneficiary }) => t(`method.beneficiary.${beneficiary}`),
          },
          { id: 'year', head: t('method.column.year'), numeric: true, cell: ({ year }) => String(year) },
          {
            id: 'until',
            head: t('method.column.until'),
            cell: ({ bestBefore, toCheck }) => (
              <>
                {format.date(bestBefore)}
                {toCheck ? <span className="doux"> · {t('method.toCheck')}</span> : null}
              </>
            ),
          },
          {
            id: 'rule',
            head: t('method.column.rule'),
            cell: ({ rule }) => (
              <a className="nb" href={`#${rule}`}>
                {rule}
              </a>
            ),
          },
        ]}
      />
      <p className="max-w-[46rem]">
        {t('method.rates.error', {
          cost: format.percent(facts.payError.cost, 3),
          net: format.percent(facts.payError.net, 3),
        })}
      </p>
    </div>
  );
}

function Sources({ sources }: { sources: readonly Source[] }) {
  const { t, format } = useI18n();
  return (
    <DataTable
      caption={t('method.part.sources')}
      rows={sources}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'title',
          head: t('method.column.source'),
          rowHeader: true,
          cell: ({ title, url }) => (
            <a href={url} rel="noreferrer" target="_blank">
              {title}
            </a>
          ),
        },
        {
          id: 'producer',
          head: t('method.column.producer'),
          wideOnly: true,
          cell: ({ producer }) => producer,
        },
        { id: 'vintage', head: t('method.column.vintage'), cell: ({ vintage }) => vintage },
        { id: 'licence', head: t('method.column.licence'), wideOnly: true, cell: ({ licence }) => licence },
        {
          id: 'read',
          head: t('method.column.read'),
          wideOnly: true,
          cell: ({ retrievedOn }) => format.date(retrievedOn),
        },
        {
          id: 'until',
          head: t('method.column.until'),
          cell: ({ bestBefore }) => (bestBefore === null ? t('method.noDate') : format.date(bestBefore)),
        },
      ]}
    />
  );
}

/** The rules of one heading of SPEC.md: the name in the page's language, the rule itself as it is written. */
function Rules({ group }: { group: RuleGroup }) {
  const { t, lang } = useI18n();
  return (
    <section className="border-t border-filet pt-2">
      <h3 className="text-titre">{nameOf(['method.group'], group.slug, t, null) ?? group.heading}</h3>
      <dl className="mt-1 grid gap-2">
        {group.rules.map(({ id, text }) => (
          <div key={id} id={id} className="grid gap-x-4 target:bg-creux md:grid-cols-[5rem_1fr]">
            <dt className="mono font-bold">{id}</dt>
            <dd>
              <b>{nameOf(['rule'], id, t, null) ?? ''}</b>
              <p className="s doux max-w-[60rem]" lang={lang === 'en' ? undefined : 'en'}>
                {text}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The words of a name under the first subject that has them; `otherwise` a key, null for none, the name itself by default. */
function nameOf(subjects: readonly string[], name: string, t: I18n['t']): string;
function nameOf(subjects: readonly string[], name: string, t: I18n['t'], otherwise: MessageKey): string;
function nameOf(subjects: readonly string[], name: string, t: I18n['t'], otherwise: null): string | null;
function nameOf(
  subjects: readonly string[],
  name: string,
  t: I18n['t'],
  otherwise?: MessageKey | null,
): string | null {
  const key = subjects.map((subject) => `${subject}.${name}`).find(isMessageKey);
  if (key !== undefined) return t(key);
  if (otherwise === null) return null;
  return otherwise === undefined ? name : t(otherwise);
}

/** A coefficient without unit keeps two decimals: δ and the decay are under 1. */
function written(value: number, unit: Unit, format: I18n['format']): string {
  return unit === 'index' ? format.number(value, 2) : format.quantity(value, unit);
}

function rangeOf(
  { low, high, unit }: { low: number; high: number; unit: Unit },
  format: I18n['format'],
): string {
  return unit === 'index'
    ? format.interval(low, high, (value) => format.number(value, 2))
    : format.quantityInterval(low, high, unit);
}

function onlyOnce(text: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(text) === at;
}

/** A Greek letter keeps its case: it is a symbol. */
function capital(text: string): string {
  return /^\p{Script=Greek}/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
