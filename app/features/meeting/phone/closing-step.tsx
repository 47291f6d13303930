import { formatNumber } from '#app/documents/precision.ts';
import type { MeetingStep } from '#app/documents/meeting.ts';
import { useI18n } from '#app/i18n/index.ts';
import { ActionList } from './actions-step.tsx';
import { Bottom } from './bottom.tsx';
import { ownOf } from './model.ts';
import { usePhone } from './use-phone.ts';

/** One's own sheet: what one said, what the room decided. */
export function Sheet({ step }: { step: MeetingStep | null }) {
  const { t } = useI18n();
  const { given, start } = usePhone();
  const priorities = ownOf(given.own, 'priority').filter(({ state }) => state !== 'refused');
  return (
    <>
      <h2 className="border-t-2 border-encre pt-2 text-xl">{t('phone.closing.mine')}</h2>
      {priorities.length === 0 ? <p>{t('phone.closing.noPriority')}</p> : null}
      <ul className="grid gap-3">
        {priorities.map(({ key, number, content }) => (
          <li key={key} className="fiche">
            {number === null ? null : <p className="no">{formatNumber(start.prefix, number)}</p>}
            <p className="nom break-words">{content.title}</p>
          </li>
        ))}
      </ul>
      <h2 className="border-t-2 border-encre pt-2 text-xl">{t('phone.closing.actions')}</h2>
      <ActionList step={step} />
      {start.mine === null ? null : (
        <a className="btn g" href={`/m/${start.meeting.id}/fiche`}>
          {t('phone.closing.sheet')}
        </a>
      )}
    </>
  );
}

export function ClosingStep({ step }: { step: MeetingStep }) {
  return (
    <>
      <Sheet step={step} />
      <Bottom step={step} />
    </>
  );
}
