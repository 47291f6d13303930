import type { Message } from '../../message.ts';
import type { after as fr } from '../fr/after.ts';

/** English twin of fr/after.ts. */
export const after: Readonly<Record<keyof typeof fr, Message>> = {
  'after.nobody': 'nobody yet',
  'after.noDay': 'no date',
  'after.term': { one: 'After {count} day', other: 'After {count} days' },
  'after.state.none': 'Nothing was said',
  'after.state.todo': 'Not started',
  'after.state.doing': 'Under way',
  'after.state.done': 'Done',
  'after.state.dropped': 'Given up',

  'after.sheet.kicker': 'My sheet of the meeting',
  'after.sheet.facts': '{space}, {when}.',
  'after.sheet.name': 'Sheet of {name}',
  'after.sheet.running': 'The meeting goes on.',
  'after.sheet.runningText': 'This sheet says what is known now. It fills in until the end.',
  'after.sheet.mine': 'What I proposed',
  'after.sheet.mine.empty': 'You did not write a priority during this meeting.',
  'after.sheet.actions': { one: 'The action decided', other: 'The actions decided' },
  'after.sheet.firstStep': 'First step: {text}',
  'after.sheet.calendar': 'Put the actions in my calendar',
  'after.sheet.since': 'And since then?',
  'after.sheet.whole': 'The whole report',
  'after.sheet.call': 'Whom to call',
  'after.sheet.call.empty': 'Nobody is named yet.',
  'after.sheet.drives': 'runs the meeting',
  'after.sheet.until':
    'On {day}, nothing will say any more who wrote what: this sheet and its links will stop working. What was said stays, under no name.',
  'after.own.private': 'Kept for yourself: you did not send it.',
  'after.own.waiting': 'Sent, but not shown to the room.',
  'after.own.family': {
    one: 'Filed under “{title}”, with {count} other priority.',
    other: 'Filed under “{title}”, with {count} other priorities.',
  },
  'after.own.votes': { one: '{count} vote in the room.', other: '{count} votes in the room.' },
  'after.own.rank': '{rank} of {total}: “{question}”',
  'after.own.noVote': 'Shown to the room. It was not put to the vote, or the result was not shown.',
  'after.own.action': 'Became an action: {titles}.',
  'after.own.comment': 'Somebody answered: “{text}”',

  'after.keep': 'Keep this sheet',
  'after.keep.link': 'Make a link',
  'after.keep.link.text':
    'A link that nobody can guess, to come back later, from another device. Whoever has the link reads the sheet: keep it to yourself.',
  'after.keep.link.made': 'Here is your link. Copy it now: it will not be shown again.',
  'after.keep.mail.promise':
    'The sheet can be sent to you at the end of the meeting. Your address serves that alone; it is kept apart from what you wrote and erased on {day}.',
  'after.keep.mail.label': 'Your e-mail address (optional)',
  'after.keep.mail': 'Send it to me at the end',
  'after.keep.mail.now': 'Send it to me',
  'after.keep.mail.waiting': 'The sheet will leave for {email} at the end of the meeting.',
  'after.keep.mail.sent': 'The sheet has left for {email}.',
  'after.keep.mail.clear': 'To erase the address, empty the field and send.',
  'after.keep.print': 'To keep it on paper, print this page: it fits on A4.',
  'after.calendar.name': 'actions',

  'after.since.kicker': 'What became of the meeting',
  'after.since.title': 'And since then?',
  'after.since.open': 'The meeting is not over.',
  'after.since.openText': 'The checks after 1, 30 and 90 days begin when it is closed.',
  'after.since.count':
    'Done: {done}. Under way: {doing}. Not started or not said: {rest}. Given up: {dropped}.',
  'after.since.byLink':
    'This link was sent to you because you carry this action. Say where it stands, in a few words.',
  'after.since.empty': 'Nothing to follow: no action was shown to the room.',
  'after.since.whole': 'The report',
  'after.since.sheet': 'My sheet',
  'after.since.late': { one: '{count} day late', other: '{count} days late' },
  'after.since.progress': 'In the roadmap, progress: {percent}%.',
  'after.since.roadmap': 'Open the roadmap',
  'after.since.today': '{term}: news is expected today.',
  'after.since.awaited': {
    one: '{term}: no news for {count} day.',
    other: '{term}: no news for {count} days.',
  },
  'after.since.nothing': 'Nothing has been said since {day}.',
  'after.since.coming': 'On {day}',
  'after.since.saidBy': '{name}, on {day}',
  'after.since.owner': 'Whoever carries the action',
  'after.say': '{term}: say where it stands',
  'after.say.state': 'Where does it stand?',
  'after.say.progress': 'Progress in the roadmap (%)',
  'after.say.progressHint': '0: not started. 100: done. It is the very figure of the roadmap.',
  'after.say.dropped': 'The action is given up',
  'after.say.note': 'A word (optional)',
  'after.say.send': 'Save',
  'after.owner.none': 'Remind whoever carries this action',
  'after.owner.set': 'Reminders sent to {email}',
  'after.owner.label': 'E-mail address of whoever carries the action (optional)',
  'after.owner.promise':
    'Three mails at most, after 1, 30 and 90 days, each with a link to answer. The address is kept apart, read only by those who run the meeting, and erased after the last reminder, on {day}. Ask the person first.',
  'after.owner.send': 'Keep this address',

  'after.kept.mail': 'Noted: the sheet will leave for {email} at the end of the meeting.',
  'after.kept.sent': 'The sheet has left for {email}.',
  'after.kept.erased': 'The address is erased.',
  'after.kept.state': 'Saved.',
  'after.kept.owner': 'Address kept for the reminders.',
  'after.kept.ownerGone': 'The address is erased: no more reminders.',

  'after.next': 'What comes next',
  'after.publish': 'Make the report public',
  'after.publish.withdraw': 'Withdraw the public page',
  'after.publish.see': 'See the public page',
  'after.publish.inside': 'This report is read inside the committee only.',
  'after.publish.what':
    'Once public, everybody reads it, without an account: authors and owners of actions who agreed to it are named, the others are not.',
  'after.publish.kept': {
    one: 'For {count} action the consent of whoever is named is not recorded: their name will not be there.',
    other:
      'For {count} actions the consent of whoever is named is not recorded: their names will not be there.',
  },
  'after.publish.since': 'This report has been public since {day}.',
  'after.public.none':
    'No public report has this address. It is not published, or it was withdrawn: ask whoever ran the meeting.',

  'after.last': 'Last meeting:',

  'after.refused.linkDead':
    'This link no longer opens anything. Check that it is whole; else, the names of this meeting were erased on the promised day, or the address has changed.',
  'after.refused.notSignedIn':
    'This page is for those who were in the room. Open it with the device you used, or with your link.',
  'after.refused.notJoined': 'You did not join this meeting under this name: there is no sheet to show.',
  'after.refused.noRight': 'Your role does not allow that. Ask whoever runs the meeting.',
  'after.refused.email': 'This is not an address. A whole one is needed, such as name@example.com.',
  'after.refused.tooFast': {
    one: 'Too many tries. Try again in {count} minute.',
    other: 'Too many tries. Try again in {count} minutes.',
  },
  'after.refused.note': 'The note has {found} characters; it holds {max}. Shorten it.',
  'after.refused.state': 'Where the action stands is missing. Choose a line of the list.',
  'after.refused.progress': 'Progress is a number from 0 to 100. Correct it.',
  'after.refused.action': 'This action is no longer in the meeting. Reload the page.',

  'after.mail.sheet.subject': 'Your sheet: {meeting}',
  'after.mail.sheet.text':
    'Hello,\n\nThe meeting “{meeting}” is over. Your sheet is here: your priority, what became of it, the actions and whom to call.\n\n{link}\n\nThis link is yours alone. It works until {until}; your address is erased the same day.',
  'after.mail.reminder.subject': 'Where does your action stand: {action}',
  'after.mail.reminder.text.1':
    'Hello,\n\nAt the meeting “{meeting}”, on {day}, you took this action:\n\n{action}\n\nIs the first step done? Say so in a few words:\n\n{link}',
  'after.mail.reminder.text.30':
    'Hello,\n\nAt the meeting “{meeting}”, on {day}, you took this action:\n\n{action}\n\nWhere does it stand? Say so in a few words:\n\n{link}',
  'after.mail.reminder.text.90':
    'Hello,\n\nAt the meeting “{meeting}”, on {day}, you took this action:\n\n{action}\n\nWhere does it stand? Say so in a few words:\n\n{link}\n\nThis is the last reminder: your address is now erased.',
};
