import { Clock, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { EntryState } from '../outbox.ts';
import { usePhone } from './use-phone.ts';

/** « Envoyé », « En attente », « À renvoyer »: an icon, and words. */
export function SendState({ state }: { state: EntryState }) {
  const { t } = useI18n();
  switch (state) {
    case 'sent':
      return (
        <span className="etat" data-state="saved">
          <Icon of={CircleCheck} />
          {t('phone.sent')}
        </span>
      );
    case 'waiting':
    case 'sending':
      return (
        <span className="etat" data-state="pending">
          <Icon of={Clock} />
          {t(state === 'sending' ? 'phone.sending' : 'phone.waiting')}
        </span>
      );
    case 'refused':
      return (
        <span className="etat" data-state="refused">
          <Icon of={TriangleAlert} />
          {t('phone.refused')}
        </span>
      );
    default:
      return state satisfies never;
  }
}

/** Something of one's own: where it is, its words, when it was written, and what can be done with it. */
export function Sent({
  state,
  at,
  refusal,
  sendKey,
  text,
  number,
  detail,
  actions,
}: {
  state: EntryState;
  at: number;
  refusal: { code: string; sentence: string } | null;
  sendKey: string | null;
  text: string;
  number?: string | null;
  detail?: ReactNode;
  actions?: ReactNode;
}) {
  const { t, format } = useI18n();
  const { retry, drop } = usePhone();
  return (
    <li className="envoi" data-state={state}>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <SendState state={state} />
        <span className="text-sm">{format.time(new Date(at))}</span>
      </p>
      <p className="break-words whitespace-pre-wrap">
        {number ? <span className="mr-2 font-mono text-sm">{number}</span> : null}
        {text}
      </p>
      {detail ? <div className="text-base">{detail}</div> : null}
      {state === 'waiting' ? <p className="text-sm">{t('phone.waitingText')}</p> : null}
      {state === 'refused' ? <p className="text-sm font-semibold">{refusalWords(t, refusal)}</p> : null}
      {state === 'refused' && sendKey !== null ? (
        <p className="flex flex-wrap gap-2">
          <button type="button" className="btn" onClick={() => retry(sendKey)}>
            {t('phone.resend')}
          </button>
          <button type="button" className="btn" onClick={() => void copy(text)}>
            {t('phone.copy')}
          </button>
          <button type="button" className="btn" onClick={() => drop(sendKey)}>
            {t('phone.forget')}
          </button>
        </p>
      ) : null}
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </li>
  );
}

/** Why the server would not take it: its sentence, else ours. */
export function refusalWords(
  t: ReturnType<typeof useI18n>['t'],
  refusal: { code: string; sentence: string } | null,
): string {
  return refusal === null || refusal.sentence === '' ? t('phone.refusedText') : refusal.sentence;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused, or a plain http page: the words are on screen, to be selected by hand.
  }
}
