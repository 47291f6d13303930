import { useState, type ReactNode } from 'react';
import type { WriteResult } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { refusalSentence } from './refusal.ts';

/** Unwraps what a writer answers: its value, or null and the sentence to show in place until the next success. */
export function useRefusal(): { refusal: ReactNode; guard: <T>(result: WriteResult<T>) => T | null } {
  const i18n = useI18n();
  const [sentence, setSentence] = useState<string | null>(null);
  const guard = <T,>(result: WriteResult<T>): T | null => {
    setSentence(result.ok ? null : refusalSentence(i18n, result.failure));
    return result.ok ? result.value : null;
  };
  const refusal =
    sentence === null ? null : (
      <p role="alert" className="avis" data-tone="error">
        {sentence}
      </p>
    );
  return { refusal, guard };
}
