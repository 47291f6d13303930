/** The attendance sheet: signed by who comes, kept by who holds the meeting. */
export const presence = {
  'presence.title': 'Attendance sheet',
  'presence.lead': 'Sign that you are here.',
  'presence.name': 'Full name',
  'presence.organisation': 'Organisation',
  'presence.privacy':
    'This sheet only says who came: it is tied to nothing you write or vote. Names are erased on {date}.',
  'presence.sign': 'Sign',
  'presence.enter': 'Enter the room with this phone',
  'presence.signed': 'Noted: {name}. Somebody else may sign below.',
  'presence.refused':
    'Write a name (1 to {name} characters); the organisation holds in {organisation} characters.',
  'presence.full': 'The sheet is full: {max} lines. Tell the facilitator.',
  'presence.over': 'The date when names are erased has passed: the sheet takes nothing more.',
  'presence.text':
    'Show or print the square at the door: each person signs from their phone, without an account and without entering the room. Signatures are tied neither to cards nor to votes.',
  'presence.qr': 'Square to aim at to sign the attendance sheet',
  'presence.door': 'or at the address',
  'presence.lines': { one: '{count} signature', other: '{count} signatures' },
  'presence.joined': { one: '{count} person in the room', other: '{count} people in the room' },
  'presence.csv': 'Download (CSV)',
  'presence.none': 'Nobody has signed yet',
  'presence.noneText': 'Reload the page to see signatures as they come. They are erased on {date}.',
} as const;
