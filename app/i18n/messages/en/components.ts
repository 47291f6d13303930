import type { Message } from '../../message.ts';
import type { components as fr } from '../fr/components.ts';

export const components: Readonly<Record<keyof typeof fr, Message>> = {
  'components.grade.A': 'proven',
  'components.grade.B': 'declared',
  'components.grade.C': 'estimated',
  'components.grade.D': 'estimated',
  'components.grade.E': 'assumed',
};
