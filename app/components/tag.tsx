import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** `now` just moved, `late`, `done`, `running`, `room` in session, `plain` anything else. */
export type TagTone = 'plain' | 'now' | 'late' | 'done' | 'running' | 'room';

const tones: Record<TagTone, string | false> = {
  plain: false,
  now: 'now',
  late: 'ret',
  done: 'fait',
  running: 'encours',
  room: 'j',
};

/** A state in words, on its ground. */
export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: TagTone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={classNames('etiq', tones[tone])}>
      {icon ? <Icon of={icon} /> : null}
      {children}
    </span>
  );
}

/** Marks invented data: « Exemple » unless other words are given. */
export function ExampleTag({ children }: { children?: ReactNode }) {
  const { t } = useI18n();
  return <span className="ex">{children ?? t('components.example')}</span>;
}

/** `done` of `total` boxes filled: « Précision : 4 sur 6 ». */
export function Gauge({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <span className="jauge" role="img" aria-label={label}>
      {Array.from({ length: total }, (_, box) => (
        <i key={box} className={box < done ? 'f' : undefined} />
      ))}
    </span>
  );
}
