import { memo, useState } from 'react';
import { Section, Tag, type TagTone } from '#app/components/index.ts';
import { riskFlags, type RiskFacts, type RiskFlag } from '#app/engine/index.ts';
import type { Balance } from '#app/features/impact/balance.ts';
import { FitParts } from '#app/features/impact/fit-parts.tsx';
import { riskFiguresOf } from '#app/features/impact/risk-figures.ts';
import { missingOf, riskTestWords } from '#app/features/impact/risk-words.ts';
import { useI18n } from '#app/i18n/index.ts';

const TONES: Readonly<Record<RiskFlag['state'], TagTone>> = {
  raised: 'late',
  clear: 'done',
  unknown: 'plain',
};

/** How the project suits its basin, and the four risks: two lines while all is well, one more for each flag. */
export const FitAndRisks = memo(function FitAndRisks({
  balance,
  facts,
  onOpen,
}: {
  balance: Balance;
  facts: RiskFacts;
  onOpen: (key: string) => void;
}) {
  const { t, format } = useI18n();
  const [open, setOpen] = useState(false);
  const figures = riskFiguresOf(balance);
  const flags = figures === null ? [] : riskFlags(figures, facts);
  const raised = flags.filter(({ state }) => state === 'raised');
  const unknown = flags.filter(({ state }) => state === 'unknown');
  const { fit } = balance;
  if (fit === null) return null;
  return (
    <Section
      title={t('fit.title')}
      action={
        <button type="button" className="lien" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('fit.close') : t('fit.open')}
        </button>
      }
    >
      <p>
        <button
          type="button"
          className="cursor-pointer text-left hover:underline"
          onClick={() => onOpen('fit')}
        >
          {fit.score === null
            ? t('fit.score.none')
            : t('fit.score', {
                score: format.count(fit.score),
                computed: fit.computed,
                of: fit.parts.length,
              })}
        </button>
      </p>
      {open ? <FitParts fit={fit} onOpen={onOpen} /> : null}
      <p className={open ? 'mt-3' : undefined}>
        {raised.length > 0
          ? t('risk.raisedCount', { count: raised.length })
          : unknown.length > 0
            ? t('risk.unknownCount', { count: unknown.length })
            : t('risk.none')}
      </p>
      <ul>
        {(open ? flags : raised).map((flag) => (
          <Flag key={flag.id} flag={flag} announcedOn={facts.announcedOn} />
        ))}
      </ul>
      {open ? (
        <p className="xs doux mt-1">
          {t('risk.threshold', { rules: flags.map(({ rule }) => rule).join(', ') })}
        </p>
      ) : null}
    </Section>
  );
});

function Flag({ flag, announcedOn }: { flag: RiskFlag; announcedOn: string | null }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const over = flag.tests.filter((test) => test.over);
  const missing = missingOf(i18n, flag);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-filet py-1.5" data-risk={flag.id}>
      <span className="basis-24">
        <Tag tone={TONES[flag.state]}>{t(`risk.state.${flag.state}`)}</Tag>
      </span>
      <b className="basis-32">{t(`risk.${flag.id}`)}</b>
      <span className="s min-w-0 flex-1 basis-80">
        {over.map((test) => (
          <span key={test.code}>{riskTestWords(i18n, test, announcedOn)} </span>
        ))}
        {flag.state === 'raised' ? <b>{t(`risk.${flag.id}.do`)} </b> : null}
        {flag.state === 'clear'
          ? flag.id === 'haste' && announcedOn === null
            ? t('risk.noAnnouncement')
            : t('risk.under')
          : null}
        {missing.length > 0 ? t('risk.missing', { what: format.list(missing) }) : null}
      </span>
    </li>
  );
}
