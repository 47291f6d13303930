import { createTransport } from 'nodemailer';
import type { Logger } from '#app/load-context.ts';
import { translate } from '#app/i18n/translate.ts';
import type { Mail, Outbox } from '#app/services/index.ts';

/** A sign-in link to send. */
export type LinkMail = { to: string; name: string; lang: 'fr' | 'en'; link: string; minutes: number };

/** Writes mails, then sends, prints or keeps them. */
export interface Mailer extends Outbox {
  /** Returns at once; a mail that cannot leave is a line of the log. */
  sendLink(mail: LinkMail): void;
  /** A mail already written. Returns at once, as `sendLink`. */
  send(mail: Omit<Mail, 'at'>): void;
  /** Resolves when every mail given so far has left or failed. */
  settled(): Promise<void>;
}

export type MailerOptions = {
  /** null: mails are printed instead of sent. */
  smtpUrl: string | null;
  from: string;
  /** Keeps printed mails for the outbox page: in a demonstration only, since it signs anybody in. */
  keep: boolean;
  logger: Logger;
  print(text: string): void;
  now: () => Date;
};

/** Mails the outbox remembers. */
const KEPT = 20;

export function createMailer({ smtpUrl, from, keep, logger, print, now }: MailerOptions): Mailer {
  const transport = smtpUrl === null ? null : createTransport(smtpUrl);
  const kept: Mail[] = [];
  const leaving = new Set<Promise<void>>();

  function leave(mail: Omit<Mail, 'at'>): void {
    const sending = deliver({ ...mail, at: now() }).finally(() => leaving.delete(sending));
    leaving.add(sending);
  }

  async function deliver(mail: Mail): Promise<void> {
    if (transport === null) {
      print(`\n— ${mail.to} — ${mail.subject}\n${mail.text}\n`);
      if (keep) kept.unshift(mail);
      kept.splice(KEPT);
      return;
    }
    try {
      await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
    } catch (error) {
      logger.error('mail not sent', { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    sendLink({ to, name, lang, link, minutes }) {
      const subject = translate(lang, 'mail.link.subject');
      const text = translate(lang, 'mail.link.text', { name, link, minutes });
      leave({ to, subject, text });
    },
    send: leave,
    settled: async () => {
      await Promise.all(leaving);
    },
    outbox: () => [...kept],
  };
}
