import { RefreshCw, type LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, AnchorHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** One primary a screen; `danger` for what cannot be undone; `bare` is a button that reads as a link. */
export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'bare';

const tones: Record<ButtonTone, string> = { primary: 'p', secondary: '', danger: 'danger', bare: 'nu' };

type Look = {
  tone?: ButtonTone | undefined;
  /** `large` is the one action of a phone page: full width, 56 px. */
  size?: 'normal' | 'large' | undefined;
  icon?: LucideIcon | undefined;
  /** Where the icon stands; `after` for what goes forward. */
  iconPlace?: 'before' | 'after' | undefined;
};

export type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
    children: ReactNode;
    /** The work is on its way: the label says which, clicks wait. */
    busy?: boolean | undefined;
    /** Why the button is closed: this becomes its label (« Fermé par l’animatrice »). It stays reachable by keyboard. */
    closed?: string | null | undefined;
    buttonRef?: Ref<HTMLButtonElement> | undefined;
  };

/** A button, with its word. `type` is `button` unless said. */
export function Button({
  tone = 'secondary',
  size = 'normal',
  icon,
  iconPlace = 'before',
  busy = false,
  closed = null,
  buttonRef,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const shown = busy ? RefreshCw : icon;
  const held = busy || Boolean(closed);
  // Not the `disabled` attribute: it takes the button, and its reason, away from the keyboard and the screen reader.
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (held) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      ref={buttonRef}
      type={type}
      className={classNames('btn', tones[tone], size === 'large' && 'g', className)}
      aria-disabled={closed ? true : undefined}
      aria-busy={busy || undefined}
      onClick={click}
    >
      {shown && iconPlace === 'before' ? <Icon of={shown} /> : null}
      {closed || children}
      {shown && iconPlace === 'after' ? <Icon of={shown} /> : null}
    </button>
  );
}

export type LinkButtonProps = Look &
  AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode };

/** A link that weighs as much as a button: it goes somewhere, it changes nothing. */
export function LinkButton({
  tone = 'secondary',
  size = 'normal',
  icon,
  iconPlace = 'before',
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} className={classNames('btn', tones[tone], size === 'large' && 'g', className)}>
      {icon && iconPlace === 'before' ? <Icon of={icon} /> : null}
      {children}
      {icon && iconPlace === 'after' ? <Icon of={icon} /> : null}
    </a>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  /** What it does, in words: read aloud and shown as a title. */
  label: string;
  icon: LucideIcon;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
};

/** Only for ×, ±, pause and « … »; any other icon has its word beside it. */
export function IconButton({ label, icon, className, buttonRef, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      ref={buttonRef}
      type={type}
      className={classNames('btn ico', className)}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} />
    </button>
  );
}
