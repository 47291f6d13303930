import { useEffect, useState } from 'react';
import { figureKey } from '#app/features/impact/balance.ts';
import type { Derivation, Scores } from '#app/features/impact/use-scores.ts';
import { useI18n } from '#app/i18n/index.ts';

/** The figure whose derivation names all that the slide shows: net rests on gross. */
const SHOWN = figureKey('J07', 'basin', 'net-basin');
/** Sources that fit on a slide; the others are counted. */
const LINES = 4;

/** Where the figures of the slide come from, while the key S is down once: null when it is not asked for. */
export function useSourcesSlide(
  { derive }: Pick<Scores, 'derive'>,
  candidate: string | undefined,
): { asked: boolean; derivation: Derivation | null } {
  const [asked, setAsked] = useState(false);
  const [derivation, setDerivation] = useState<Derivation | null>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 's' && !event.ctrlKey && !event.metaKey) setAsked((now) => !now);
      if (event.key === 'Escape') setAsked(false);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    if (!asked || candidate === undefined) return undefined;
    let left = false;
    void derive(candidate, SHOWN).then((found) => {
      if (!left) setDerivation(found);
    });
    return () => {
      left = true;
    };
  }, [asked, candidate, derive]);
  return { asked, derivation };
}

/** Formulas and sources, readable from ten metres; the address where each figure opens. */
export function SourcesSlide({ derivation, address }: { derivation: Derivation | null; address: string }) {
  const { t } = useI18n();
  const sources = derivation === null ? [] : citedBy(derivation);
  return (
    <main className="grid content-start gap-[2.2vh]">
      <p>{t('compare.sources.gross')}</p>
      <p>{t('compare.sources.net')}</p>
      {sources.slice(0, LINES).map(({ id, producer, vintage }) => (
        <p key={id}>
          <b>{producer}</b>, {vintage}
        </p>
      ))}
      <p>{t('compare.sources.more', { count: Math.max(0, sources.length - LINES), address })}</p>
    </main>
  );
}

function citedBy({ root, sources }: Derivation): { id: string; producer: string; vintage: string }[] {
  const ids = new Set<string>();
  const visit = (node: Derivation['root']): void => {
    for (const id of node.sources) ids.add(id);
    for (const input of node.inputs) visit(input);
  };
  visit(root);
  return [...ids].flatMap((id) => sources[id] ?? []);
}
