import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import type { MeetingStep } from '#app/documents/meeting.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { Draft } from './draft-form.tsx';
import { usePhone } from './use-phone.ts';

/** « Brouillon gardé sur ce téléphone »: only when it is. */
export function DraftKept({ draft }: { draft: Draft }) {
  const { t } = useI18n();
  if (!draft.filled) return null;
  return (
    <p className={draft.kept ? 'etat' : 'text-sm'} data-state="saved">
      {draft.kept ? <Icon of={Check} /> : null}
      {t(draft.kept ? 'phone.draftKept' : 'phone.draftNotKept')}
    </p>
  );
}

/** The foot of a step, under the thumb: its main button, then « J’ai terminé », which can be taken back. */
export function Bottom({ step, children }: { step: MeetingStep; children?: ReactNode }) {
  const { start, live, given, send, frozen } = usePhone();
  const { t } = useI18n();
  const { fields } = live.snapshot;
  const isReady = given.ready.has(step.id);
  const asks = step.id === fields.stepId && fields.state === 'open' && start.mine !== null;
  return (
    <div className="bas">
      {children}
      {asks ? (
        <form
          method="post"
          action={`/m/${start.meeting.id}/ready`}
          className="flex flex-wrap items-center justify-between gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!frozen) send({ what: 'ready', step: step.id, ready: !isReady });
          }}
        >
          <input type="hidden" name="step" value={step.id} />
          <input type="hidden" name="ready" value={isReady ? 'false' : 'true'} />
          {isReady ? (
            <span className="etat" data-state="saved" role="status">
              <Icon of={Check} />
              {t('phone.ready.done')}
            </span>
          ) : null}
          <button
            type="submit"
            className={isReady || children ? 'btn ml-auto' : 'btn g'}
            aria-disabled={frozen || undefined}
          >
            {t(isReady ? 'phone.ready.undo' : 'phone.ready.say')}
          </button>
        </form>
      ) : null}
    </div>
  );
}
