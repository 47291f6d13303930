import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type SectionProps = {
  title: ReactNode;
  /** A few grey words beside the title: unit, scope. */
  note?: ReactNode;
  /** A link, a tag or a button at the end of the title's line. */
  action?: ReactNode;
  link?: { href: string; label: string } | undefined;
  level?: 2 | 3 | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
};

/** A section of a sheet: a 2 px rule, a title, no box. */
export function Section({ title, note, action, link, level = 2, id, className, children }: SectionProps) {
  const titleId = useId();
  const Title = `h${level}` as const;
  return (
    <section className={classNames('sec', className)} aria-labelledby={titleId} id={id}>
      <header>
        <Title id={titleId} className={level === 3 ? 'text-titre' : undefined}>
          {title}
        </Title>
        {note ? <span className="s doux">{note}</span> : null}
        {link ? <a href={link.href}>{link.label}</a> : null}
        {action}
      </header>
      {children}
    </section>
  );
}
