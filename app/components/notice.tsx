import { CircleCheck, Info, TriangleAlert, Users, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Icon } from './icon.tsx';

/** `now`: something just changed. `missing`: a figure lacks. `room`: the meeting speaks. `error` alone interrupts. */
export type NoticeTone = 'plain' | 'done' | 'now' | 'missing' | 'room' | 'error';

const icons: Record<NoticeTone, LucideIcon> = {
  plain: Info,
  done: CircleCheck,
  now: Info,
  missing: TriangleAlert,
  room: Users,
  error: TriangleAlert,
};

export type NoticeProps = {
  tone?: NoticeTone | undefined;
  /** One sentence, in bold. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** False for a notice that was there from the start: nothing to announce. */
  live?: boolean | undefined;
};

/** Said in place, and stays: nothing flies away before it is read. */
export function Notice({ tone = 'plain', title, children, actions, live = true }: NoticeProps) {
  const role = tone === 'error' ? 'alert' : 'status';
  return (
    <div className="avis" data-tone={tone} role={live ? role : undefined}>
      <Icon of={icons[tone]} />
      <div className="min-w-0">
        {title ? <b>{title}</b> : null} {children}
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
    </div>
  );
}

/** What is wrong, what stays on screen, what to do. */
export function ErrorNotice(props: Omit<NoticeProps, 'tone'>) {
  return <Notice {...props} tone="error" />;
}

/** Nothing yet: an invitation to begin, with the button that begins. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="vide">
      <p>
        <b>{title}</b>
      </p>
      {children ? <div className="s">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}

/** What is being computed, and for how long when it is known (« 2 s »). */
export function Loading({ what, duration }: { what: string; duration?: string | undefined }) {
  const { t } = useI18n();
  const words = duration ? t('components.loading.with', { what, duration }) : what;
  return (
    <div className="grid gap-1.5" role="status" aria-busy="true">
      <div className="squel" />
      <div className="squel" />
      <p className="xs">{words}</p>
    </div>
  );
}
