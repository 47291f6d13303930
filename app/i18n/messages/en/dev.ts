import type { Message } from '../../message.ts';
import type { dev as fr } from '../fr/dev.ts';

export const dev: Readonly<Record<keyof typeof fr, Message>> = {
  'dev.example': 'example',
};
