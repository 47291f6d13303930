import type { Message } from '#app/i18n/message.ts';
import type { mail as fr } from '../fr/mail.ts';

/** Mails the server sends. */
export const mail: Record<keyof typeof fr, Message> = {
  'mail.link.subject': 'Your sign-in link to Ancrage',
  'mail.link.text':
    'Hello {name},\n\nTo sign in, open this link:\n\n{link}\n\nIt works once, for {minutes} minutes. If you did not ask for it, do nothing: nobody has signed in.',
};
