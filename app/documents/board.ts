import { choice, defineDocument, number, reference, text } from './define-document.ts';

const LEVELS = ['basin', 'department', 'region', 'france', 'abroad', 'total'] as const;
const VARIANTS = ['gross', 'net-basin', 'net-france'] as const;

/**
 * What a space shows of things whose truth is in the database: candidates, criteria, group weights. Written by the server only;
 * browsers read. No ballot is here, only its mean and spread.
 */
export const board = defineDocument({
  kind: 'board',
  version: 2,
  fields: {
    /** People who cast a ballot. */
    voters: number({ min: 0, max: 100_000, integer: true, unit: 'people' }),
    /** Another number each time criteria, scales or marks changed: what they are is asked of the server. */
    rules: number({ min: 0, max: 1e15, unit: 'stamp' }),
  },
  collections: {
    candidates: {
      max: 100,
      fields: {
        projectId: reference({ to: 'project' }),
        number: number({ min: 1, max: 9999, integer: true, unit: 'card' }),
        title: text({ max: 160 }),
      },
    },
    criteria: {
      max: 20,
      fields: {
        indicator: reference({ to: 'indicator' }),
        level: choice(LEVELS),
        variant: choice(VARIANTS),
        /** Bounds of the fixed scale, in the indicator's unit: utility 0 at `worst`, 1 at `best`. */
        worst: number({ min: -1e9, max: 1e9, unit: 'indicator' }),
        best: number({ min: -1e9, max: 1e9, unit: 'indicator' }),
        /** Points out of 100: mean of the ballots and its standard deviation. */
        mean: number({ min: 0, max: 100, unit: 'point' }),
        sd: number({ min: 0, max: 100, unit: 'point' }),
      },
    },
  },
  rich: [],
  // 2: says that the rules changed.
  migrations: [{ to: 2, up: () => undefined }],
});
