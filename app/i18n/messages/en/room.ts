import type { Message } from '../../message.ts';
import type { room as fr } from '../fr/room.ts';

export const room: Readonly<Record<keyof typeof fr, Message>> = {
  'room.refused.notSignedIn': 'You are not in the room on this device. Type the code of the meeting again.',
  'room.refused.noRight': 'You are watching this meeting without taking part: nothing was sent.',
  'room.refused.unknownMeeting': 'There is no such meeting, or no longer. Check the code on the screen.',
  'room.refused.stepMoved':
    'The step has changed. What you wrote stays on your phone: go back to the current step.',
  'room.refused.notOpen':
    'The meeting has not begun yet. What you wrote is kept and will leave when it opens.',
  'room.refused.closed': 'The meeting is over: it takes nothing more. What you sent before is kept.',
  'room.refused.paused': 'The room is paused. What you wrote is kept and will leave when it goes on.',
  'room.refused.stepClosed':
    'The step has been closed for more than two minutes: this was not taken. Copy it and give it to the facilitator if it matters.',
  'room.refused.stepMute': 'Nobody writes in this step: listen, and look at the screen.',
  'room.refused.wrongKind': 'This step does not take that. Go back to the current step and try again.',
  'room.refused.gone':
    'What you aim at is no longer there: the page has changed. Read it again, then try again.',
  'room.refused.notYours': 'This card is somebody else’s: you cannot change it.',
  'room.refused.transferred': 'This card is with the committee already: it is changed there.',
  'room.refused.noNumber': 'The committee has given all its card numbers (9,999). Tell the facilitator.',
  'room.refused.pollClosed':
    'The vote is closed: this ballot was not counted. The one before, if any, counts.',
  'room.refused.ownOption': 'Nobody votes for their own card. Give these points to another one.',
  'room.refused.ballotEmpty': 'This ballot is empty: give at least one point, mark or place.',
  'room.refused.ballotPlaces':
    'Two cards have the same place, or one is missing: rank 1, 2, 3, without a gap.',
  'room.refused.ballotTotal': 'You have shared out {found} points of {expected}. Correct it, then cast.',
  'room.refused.ballotMark': 'A mark of {found} does not fit: it goes from {min} to {max}.',
  'room.refused.badBody': 'This could not be read. Reload the page and try again: your text is kept.',
  'room.refused.tooFast': {
    one: 'Many sends at once: yours will leave again in {count} second.',
    other: 'Many sends at once: yours will leave again in {count} seconds.',
  },
  'room.refused.tooMany': 'You have sent {max} contributions already: take one back to write another.',
  'room.refused.tooLong': 'This text has {found} characters; {max} at most are taken. Shorten it.',
  'room.refused.empty': 'Words are missing: write at least one letter or figure.',
  'room.refused.wrong': 'A field is not filled in as it should be: check the numbers, the year and the date.',
  'room.refused.table': 'There is no such table: the room has {max}.',
  'room.refused.name': 'Write your name, in {max} characters at most.',
  'room.refused.other': 'This was not taken. Reload the page and try again: your text is kept.',
};
