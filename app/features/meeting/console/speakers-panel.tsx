import { Mic, MicOff, X } from 'lucide-react';
import type { MeetingSnapshot } from '#app/documents/index.ts';
import { Button, IconButton, Section } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { SpeakerLine } from '#app/services/index.ts';
import { useWire } from './send.ts';

/** Who speaks, then who asked to, in order; who speaks for a table is put there when the room comes together. */
export function SpeakersPanel({
  speakers,
  snapshot,
}: {
  speakers: readonly SpeakerLine[];
  snapshot: MeetingSnapshot;
}) {
  const { t, format } = useI18n();
  const { send } = useWire();
  if (speakers.length === 0) return null;
  const [first] = speakers.filter(({ startedAt }) => startedAt === null);
  const voices = new Map(
    snapshot.collections.tableStates.map(({ table, rapporteur }) => [table, rapporteur] as const),
  );
  const speaking = speakers.some(({ startedAt }) => startedAt !== null);
  return (
    <Section
      className="mt-4"
      title={t('console.speakers')}
      note={t('console.speakersNote', { count: speakers.length })}
      action={
        <span className="rang">
          {first ? (
            <Button tone="primary" icon={Mic} onClick={() => send({ intent: 'floor', speaker: first.id })}>
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
      {/* Forty tables speak in a room of three hundred: what comes after them stays within reach. */}
      <ol className="max-h-80 overflow-y-auto">
        {speakers.map((line) => (
          <li key={line.id} className="flex items-center gap-3 border-b border-filet py-1.5">
            <b>{line.name}</b>
            <span className="s doux">
              {line.table === null
                ? ''
                : t(voices.get(line.table) === line.name ? 'console.forTable' : 'console.table', {
                    table: line.table,
                  })}
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
                <IconButton
                  icon={X}
                  label={t('console.dropSpeaker', { name: line.name })}
                  onClick={() => send({ intent: 'floor-drop', speaker: line.id })}
                />
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
