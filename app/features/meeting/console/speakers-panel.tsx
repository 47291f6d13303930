import { Mic, MicOff } from 'lucide-react';
import { Button, Section } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { SpeakerLine } from '#app/services/index.ts';
import { useWire } from './send.ts';

/** Who speaks, then who asked to, in order. */
export function SpeakersPanel({ speakers }: { speakers: readonly SpeakerLine[] }) {
  const { t, format } = useI18n();
  const { send } = useWire();
  if (speakers.length === 0) return null;
  const [first] = speakers.filter(({ startedAt }) => startedAt === null);
  const speaking = speakers.some(({ startedAt }) => startedAt !== null);
  return (
    <Section
      className="mt-4"
      title={t('console.speakers')}
      note={t('console.speakersNote', { count: speakers.length })}
      action={
        <span className="rang">
          {first ? (
            <Button icon={Mic} onClick={() => send({ intent: 'floor', speaker: first.id })}>
              {t('console.nextSpeaker')}
            </Button>
          ) : null}
          {speaking ? (
            <Button icon={MicOff} onClick={() => send({ intent: 'floor', speaker: '' })}>
              {t('console.endSpeech')}
            </Button>
          ) : null}
        </span>
      }
    >
      <ol>
        {speakers.map((line) => (
          <li key={line.id} className="flex items-center gap-3 border-b border-filet py-1.5">
            <b>{line.name}</b>
            <span className="s doux">
              {line.table === null ? '' : t('console.table', { table: line.table })}
            </span>
            {line.startedAt === null ? (
              <span className="pousse rang">
                <span className="s doux">{t('console.askedAt', { time: format.time(line.askedAt) })}</span>
                <button
                  type="button"
                  className="btn nu"
                  onClick={() => send({ intent: 'floor', speaker: line.id })}
                >
                  {t('console.giveFloor')}
                  <span className="sr"> {line.name}</span>
                </button>
              </span>
            ) : (
              <span className="etiq now pousse">{t('console.speaking')}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
