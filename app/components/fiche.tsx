import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from './class-names.ts';

/** How far the object has travelled: card, priority, action or project, evaluation. */
export const FICHE_STEPS = 4;

/** The four notches, the first `done` of them filled, said in words to a screen reader. */
export function Notches({ done }: { done: number }) {
  const { t } = useI18n();
  return (
    <span className="parcours">
      {Array.from({ length: FICHE_STEPS }, (_, step) => (
        <i key={step} className={step < done ? 'f' : undefined} />
      ))}
      <span className="sr">{t('components.fiche.steps', { count: done, total: FICHE_STEPS })}</span>
    </span>
  );
}

export type FicheProps = {
  /** The number for life: BEL-0142. Absent while the object is not stored. */
  number?: string | undefined;
  /** Steps done, 0 to 4. */
  steps?: number | undefined;
  title: ReactNode;
  /** Makes the whole fiche a link. */
  href?: string | undefined;
  /** One line under the title: who, when, how many votes. */
  meta?: ReactNode;
  /** Just arrived: yellow. The word says it too. */
  isNew?: boolean | undefined;
  selected?: boolean | undefined;
  /** Heading level of the title; 0 for a plain paragraph. */
  level?: 0 | 2 | 3 | 4 | undefined;
  /** Buttons, votes: stays clickable over the link. */
  actions?: ReactNode;
  children?: ReactNode;
  className?: string | undefined;
};

/** The object that travels, and the only card of the product. */
export function Fiche(props: FicheProps) {
  const {
    number,
    steps,
    title,
    href,
    meta,
    isNew = false,
    selected = false,
    level = 3,
    actions,
    children,
  } = props;
  const { t } = useI18n();
  const Title = level === 0 ? 'p' : (`h${level}` as const);
  return (
    <article className={classNames('fiche', isNew && 'neuve', selected && 'choisie', props.className)}>
      {number || steps !== undefined || isNew ? (
        <p className="no">
          {number}
          {isNew ? <b className="font-sans">{t('components.fiche.new')}</b> : null}
          {steps === undefined ? null : (
            <span className="pousse">
              <Notches done={steps} />
            </span>
          )}
        </p>
      ) : null}
      <Title className="nom">
        {href ? (
          <a className="etend" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </Title>
      {meta ? <p className="s doux">{meta}</p> : null}
      {children}
      {actions ? <div className="agir rang mt-2 flex-wrap">{actions}</div> : null}
    </article>
  );
}
