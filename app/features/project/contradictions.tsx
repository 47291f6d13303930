import { Notice } from '#app/components/index.ts';
import {
  contradictionsOf,
  isFactId,
  type Contradiction,
  type FieldId,
  type Side,
} from '#app/engine/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';

/** What the project declares that cannot all be true: both figures, and the way to each field. Nothing is erased. */
export function Contradictions({ scenario, onGo }: { scenario: Scenario; onGo?: (field: FieldId) => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const found = contradictionsOf(scenario);
  if (found.length === 0) return null;
  return (
    <Notice tone="missing" title={t('clash.title', { count: found.length })}>
      <ul className="grid gap-1">
        {found.map((one) => (
          <li key={`${one.code} ${one.more.id}`}>
            {clashWords(i18n, one)}{' '}
            {onGo === undefined
              ? null
              : one.inputs.map((input) => (
                  <button key={input} type="button" className="lien mr-3" onClick={() => onGo(input)}>
                    {t('clash.go', { what: theWords(i18n, input) })}
                  </button>
                ))}
          </li>
        ))}
      </ul>
      {onGo === undefined ? null : <p>{t('clash.kept')}</p>}
    </Notice>
  );
}

/** One contradiction in a sentence, both figures told. */
export function clashWords({ t, format }: I18n, { code, more, most, year }: Contradiction): string {
  const write = ({ value, unit }: Side): string => format.quantity(value, unit);
  return t(`clash.${code}`, {
    more: write(more),
    most: write(most),
    year: year ?? '',
    part: isFactId(more.id) ? t(`fact.${more.id}`) : '',
    whole: theWords({ t }, most.id),
  });
}

/** A declared figure inside a sentence: « les emplois directs », « « Contrats d’alternance » ». */
function theWords({ t }: Pick<I18n, 't'>, id: string): string {
  const key = `project.the.${id}`;
  if (isMessageKey(key)) return t(key);
  return isFactId(id) ? t('fact.quoted', { fact: t(`fact.${id}`) }) : id;
}
