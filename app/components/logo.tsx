import { classNames } from './class-names.ts';

/** The iron cross on a brick wall, which holds the tie-rod that holds the building. */
export function LogoMark({ plain = false }: { plain?: boolean }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M3.2 8.2 8.2 3.2 16 12.6 23.8 3.2l5 5L19.4 16l9.4 7.8-5 5L16 19.4 8.2 28.8l-5-5L12.6 16z"
      />
      <circle
        cx="16"
        cy="16"
        r="4.6"
        fill={plain ? 'none' : '#FFC83A'}
        stroke="currentColor"
        strokeWidth="2.2"
      />
      {plain ? <circle cx="16" cy="16" r="3.5" className="fill-jaune" /> : null}
    </svg>
  );
}

/** The mark and the name; a link home when `href` is given. */
export function Logo({ href, className }: { href?: string; className?: string }) {
  const inside = (
    <>
      <LogoMark />
      {/* The name of the product, the same in every language. */}
      Ancrage
    </>
  );
  return href ? (
    <a className={classNames('marque', className)} href={href}>
      {inside}
    </a>
  ) : (
    <span className={classNames('marque', className)}>{inside}</span>
  );
}
