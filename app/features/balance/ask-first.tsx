import { useState, type ReactNode } from 'react';
import { Button, Dialog, type ButtonTone } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';

/** A button that says the consequences before it sends its form. */
export function AskFirst({
  label,
  title,
  intent,
  action,
  tone = 'secondary',
  children,
}: {
  label: string;
  /** The question: « Figer ce bilan ? ». */
  title: string;
  /** What the route is asked to do. */
  intent: string;
  /** Where the form goes; this page when absent. */
  action?: string;
  tone?: ButtonTone;
  children: ReactNode;
}) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  return (
    <>
      <Button tone={tone} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        alert
        actions={
          <>
            <form method="post" {...(action === undefined ? {} : { action })} onSubmit={() => setSent(true)}>
              <input type="hidden" name="intent" value={intent} />
              <Button type="submit" tone="primary" busy={sent}>
                {label}
              </Button>
            </form>
            <Button onClick={() => setOpen(false)}>{t('balance.cancel')}</Button>
          </>
        }
      >
        {children}
      </Dialog>
    </>
  );
}
