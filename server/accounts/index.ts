/** Who people are, what they belong to and what they may do: the ports of app/services on the database. */
export { auditEntry } from './audit.ts';
export { createDemo, DEMO, demoEmail } from './demo.ts';
export { createLimits } from './limits.ts';
export { createLinks } from './links.ts';
export { createMeetings } from './meetings.ts';
export { createPeople } from './people.ts';
export { createProjects, isTaken } from './projects.ts';
export { createRoomPolicy } from './room-policy.ts';
export { createSessionCookies, cookieValue, type Session, type SessionCookies } from './session-cookie.ts';
export { createScoring } from './scoring.ts';
export { createStages } from './stages.ts';
export { createSpaces } from './spaces.ts';
export { createWeights } from './weights.ts';
