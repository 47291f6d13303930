import type { Message } from '../../message.ts';
import type { editing as fr } from '../fr/editing.ts';

export const editing: Readonly<Record<keyof typeof fr, Message>> = {
  'editing.undo': 'Undo',
  'editing.redo': 'Redo',
  'editing.undoHint': 'Undoes your last change, not other people’s (Ctrl+Z)',
  'editing.fieldOpening': 'The document is opening: you can write in a moment.',
  'editing.stage.closed': 'Stage closed on {date} by {name}',
  'editing.stage.closedNoName': 'Stage closed on {date}',
  'editing.stage.readOnly':
    'Members read this document. To change it, ask the secretary or a facilitator to open the stage again.',
  'editing.stage.stillWrites':
    'Members read this document. Facilitators and the secretary may still write in it.',
  'editing.stage.close': 'Close this stage',
  'editing.stage.closeMeans': 'The committee will read it and no longer write in it; you can open it again.',
  'editing.stage.reopen': 'Open the stage again',
  'editing.opening': 'Opening the document…',
  'editing.up': 'Move up',
  'editing.down': 'Move down',
  'editing.isFirst': 'Already first',
  'editing.isLast': 'Already last',
  'editing.remove': 'Remove',
  'editing.edit': 'Edit',
  'editing.done': 'Done',
  'editing.cancel': 'Cancel',
  'editing.length': { one: '{count} character of {max}', other: '{count} characters of {max}' },
  'editing.refused.outOfBounds':
    'From {min} to {max}{unit}. You wrote {found}: correct or clear it, nothing was changed.',
  'editing.refused.notWhole': 'A whole number is expected. You wrote {found}.',
  'editing.refused.tooLong':
    'This field takes {max} characters at most, it would have {found}. Nothing was added, nothing is lost.',
  'editing.refused.tooMany': 'There are already {max}, the most this document takes. Remove one first.',
  'editing.refused.badDate': 'This date is not complete. The previous date is kept.',
  'editing.refused.cycle': 'That action already waits for yours, directly or not: one of the two must start.',
  'editing.refused.gone': 'Somebody has just removed this entry. Their “Undo” brings it back.',
  'editing.refused.notANumber': 'A number is expected. You wrote “{found}”.',
  'editing.refused.ambiguous': '“{found}” can be read two ways. Write it without a thousands separator.',
  'editing.refused.wrongUnit': 'The unit is {expected}. You wrote “{found}”.',
  'editing.refused.other': 'This value was not accepted. Nothing was changed.',
  'editing.unit.FTE': 'jobs (FTE)',
  'editing.unit.percent': '%',
  'editing.unit.kEUR': 'k€',
  'editing.rich.toolbar': 'Formatting: {label}',
  'editing.rich.heading': 'Heading',
  'editing.rich.bold': 'Bold',
  'editing.rich.bulletList': 'List',
  'editing.rich.orderedList': 'Numbered list',
  'editing.schema.title': {
    one: 'This document holds {count} unreadable element: it is shown read-only.',
    other: 'This document holds {count} unreadable elements: it is shown read-only.',
  },
  'editing.schema.text':
    'What can be read is shown, nothing is erased. Reload the page: the server repairs what it can. First element at fault: {path}.',
  'editing.newer.title': 'This document was written by a newer version of Ancrage.',
  'editing.newer.text': 'Reload the page to open it. Nothing is lost.',
  'editing.closed.title': 'This document no longer opens.',
  'editing.closed.text': 'What is shown is the last version received. Reload the page.',
};
