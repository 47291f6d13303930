import type { Message } from '../../message.ts';
import type { charts as fr } from '../fr/charts.ts';

export const charts: Readonly<Record<keyof typeof fr, Message>> = {
  'charts.example': 'example',
};
