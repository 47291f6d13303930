import { loadBasinPage } from '#app/features/basin/basin-page.ts';
import type { Gathered } from '#app/features/meeting/restitution/record.ts';
import type { RestitutionContext } from '#app/features/meeting/restitution/restitution-report.ts';
import { loadPack } from '#app/reference/index.ts';
import type { Contents, ContributionKind, MeetingPlan, PlanStep, Reviewed } from '#app/services/index.ts';

const START = new Date('2026-11-24T13:00:00Z');
const at = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

function step(position: number, kind: PlanStep['kind'], title: string): PlanStep {
  return {
    id: `step-${position}`,
    position,
    kind,
    title,
    instruction: `${title} ?`,
    minutes: 30,
    settings: {
      writer: 'person',
      reveal: 'later',
      gathering: 'plenary',
      phases: [],
      view: 'wall',
      poll: null,
    },
    startedAt: at(position * 35),
    endedAt: at(position * 35 + 35),
    revealedAt: null,
  };
}

/** A contribution of the meeting, shown unless said otherwise. */
export function contribution<Kind extends ContributionKind>(
  id: string,
  kind: Kind,
  content: Contents[Kind],
  more: Partial<Reviewed> = {},
): Reviewed {
  // The content is of its kind, as the signature says; the union does not follow a generic kind.
  return {
    id,
    meetingId: 'm',
    stepId: 'step-0',
    personId: 'p',
    onPaper: false,
    table: 2,
    state: 'shown',
    named: false,
    groupId: null,
    number: null,
    parentId: null,
    projectId: null,
    simulated: false,
    createdAt: START,
    updatedAt: START,
    shownAt: START,
    transferredAt: null,
    author: 'Ana Morel',
    reactions: { agree: 0, disagree: 0, pass: 0, surprising: 0 },
    kind,
    content,
    ...more,
  } as Reviewed;
}

export const PRIORITY: Contents['priority'] = {
  title: 'Rouvrir la fonderie',
  filiere: 'Fonderie',
  jobs: 60,
  jobKind: 'fondeurs, mouleurs',
  returns: ['purchases', 'training'],
  returnsNote: '',
  place: 'Bourogne',
  horizon: '2028-2030',
  why: 'Les pièces viennent de loin.',
};

/** A half-day with two steps, three priorities (one unshown, one signed), a vote, a statement, a site, a link, two actions. */
export function aMeeting(changes: Partial<MeetingPlan> = {}): Gathered {
  return {
    plan: {
      meeting: {
        id: 'm',
        spaceId: 'belfort',
        title: 'Rencontre de Belfort',
        code: '482913',
        startsAt: START,
        retentionUntil: at(1e6),
        naming: 'pseudonym',
        moderated: false,
        state: 'closed',
      },
      steps: [step(0, 'priority', 'Formuler'), step(1, 'vote', 'Voter')],
      currentStepId: null,
      openedAt: START,
      closedAt: at(70),
      phase: null,
      timer: { endsAt: null, paused: false, remaining: null },
      hold: 'free',
      tables: 6,
      view: 'join',
      viewArg: null,
      rehearsal: false,
      ...changes,
    },
    prefix: 'BEL',
    joined: 57,
    signed: 49,
    contributions: [
      contribution('c1', 'priority', PRIORITY, { number: 143, named: true, groupId: 'g', projectId: 'p1' }),
      contribution('c2', 'priority', { ...PRIORITY, title: '=1+1; "piège"' }, { number: 142 }),
      contribution(
        'c3',
        'priority',
        { ...PRIORITY, title: 'Jamais montrée' },
        { number: 144, state: 'sent' },
      ),
      contribution('c4', 'priority', { ...PRIORITY, title: 'Brouillon' }, { state: 'private' }),
      contribution('c5', 'priority', { ...PRIORITY, title: 'Inventée' }, { number: 145, simulated: true }),
      contribution('k1', 'comment', { text: 'Avec quel four ?' }, { parentId: 'c1' }),
      contribution(
        's1',
        'statement',
        { text: 'Nous formons assez de soudeurs', actor: '' },
        {
          reactions: { agree: 5, disagree: 12, pass: 3, surprising: 1 },
        },
      ),
      contribution('e1', 'site', {
        site: 'Fonderie de Bourogne',
        kind: 'closure',
        year: 2014,
        jobs: 110,
        filiere: 'fonderie',
        commune: 'Bourogne',
        source: 'mémoire de la salle',
        note: '',
      }),
      contribution('l1', 'link', {
        filiere: 'machines',
        firm: '',
        role: null,
        buyer: 'Atelier Savoureuse',
        product: 'Capteurs',
        missing: true,
      }),
      contribution(
        'a1',
        'action',
        {
          title: 'Réunir les fondeurs',
          owner: 'Claire Munier',
          ownerAgrees: true,
          firstStep: 'Les appeler',
          day: '2026-11-25',
          means: 'Une salle',
          indicator: 'Quatre présents',
        },
        { parentId: 'c1' },
      ),
      contribution('a2', 'action', {
        title: 'Visiter la friche',
        owner: '',
        ownerAgrees: false,
        firstStep: '',
        day: null,
        means: '',
        indicator: '',
      }),
    ],
    groups: [{ id: 'g', title: 'Rouvrir', position: 0 }],
    polls: [
      {
        id: 'v',
        meetingId: 'm',
        stepId: 'step-1',
        method: 'points',
        question: 'Que gardons-nous ?',
        options: [
          { id: 'o1', label: 'Rouvrir la fonderie', contributionId: 'c1', projectId: 'p1', number: 143 },
          { id: 'o2', label: 'Autre', contributionId: 'c2', projectId: null, number: 142 },
        ],
        budget: 100,
        secret: true,
        state: 'closed',
        openedAt: START,
        closedAt: START,
        revealedAt: START,
        voters: 41,
        result: {
          voters: 41,
          options: [
            { option: 'o2', score: 1100, rank: 2, marked: 20, spread: {} },
            { option: 'o1', score: 3000, rank: 1, marked: 38, spread: {} },
          ],
          notes: [],
        },
      },
    ],
  };
}

/** What stands around a restitution: the real basin of Belfort, one candidate. */
export async function aContext(): Promise<RestitutionContext> {
  const basin = loadBasinPage(await loadPack(), '2705');
  if (basin === null) throw new Error('Belfort is in the embedded pack');
  return {
    space: { name: 'Comité de Belfort' },
    basin,
    candidates: [
      {
        id: 'p1',
        number: 'BEL-0143',
        title: 'Fonderie avancée',
        rank: 1,
        net: { value: 41.2, low: 30, high: 55 },
        france: 18,
      },
    ],
    strategies: [
      {
        id: 't1',
        title: 'SCoT du bassin',
        kind: 'scot',
        body: 'Syndicat mixte du SCoT',
        votedOn: '2014-02-27',
        commitment: 'Garder les friches pour l’industrie',
        source: 'https://exemple.fr/scot.pdf',
        doubt: 'Révision en cours',
        example: true,
      },
    ],
    today: '2026-11-24',
  };
}
