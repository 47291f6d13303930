import { Empty, ExampleTag, Section } from '#app/components/index.ts';
import { type diagnostic, type ItemOf, STRATEGY_KINDS } from '#app/documents/index.ts';
import { DateField, SelectField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';
import { addressIn, strategyFacts } from './strategy-words.ts';

type Strategy = ItemOf<typeof diagnostic, 'strategies'>;

/** What was voted before the committee sat: who voted it, when, what it commits to, where to read it. */
export function StrategiesSection({
  strategies,
  opener,
}: {
  strategies: readonly Strategy[];
  opener: EntryOpener;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Section id="strategies" title={t('diagnostic.strategiesTitle')} note={t('diagnostic.strategiesNote')}>
      {strategies.length === 0 ? (
        <Empty title={t('diagnostic.strategies.empty')}>{t('diagnostic.strategies.emptyText')}</Empty>
      ) : null}
      <ul className="grid gap-x-8 lg:grid-cols-2">
        {strategies.map((entry) => {
          const title = entry.title.trim() === '' ? t('diagnostic.untitled') : entry.title;
          const address = addressIn(entry.source);
          const facts = strategyFacts(i18n, entry);
          return (
            <EntryRow
              key={entry.id}
              collection="strategies"
              id={entry.id}
              name={title}
              items={strategies}
              opener={opener}
              form={(fresh) => <StrategyForm entry={entry} fresh={fresh} />}
            >
              <p className="font-semibold break-words">
                {title} {entry.example ? <ExampleTag /> : null}
              </p>
              {facts === '' ? null : <p className="s break-words">{facts}</p>}
              {entry.commitment.trim() === '' ? null : <p className="s break-words">{entry.commitment}</p>}
              {address === null ? null : (
                <p className="xs min-w-0 break-words">
                  <a href={address} rel="noreferrer">
                    {t('diagnostic.strategies.read')}
                    <span className="sr"> {title}</span>
                  </a>
                </p>
              )}
              <EvidenceLine entry={{ ...entry, example: false }} sourced={address === null} />
            </EntryRow>
          );
        })}
      </ul>
      <AddEntry collection="strategies" label={t('diagnostic.strategies.add')} values={{}} opener={opener} />
    </Section>
  );
}

function StrategyForm({ entry, fresh }: { entry: Strategy; fresh: boolean }) {
  const { t } = useI18n();
  const path = `strategies/${entry.id}`;
  return (
    <>
      <TextField
        path={`${path}/title`}
        label={t('diagnostic.field.strategy')}
        value={entry.title}
        autoFocus={fresh}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          path={`${path}/kind`}
          label={t('diagnostic.field.kind')}
          value={entry.kind}
          empty={t('diagnostic.noKind')}
          options={STRATEGY_KINDS.map((value) => ({ value, label: t(`diagnostic.strategyLong.${value}`) }))}
        />
        <DateField path={`${path}/votedOn`} label={t('diagnostic.field.votedOn')} value={entry.votedOn} />
      </div>
      <TextField path={`${path}/body`} label={t('diagnostic.field.body')} value={entry.body} />
      <TextField
        path={`${path}/commitment`}
        label={t('diagnostic.field.commitment')}
        value={entry.commitment}
        rows={2}
        hint={t('diagnostic.hint.commitment')}
      />
      <TextField
        path={`${path}/source`}
        label={t('diagnostic.field.reference')}
        value={entry.source}
        hint={t('diagnostic.hint.reference')}
      />
      <EvidenceFields path={path} entry={entry} sourced={false} />
    </>
  );
}
