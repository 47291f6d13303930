import { Copy, RotateCcw } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, Dialog, TextField } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { Meeting } from '#app/services/index.ts';
import type { FormTag } from './agenda-page.tsx';
import { localIn } from './local-time.ts';
import { RetentionField } from './meeting-fields.tsx';

/** The longest title of a meeting, with room for the words that say it is a copy. */
const TITLE_MAX = 120;

/** What a reset would erase, counted now, and the people it leaves. */
export type MeetingHoldings = { contributions: number; votes: number; families: number; joined: number };

/** The button and the question that make a new meeting with the same agenda. `start`: proposed for the copy. */
export function DuplicateButton({ meeting, start, Form }: { meeting: Meeting; start: Date; Form: FormTag }) {
  const { t } = useI18n();
  const [asked, ask] = useState(false);
  return (
    <>
      <Button icon={Copy} onClick={() => ask(true)}>
        {t('agenda.duplicate')}
        <span className="sr"> {meeting.title}</span>
      </Button>
      <Dialog
        open={asked}
        onClose={() => ask(false)}
        title={t('agenda.duplicateTitle', { title: meeting.title })}
      >
        <p className="mb-3">{t('agenda.duplicateText')}</p>
        <Form
          method="post"
          action={`/m/${meeting.id}/agenda`}
          className="grid gap-3"
          onSubmit={() => ask(false)}
        >
          <input type="hidden" name="intent" value="duplicate" />
          <TextField
            label={t('agenda.title')}
            name="title"
            required
            autoFocus
            maxLength={TITLE_MAX}
            defaultValue={t('agenda.copyName', { title: meeting.title }).slice(0, TITLE_MAX)}
          />
          <TextField
            label={t('agenda.start')}
            name="startsAt"
            type="datetime-local"
            required
            defaultValue={localIn(start)}
          />
          <RetentionField meeting={meeting} />
          <p className="rang flex-wrap">
            <Button type="submit" tone="primary">
              {t('agenda.duplicateButton')}
            </Button>
            <Button onClick={() => ask(false)}>{t('console.cancel')}</Button>
          </p>
        </Form>
      </Dialog>
    </>
  );
}

/** The button and the question that erase what a meeting holds: a real one asks for its code, a rehearsal does not. */
export function ResetButton({
  meeting,
  rehearsal,
  holdings,
  Form,
}: {
  meeting: Meeting;
  rehearsal: boolean;
  holdings: MeetingHoldings;
  Form: FormTag;
}) {
  const { t, format } = useI18n();
  const [asked, ask] = useState(false);
  const [typed, type] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { contributions, votes, families, joined } = holdings;
  const code = format.code(meeting.code);

  const close = (): void => {
    ask(false);
    type('');
    setWrong(null);
  };
  /** The server asks too: this only spares a page to who mistyped. */
  const submit = (event: FormEvent): void => {
    if (rehearsal || typed.replace(/\D/g, '') === meeting.code) return close();
    event.preventDefault();
    setWrong(t('agenda.resetWrong', { code, found: typed.slice(0, 20) }));
  };
  return (
    <>
      <Button icon={RotateCcw} onClick={() => ask(true)}>
        {t('agenda.reset')}
      </Button>
      <Dialog open={asked} onClose={close} alert title={t('agenda.resetTitle', { title: meeting.title })}>
        <p className="font-bold">{t('agenda.resetErased')}</p>
        <ul className="mb-3 list-disc pl-5">
          {contributions > 0 ? <li>{t('agenda.resetContributions', { count: contributions })}</li> : null}
          {votes > 0 ? <li>{t('agenda.resetVotes', { count: votes })}</li> : null}
          {families > 0 ? <li>{t('agenda.resetFamilies', { count: families })}</li> : null}
          <li>{t('agenda.resetRest')}</li>
        </ul>
        <p className="mb-3">
          {t(joined > 0 ? 'agenda.resetKept' : 'agenda.resetKeptAlone', { count: joined })}
        </p>
        {rehearsal || contributions + votes === 0 ? null : (
          <p className="mb-3">
            {t('agenda.resetFirst')} <a href={`/m/${meeting.id}/restitution`}>{t('agenda.resetExport')}</a>
          </p>
        )}
        <Form method="post" action={`/m/${meeting.id}/agenda`} className="grid gap-3" onSubmit={submit}>
          <input type="hidden" name="intent" value="reset" />
          {rehearsal ? null : (
            <TextField
              label={t('agenda.resetCode', { code })}
              name="code"
              inputMode="numeric"
              autoComplete="off"
              autoFocus
              maxLength={20}
              value={typed}
              onChange={type}
              error={wrong}
            />
          )}
          <p className="rang flex-wrap">
            <Button type="submit" tone="danger" icon={RotateCcw}>
              {t('agenda.resetButton')}
            </Button>
            <Button onClick={close}>{t('console.cancel')}</Button>
          </p>
        </Form>
      </Dialog>
    </>
  );
}
