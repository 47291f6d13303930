import { DataTable, Section } from '#app/components/index.ts';
import { ASSUMPTIONS, type RiskFlag } from '#app/engine/index.ts';
import type { Balance } from '#app/features/impact/balance.ts';
import { FitParts } from '#app/features/impact/fit-parts.tsx';
import { movedAssumptions } from '#app/features/impact/moved-assumptions.ts';
import { Construction, YearsChart } from '#app/features/impact/years-chart.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { risksTable } from './detail-tables.ts';
import type { Sheet } from './sheet.ts';

type Opening = { balance: Balance; onOpen: (key: string) => void };

/** The works once, then ten years; nothing in a balance frozen before the engine knew them. */
export function OverTime({ balance, onOpen }: Opening) {
  const { t } = useI18n();
  if (balance.years.length === 0) return null;
  return (
    <Section title={t('years.title')} className="mt-4">
      <Construction balance={balance} onOpen={onOpen} />
      <YearsChart years={balance.years} />
    </Section>
  );
}

/** How the project suited its basin that day, part by part. */
export function FitThatDay({ balance, onOpen }: Opening) {
  const { t, format } = useI18n();
  const { fit } = balance;
  if (fit === null) return null;
  return (
    <Section
      title={t('fit.basin')}
      note={
        fit.score === null
          ? t('fit.score.none')
          : t('fit.score', { score: format.count(fit.score), computed: fit.computed, of: fit.parts.length })
      }
      className="mt-4"
    >
      <FitParts fit={fit} onOpen={onOpen} />
    </Section>
  );
}

/** Assumptions that were away from their published centre: what was set, and where it starts from. */
export function MovedAssumptions({ sheet }: { sheet: Sheet }) {
  const { t, format } = useI18n();
  const moved = movedAssumptions(sheet.scenario);
  if (moved.length === 0) return null;
  return (
    <Section title={t('assume.chip', { count: moved.length })} className="mt-4">
      <ul className="s">
        {moved.map(({ id, value, from }) => {
          const { unit } = ASSUMPTIONS[id];
          const write = (one: number): string => format.quantity(one, unit === 'year' ? 'index' : unit);
          return (
            <li key={id} className="flex justify-between gap-4 border-b border-filet py-1">
              <span>{t(`assume.name.${id}`)}</span>
              <span className="nb text-right">
                <b>{write(value)}</b>{' '}
                <span className="doux">({t('assume.default', { value: write(from) })})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The register of the four risks, as they were that day. */
export function RiskRegister({ sheet }: { sheet: Sheet }) {
  const i18n = useI18n();
  const { t } = i18n;
  const register = risksTable(i18n, sheet);
  if (register === null) return null;
  return (
    <Section title={t('risk.register')} note={t('risk.register.note')} className="mt-4">
      <DataTable
        caption={t('risk.register')}
        rows={(sheet.risks?.flags ?? []).map((flag, at) => ({ flag, cells: register.rows[at] ?? [] }))}
        rowKey={({ flag }) => flag.id}
        columns={register.heads.map((head, at) => ({
          id: String(at),
          head,
          rowHeader: at === 0,
          // On a phone the state stands under the name: the sentence needs the width.
          wideOnly: at === 1,
          cell: ({ flag, cells }: { flag: RiskFlag; cells: readonly string[] }) =>
            at > 0 ? (
              (cells[at] ?? '')
            ) : (
              <>
                {t(`risk.${flag.id}`)}{' '}
                {/* The thresholds are those of the rule, on the page of the method. */}
                <a className="nb" href={`/methode#${flag.rule}`} target="_blank" rel="noreferrer">
                  {flag.rule}
                </a>
                <span className="block font-normal sm:hidden print:hidden">{cells[1]}</span>
              </>
            ),
        }))}
      />
    </Section>
  );
}
