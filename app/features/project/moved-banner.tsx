import type { ReactNode } from 'react';
import { effectSentence, moveSentence } from '#app/features/impact/move-words.ts';
import type { Move } from '#app/features/impact/moves.ts';
import { useI18n } from '#app/i18n/index.ts';

/**
 * « À l'instant »: who changed what, and by how much it moved the net and the score. `project` names the project when the
 * page shows several; `children` are the actions on the right (undo).
 */
export function MovedBanner({
  move,
  me,
  project,
  children,
}: {
  move: Move | null;
  me: string;
  project?: string;
  children?: ReactNode;
}) {
  const i18n = useI18n();
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
      <p role="status" className="min-w-0 flex-1 text-sm">
        {move === null ? (
          <span className="doux">{i18n.t('impact.moved.quiet')}</span>
        ) : (
          // The key restarts the four seconds of yellow at each gesture.
          <span
            key={`${move.candidate} ${move.input} ${move.from} ${move.by.id}`}
            className="trace inline-block rounded-sm bg-jaune-clair py-1 pr-3 pl-1"
          >
            <span className="etiq now mr-2">{i18n.t('impact.now')}</span>
            {project === undefined ? null : (
              <b>
                {project}
                {'\u00a0'}:{' '}
              </b>
            )}
            {moveSentence(i18n, move, move.by.id === me)}{' '}
            <span className="delta whitespace-normal">{effectSentence(i18n, move)}</span>
          </span>
        )}
      </p>
      {children}
    </div>
  );
}
