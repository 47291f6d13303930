import { MonitorPlay } from 'lucide-react';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import { Button, Section } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { CAMP_LEAST, type CampLine, type Camps, CAMPS_FROM } from '#app/services/index.ts';
import { letterOf } from '../screen/slides.ts';
import { useWire } from './send.ts';

/** What unites and what divides a large room, by groups of those who answer alike. */
export function CampsPanel({ camps, snapshot }: { camps: Camps; snapshot: MeetingSnapshot }) {
  const { t } = useI18n();
  const { send } = useWire();
  const { verdict, people } = camps;
  const texts = new Map(snapshot.collections.statements.map(({ id, text }) => [id, text]));
  return (
    <Section
      className="mt-4"
      title={t('console.camps')}
      note={t('console.camps.note')}
      action={
        verdict === 'few' ? undefined : (
          <Button icon={MonitorPlay} onClick={() => send({ intent: 'show', view: 'camps', arg: '' })}>
            {t('console.camps.show')}
          </Button>
        )
      }
    >
      {verdict === 'few' ? (
        <p>{t('console.camps.few', { count: people, least: CAMPS_FROM })}</p>
      ) : verdict === 'one' ? (
        <p>{t('console.camps.one', { count: people })}</p>
      ) : (
        <>
          <Lines title={t('console.camps.unites')} lines={camps.unites} sizes={camps.sizes} texts={texts} />
          <Lines title={t('console.camps.divides')} lines={camps.divides} sizes={camps.sizes} texts={texts} />
          <p className="s mt-2">{t('console.camps.text', { least: CAMP_LEAST })}</p>
        </>
      )}
      <p className="s mt-1">
        <a href="/methode#R-420">{t('console.camps.how')}</a>
      </p>
    </Section>
  );
}

function Lines({
  title,
  lines,
  sizes,
  texts,
}: {
  title: string;
  lines: readonly CampLine[];
  sizes: readonly number[];
  texts: ReadonlyMap<string, string>;
}) {
  const { t, format } = useI18n();
  return (
    <div className="tableau mt-2">
      <table className="donnees">
        <caption className="text-left text-base font-bold">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('console.camps.statement')}</th>
            {sizes.map((count, camp) => (
              <th key={camp} scope="col" className="n">
                {t('console.camps.group', { letter: letterOf(camp), count })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 ? (
            <tr>
              <td colSpan={sizes.length + 1}>{t('console.camps.none')}</td>
            </tr>
          ) : null}
          {lines.map(({ statement, shares }) => (
            <tr key={statement}>
              <th scope="row">{texts.get(statement) ?? ''}</th>
              {shares.map((share, camp) => (
                <td key={camp} className="n">
                  {format.share(share)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
