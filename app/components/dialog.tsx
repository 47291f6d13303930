import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useI18n } from '#app/i18n/index.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  /** The question, in words: « Figer ce bilan ? ». */
  title: string;
  /** What will happen and what can be undone, before the buttons. */
  children: ReactNode;
  /** The buttons: the action first, then the way out. */
  actions?: ReactNode;
  /** A confirmation that must be answered: a click outside does not close it. */
  alert?: boolean | undefined;
  wide?: boolean | undefined;
};

/** A question that must be answered. Focus goes in, stays in, and returns. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  alert = false,
  wide = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className="voile"
      isOpen={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      isDismissable={!alert}
    >
      <Modal className={classNames('dialogue', wide && 'large')}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="outline-none">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="s mt-1 mb-3">{children}</div>
          {actions ? <div className="rang flex-wrap">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A side panel over the page: where a figure comes from, the details of a row. */
export function Panel({
  open,
  onClose,
  title,
  children,
}: Pick<DialogProps, 'open' | 'onClose' | 'title' | 'children'>) {
  const { t } = useI18n();
  return (
    <ModalOverlay
      className="voile cote-droit"
      isOpen={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      isDismissable
    >
      <Modal className="panneau">
        <AriaDialog className="outline-none">
          <div className="rang mb-3 items-start border-b-2 border-encre pb-2">
            <Heading slot="title" level={2} className="text-xl">
              {title}
            </Heading>
            <IconButton className="pousse" icon={X} label={t('components.close')} onClick={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
