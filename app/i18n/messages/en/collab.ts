import type { Message } from '../../message.ts';
import type { collab as fr } from '../fr/collab.ts';

export const collab: Readonly<Record<keyof typeof fr, Message>> = {
  'collab.refused.malformed': 'the page and the server no longer understand each other, reload the page',
  'collab.refused.signedOut': 'you are signed out, sign in again',
  'collab.refused.forbidden': 'you may not write here',
  'collab.refused.noSuchRoom': 'this document does not exist, or no longer',
  'collab.refused.outdated': 'this page is older than the server, reload it',
  'collab.refused.tooLarge': 'this text is too long for the document, shorten it',
  'collab.refused.quarantined': 'this document is set aside for repair, the others stay open',
  'collab.refused.tooMany': 'too many pages are open under your name, close some',
  'collab.refused.unknown': 'the server refuses this document',
};
