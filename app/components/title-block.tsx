import type { ReactNode } from 'react';
import { ExampleTag } from './tag.tsx';

export type TitleBlockProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Invented data: the tag says so, in words. */
  example?: boolean | undefined;
  /** Who, when, which version: label and value. */
  facts?: readonly { label: string; value: ReactNode }[] | undefined;
  actions?: ReactNode;
};

/** The title block of a drawing (« cartouche »): the page's h1, and what identifies the sheet. */
export function TitleBlock({ title, subtitle, example = false, facts = [], actions }: TitleBlockProps) {
  return (
    <div className="cartouche">
      <div className="titre">
        <div className="rang flex-wrap">
          <h1>{title}</h1>
          {example ? <ExampleTag /> : null}
        </div>
        {subtitle ? <p className="s doux">{subtitle}</p> : null}
      </div>
      {facts.length > 0 ? (
        <dl>
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {actions ? <div className="agir">{actions}</div> : null}
    </div>
  );
}
