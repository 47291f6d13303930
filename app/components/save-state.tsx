import { CircleCheck, Clock, CloudUpload, TriangleAlert, WifiOff, type LucideIcon } from 'lucide-react';
import { useI18n } from '#app/i18n/index.ts';
import { Icon } from './icon.tsx';

/** Where what one wrote is now. `pending` is kept here and waits to be sent; `refused` must be sent again. */
export type SaveStateName = 'saved' | 'saving' | 'pending' | 'offline' | 'refused';

const icons: Record<SaveStateName, LucideIcon> = {
  saved: CircleCheck,
  saving: CloudUpload,
  pending: Clock,
  offline: WifiOff,
  refused: TriangleAlert,
};

export type SaveStateProps = {
  state: SaveStateName;
  /** Sends that wait, for `pending`. */
  count?: number | undefined;
  /** Why it was refused. */
  reason?: string | undefined;
  /** On the yellow head of a phone, everything is ink. */
  onYellow?: boolean | undefined;
};

/** The state of saving: an icon, and words. Offline is not a fault: the person goes on. */
export function SaveState({ state, count = 1, reason, onYellow = false }: SaveStateProps) {
  const { t } = useI18n();
  return (
    <span
      className={onYellow && state !== 'offline' ? 'etat sur-jaune' : 'etat'}
      data-state={state}
      role="status"
    >
      <Icon of={icons[state]} />
      {t(`components.save.${state}`, { count })}
      {state === 'refused' && reason ? ` (${reason})` : null}
    </span>
  );
}
