import type { Action } from '#app/documents/index.ts';

let made = 0;

/** An action of a roadmap with nothing set but its id, title and stage 3; unique by counter. */
export function anAction(values: Partial<Action> = {}): Action {
  made += 1;
  return {
    id: `a${made}`,
    title: `Action ${made}`,
    stage: 3,
    owner: '',
    start: null,
    end: null,
    votedEnd: null,
    progress: null,
    budget: null,
    firstStep: '',
    indicator: '',
    target: '',
    dependsOn: [],
    milestone: false,
    cardNumber: null,
    priorityRef: null,
    note: '',
    example: false,
    ...values,
  };
}
