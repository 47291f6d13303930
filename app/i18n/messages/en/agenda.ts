import type { Message } from '../../message.ts';
import type { agenda as fr } from '../fr/agenda.ts';

export const agenda: Readonly<Record<keyof typeof fr, Message>> = {
  'agenda.step.welcome.title': 'Welcome and rules',
  'agenda.step.welcome.instruction':
    'Join the room with your phone. One rule: we each write alone first, then we read one another.',
  'agenda.step.constat.title': 'Share the facts',
  'agenda.step.constat.instruction':
    'What is true here? Write a statement, then say whether you agree with those of others.',
  'agenda.step.heritage.title': 'Read our industrial heritage',
  'agenda.step.heritage.instruction':
    'By table: which sites opened, grew, shrank or closed? Note the place, the year, the jobs.',
  'agenda.step.priority.title': 'State your priority',
  'agenda.step.priority.instruction':
    'My priority for the basin: what, how many, where, when? You alone see it until all are shared.',
  'agenda.step.exchange.title': 'Exchange and group',
  'agenda.step.exchange.instruction':
    'Read the priorities at your table. Which say the same thing? What is missing to make them possible?',
  'agenda.step.vote.title': 'Vote',
  'agenda.step.vote.instruction':
    'Share out your points. The vote is secret; the result shows once it is closed.',
  'agenda.step.weigh.title': 'Weigh the criteria',
  'agenda.step.weigh.instruction':
    'What counts most when choosing a project? Share out 100 points between the criteria.',
  'agenda.step.actions.title': 'Decide two or three actions',
  'agenda.step.actions.instruction':
    'For tomorrow: who does what, which first step, on which date, with what means, and how will we know it is done?',
  'agenda.step.closing.title': 'Closing',
  'agenda.step.closing.instruction': 'Read the actions again. Your personal sheet and the report are ready.',
  'agenda.step.committee.welcome.title': 'Opening of the session',
  'agenda.step.committee.welcome.instruction':
    'Who is here, the order of business, what was decided last time.',
  'agenda.step.committee.exchange.title': 'Examine the projects',
  'agenda.step.committee.exchange.instruction':
    'For each project: what it brings here, what it displaces, what is still missing to be sure of it.',
  'agenda.step.secondDay.welcome.title': 'Second day: where do we stand?',
  'agenda.step.secondDay.welcome.instruction':
    'Yesterday in ten lines. What unites us, what still divides us.',
  'agenda.poll.points': 'Which priorities do you give your 100 points to?',
  'agenda.poll.consent': 'Can you live with this decision?',
  'agenda.poll.weights': 'How much does each criterion count?',
  'agenda.source': '{title}, meeting of {day}',
  'agenda.rehearsal.any': 'Example for the rehearsal',
  'agenda.rehearsal.statement.1': 'Example: our workshops can no longer hire welders',
  'agenda.rehearsal.statement.2': 'Example: land is ready, but nobody knows which',
  'agenda.rehearsal.statement.3': 'Example: our subcontractors buy far away what is made here',
  'agenda.rehearsal.statement.4': 'Example: the young leave to train elsewhere and do not come back',
  'agenda.rehearsal.statement.5': 'Example: no train runs at shift hours',
  'agenda.rehearsal.statement.6': 'Example: two owners in five look for a successor',
  'agenda.rehearsal.site.1': 'Example, spinning mill',
  'agenda.rehearsal.site.2': 'Example, foundry',
  'agenda.rehearsal.site.3': 'Example, machine shop',
  'agenda.rehearsal.site.4': 'Example, engine plant',
  'agenda.rehearsal.site.5': 'Example, forge',
  'agenda.rehearsal.site.6': 'Example, sensor plant',
  'agenda.rehearsal.priority.1': 'Example: reopen a steel foundry',
  'agenda.rehearsal.priority.2': 'Example: a production school for welders',
  'agenda.rehearsal.priority.3': 'Example: make here the sensors we import',
  'agenda.rehearsal.priority.4': 'Example: a shared robot workshop for small firms',
  'agenda.rehearsal.priority.5': 'Example: a steel foundry and its school',
  'agenda.rehearsal.priority.6': 'Example: a shuttle set on shift hours',
  'agenda.rehearsal.action.1': 'Example: bring the founders together',
  'agenda.rehearsal.action.2': 'Example: reserve a plot',
  'agenda.rehearsal.action.3': 'Example: list the training places to open',
  'agenda.rehearsal.action.4': 'Example: visit a shared workshop',
  'agenda.rehearsal.action.5': 'Example: write to the region',
  'agenda.rehearsal.action.6': 'Example: count imported purchases',
};
