import { Timer, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { LogoMark } from '#app/components/logo.tsx';
import { phaseOf } from '#app/components/step-header.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { secondsLeft } from './model.ts';
import { usePhone } from './use-phone.ts';

/** Now, again each second. */
function useSecond(): void {
  const [, turn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => turn((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
}

/** Where the room is, and the time left by the server's clock. The last minute is announced once. */
export function Head({ place, total }: { place: number | null; total: number }) {
  useSecond();
  const { t, format } = useI18n();
  const { live, serverNow, start } = usePhone();
  const { fields } = live.snapshot;
  const seconds = fields.state === 'open' ? secondsLeft(fields, serverNow()) : null;
  const phase = seconds === null ? 'running' : phaseOf(seconds);
  return (
    <header className="haut" data-phase={phase}>
      <span className="marque">
        <LogoMark />
      </span>
      <b className="min-w-0">
        {place === null ? start.meeting.title : t('phone.step', { count: place, total })}
      </b>
      {fields.paused ? <span className="etiq bg-encre text-calque">{t('phone.pause')}</span> : null}
      {seconds === null ? null : (
        <span className="chrono pousse" role="timer" aria-label={t('components.step.left')}>
          <Icon of={Timer} /> {phase === 'over' ? `+\u00a0${format.clock(seconds)}` : format.clock(seconds)}
        </span>
      )}
      <span className="sr" role="status">
        {phase === 'last' ? t('components.step.last') : phase === 'over' ? t('components.step.over') : ''}
      </span>
    </header>
  );
}

/** The network is gone: not a fault, one goes on. */
export function Offline() {
  useSecond();
  const { t } = useI18n();
  const { offSince, outbox, askNow, retry } = usePhone();
  const waiting = outbox.entries.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  if (offSince === null) return null;
  return (
    <div className="hors-ligne" role="status">
      <Icon of={WifiOff} />
      <p>
        <b>{t('phone.offline.since', { count: Math.max(1, Math.round((Date.now() - offSince) / 1000)) })}</b>
        <br />
        {waiting === 0 ? t('phone.offline.goOn') : t('phone.offline.pending', { count: waiting })}
      </p>
      <button
        type="button"
        className="btn"
        onClick={() => {
          retry();
          askNow();
        }}
      >
        {t('phone.offline.try')}
      </button>
    </div>
  );
}
