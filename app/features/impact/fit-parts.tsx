import { ShareBar } from '#app/components/charts/index.ts';
import { GradeBadge } from '#app/components/index.ts';
import type { Fit, FitPart } from '#app/engine/types.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';

/** The parts of the fit, each on its bar; one without data says what is missing. */
export function FitParts({ fit, onOpen }: { fit: Fit; onOpen?: (key: string) => void }) {
  const { t } = useI18n();
  return (
    <ul aria-label={t('fit.title')}>
      {fit.parts.map((part) => (
        <Part key={part.id} part={part} {...(onOpen === undefined ? {} : { onOpen })} />
      ))}
    </ul>
  );
}

function Part({ part, onOpen }: { part: FitPart; onOpen?: (key: string) => void }) {
  const { t, format } = useI18n();
  const name = t(`fit.part.${part.id}`);
  const missing = missingWords(t, part.missing);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-filet py-1.5 sm:grid-cols-[minmax(0,1fr)_8rem_3.5rem_auto]">
      <div className="min-w-0">
        {onOpen === undefined || part.score === null ? (
          <b>{name}</b>
        ) : (
          <button
            type="button"
            className="cursor-pointer font-bold hover:underline"
            aria-label={t('impact.open', {
              figure: name,
              value: t('fit.of100', { score: format.count(part.score) }),
            })}
            onClick={() => onOpen(part.trace)}
          >
            {name}
          </button>
        )}{' '}
        <span className="s doux">{t(`fit.part.${part.id}.text`)}</span>
        {missing === null ? null : (
          <p className="xs doux">
            {part.score === null
              ? t('fit.notComputed', { reason: missing })
              : t('fit.refine', { reason: missing })}
          </p>
        )}
      </div>
      {part.score === null ? null : (
        <>
          <span className="hidden self-center sm:block" aria-hidden="true">
            <ShareBar value={part.score / 100} max={1} tone="ink" />
          </span>
          <b className="chiffres self-center text-right">{format.count(part.score)}</b>
          <span className="self-center max-sm:hidden">
            <GradeBadge grade="E" word={false} />
          </span>
        </>
      )}
    </li>
  );
}

function missingWords(t: I18n['t'], code: string | null): string | null {
  const key = `missing.${code ?? ''}`;
  return isMessageKey(key) ? t(key) : null;
}
