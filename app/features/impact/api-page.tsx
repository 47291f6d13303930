import { DataTable, Section } from '#app/components/index.ts';
import { API_LIMITS } from '#app/services/index.ts';
import { INPUTS } from '#app/engine/types.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ASSESS_BODY_MAX } from './assess-request.ts';
import { INPUT_IDS } from './balance.ts';
import { CANDIDATES_MAX } from './rank-request.ts';

/** The request the page shows; its answer is computed by the server as for anybody. */
export const API_EXAMPLE = { scenario: { zone: '2705', branch: 'CK', directJobs: 150 }, draws: 100 } as const;

/** The indicators of the answer that the page prints: an answer has more than a hundred. */
export const API_EXAMPLE_KEYS = ['J04|basin|gross', 'J07|basin|net-basin'] as const;

/** What the engine takes and answers over HTTP, shown on one request. `answer`: JSON, cut short; `count`: its indicators. */
export function ApiPage({ site, answer, count }: { site: string; answer: string; count: number }) {
  const { t } = useI18n();
  const request = `curl -X POST ${site}/api/v1/assess \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(API_EXAMPLE)}'`;
  return (
    <div className="mx-auto grid max-w-[62rem] gap-4 px-(--gouttiere) py-5">
      <header className="grid gap-2">
        <h1>{t('balance.api.title')}</h1>
        <p className="max-w-[46rem]">{t('balance.api.lead')}</p>
        <p>
          <a href="/api/v1/openapi.json">{t('balance.api.openapi')}</a>
        </p>
      </header>
      <Section title={t('balance.api.addresses')}>
        <dl className="grid gap-2">
          <Address name="POST /api/v1/assess" words={t('balance.api.assess')} />
          <Address name="POST /api/v1/rank" words={t('balance.api.rank', { count: CANDIDATES_MAX })} />
          <Address name="GET /api/v1/pack?zone=2705" words={t('balance.api.pack')} />
        </dl>
      </Section>
      <Section title={t('balance.api.example')}>
        <Code label={t('balance.api.request')} text={request} />
        <p className="s doux mt-2">{t('balance.api.answer.hint', { count })}</p>
        <Code label={t('balance.api.answer')} text={answer} />
      </Section>
      <Section title={t('balance.api.inputs')} note={t('balance.api.inputs.hint')}>
        <DataTable
          caption={t('balance.api.inputs')}
          rows={INPUT_IDS}
          rowKey={(id) => id}
          columns={[
            {
              id: 'name',
              head: t('balance.api.name'),
              rowHeader: true,
              cell: (id) => <span className="mono">{id}</span>,
            },
            {
              id: 'words',
              head: t('balance.hypothesis'),
              wideOnly: true,
              cell: (id) => t(`project.input.${id}`),
            },
            { id: 'min', head: t('balance.api.min'), numeric: true, cell: (id) => INPUTS[id].min },
            { id: 'max', head: t('balance.api.max'), numeric: true, cell: (id) => INPUTS[id].max },
            { id: 'unit', head: t('balance.api.unit'), cell: (id) => INPUTS[id].unit },
          ]}
        />
      </Section>
      <Section title={t('balance.api.refusals')}>
        <p className="max-w-[46rem]">{t('balance.api.refusals.text', { bytes: ASSESS_BODY_MAX })}</p>
        <p className="mt-2 max-w-[46rem]">
          {t('balance.api.limits', {
            assess: API_LIMITS.assess.burst,
            assessMinute: Math.round(API_LIMITS.assess.perSecond * 60),
            rank: API_LIMITS.rank.burst,
            rankMinute: Math.round(API_LIMITS.rank.perSecond * 60),
            bytes: ASSESS_BODY_MAX,
          })}
        </p>
      </Section>
    </div>
  );
}

function Address({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt className="mono font-semibold">{name}</dt>
      <dd className="s">{words}</dd>
    </div>
  );
}

/** Scrolls sideways alone, by keyboard too. */
function Code({ label, text }: { label: string; text: string }) {
  return (
    <pre
      className="mono mt-1 overflow-x-auto border border-filet bg-calque p-3 text-xs"
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      {text}
    </pre>
  );
}
