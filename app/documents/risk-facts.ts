import type { RiskFacts, Step } from '#app/engine/index.ts';
import { budgetedIn, type ProjectSnapshot } from './project.ts';

/** A step of the roadmap of the space, with the card it was born from. */
export type PlanStep = Step & { cardNumber: number | null };

/** Stages whose steps come before anything is announced: diagnostic, projection, skills, investment. */
const BEFORE_ANNOUNCING = 4;

/** The steps of a roadmap that the haste flag reads; the day each is expected, else the day that was voted. */
export function planSteps(
  actions: readonly {
    title: string;
    stage: number | null;
    end: string | null;
    votedEnd: string | null;
    progress: number | null;
    cardNumber: number | null;
  }[],
): PlanStep[] {
  return actions
    .filter(({ stage }) => stage === null || stage <= BEFORE_ANNOUNCING)
    .map(({ title, end, votedEnd, progress, cardNumber }) => ({
      title,
      due: end ?? votedEnd,
      done: (progress ?? 0) >= 100,
      cardNumber,
    }));
}

/**
 * The facts of one project: its own steps when some were born from its card, else those of the whole roadmap; the candidates
 * of the space in its branch that another basin would host. Two candidates for one basin are a choice, not a rivalry.
 */
export function riskFactsOf(
  { fields }: Pick<ProjectSnapshot, 'fields'>,
  plan: readonly PlanStep[],
  files: readonly { snapshot: Pick<ProjectSnapshot, 'fields'> }[],
  spaceZone: string,
  untitled: string,
): RiskFacts {
  const own = plan.filter(({ cardNumber }) => cardNumber !== null && cardNumber === fields.cardNumber);
  return {
    announcedOn: fields.announcedOn,
    steps: own.length > 0 ? own : plan,
    budgeted: budgetedIn(fields),
    sameBranch: files
      .filter(
        ({ snapshot: { fields: other } }) =>
          fields.branch !== null &&
          other.branch === fields.branch &&
          (other.zone ?? spaceZone) !== (fields.zone ?? spaceZone),
      )
      .map((file) => file.snapshot.fields.title.trim() || untitled),
  };
}
