import type { Message } from '../../message.ts';
import type { phases as fr } from '../fr/phases.ts';

export const phases: Readonly<Record<keyof typeof fr, Message>> = {
  'phases.pairs': 'In pairs',
  'phases.tables': 'At your table',
  'phases.plenary': 'All together',
  'phases.do.pairs':
    'Turn to the person beside you. One reads their priority, the other asks a question. Then swap.',
  'phases.do.tables':
    'At your table: which ones say the same? What is missing to make them possible? Choose who will speak for the table.',
  'phases.do.plenary':
    'Each table says in one minute what it keeps. The others listen and complete their cards.',
  'phases.place': 'Part {count} of {total}',
  'phases.left': 'Time left for this part',
  'phases.table.none': 'Nobody speaks for table {table} yet.',
  'phases.table.other': '{name} speaks for table {table}.',
  'phases.table.mine': 'You speak for table {table}.',
  'phases.table.soon': 'It is your turn soon.',
  'phases.table.turn': {
    one: '{count} person speaks before you.',
    other: '{count} people speak before you.',
  },
  'phases.table.said': 'Your name here is then shown to the facilitators and to the room.',
  'phases.table.speak': 'I speak for table {table}',
  'phases.table.instead': 'I will, instead',
  'phases.table.stop': 'No longer speak for the table',
  'phases.overTime': 'The time of this part has run out.',
  'phases.refused.seat': 'Choose your table first, then say that you speak for it.',
};
