import type { Message } from '../../message.ts';
import type { strategies as fr } from '../fr/strategies.ts';

export const strategies: Readonly<Record<keyof typeof fr, Message>> = {
  'diagnostic.strategy.srdeii': 'SRDEII',
  'diagnostic.strategy.sraddet': 'SRADDET',
  'diagnostic.strategy.scot': 'SCoT',
  'diagnostic.strategy.plui': 'PLUi',
  'diagnostic.strategy.pcaet': 'PCAET',
  'diagnostic.strategy.territoires-industrie': 'Territoires d’industrie',
  'diagnostic.strategy.crte': 'CRTE',
  'diagnostic.strategy.other': 'Other',
};
