import type { Message } from '#app/i18n/message.ts';
import type { start as fr } from '../fr/start.ts';

/** What the server prints once it serves. */
export const start: Record<keyof typeof fr, Message> = {
  'start.serving': 'Ancrage is ready: {url}',
  'start.network': 'On the local network: {url}',
  'start.join': 'Join the demonstration meeting: {url} (code {code})',
  'start.demo': 'Sign in without an account: pick a role on {url}',
  'start.link': 'Sign in: ask for a link by mail on {url}',
  'start.mail': 'Without SMTP_URL, mails are shown here.',
};
