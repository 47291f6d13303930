import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import type { ContributionKind } from '#app/services/index.ts';
import { canChange, ownOf, type Own } from './model.ts';
import { SendForm } from './send-form.tsx';
import { Sent } from './sent-list.tsx';
import { usePhone } from './use-phone.ts';

/** What one gave of a kind in a step, the latest first, each with where it is; taken back while the room has not seen it. */
export function OwnList<Kind extends ContributionKind>({
  kind,
  step,
  parent,
  title,
  write,
  detail,
}: {
  kind: Kind;
  step: string;
  /** Only those about this. */
  parent?: string;
  title: string;
  write: (own: Own<Kind>) => string;
  detail?: (own: Own<Kind>) => ReactNode;
}) {
  const { given, frozen, start } = usePhone();
  const { t } = useI18n();
  const own = ownOf(given.own, kind, step).filter((each) => parent === undefined || each.parent === parent);
  if (own.length === 0) return null;
  return (
    <div className="grid gap-2">
      <h2 className="text-xl">{title}</h2>
      <ul className="envois">
        {[...own].reverse().map((each) => (
          <Sent
            key={each.key}
            state={each.state}
            at={each.at}
            refusal={each.refusal}
            sendKey={each.key}
            text={write(each)}
            detail={detail?.(each)}
            actions={
              each.id !== null && canChange(each) && !frozen ? (
                <SendForm
                  path="contributions"
                  hidden={{ intent: 'withdraw', id: each.id, key: `${start.seed}-w-${each.id.slice(0, 20)}` }}
                  body={{ what: 'withdraw', id: each.id }}
                >
                  <button type="submit" className="btn">
                    {t('phone.takeBack')}
                  </button>
                </SendForm>
              ) : null
            }
          />
        ))}
      </ul>
    </div>
  );
}
