import { z } from 'zod';
import type { Result } from '#app/engine/types.ts';

/** The most criteria a space compares its candidates on: beyond, nobody spreads 100 points with care. */
export const CRITERIA_MAX = 12;
/** The longest name of a criterion of the committee. */
export const CRITERION_NAME_MAX = 60;
/** Marks of a criterion that the committee named go from 0 to this. */
export const MARK_MAX = 10;

const bound = z.number().min(-1e9).max(1e9);

const indicatorCriterion = z
  .strictObject({
    kind: z.literal('indicator'),
    indicator: z.string().regex(/^[A-Z]\d{2}$/u),
    level: z.enum(['basin', 'department', 'region', 'france', 'abroad', 'total']),
    variant: z.enum(['gross', 'net-basin', 'net-france']),
    worst: bound,
    best: bound,
    veto: bound.nullable(),
    /** Where the bounds come from; deciles say the reference project they were computed with. */
    origin: z.union([
      z.literal('proposed'),
      z.literal('agreed'),
      z.strictObject({ jobs: z.number().positive(), branches: z.number().int().positive() }),
    ]),
  })
  .refine(({ worst, best }) => worst !== best, { message: 'scale-flat' });

const typedCriterion = z.strictObject({
  kind: z.literal('typed'),
  id: z.string().regex(/^[a-z0-9]{1,24}$/u),
  name: z.string().trim().min(2).max(CRITERION_NAME_MAX),
  veto: z.number().min(0).max(MARK_MAX).nullable(),
});

const criterionSchema = z.union([indicatorCriterion, typedCriterion]);
export type StoredCriterion = z.infer<typeof criterionSchema>;

/** Criteria as they are kept. An empty list means those proposed for every basin. */
export const criteriaSchema = z
  .array(criterionSchema)
  .max(CRITERIA_MAX)
  .refine((list) => new Set(list.map(criterionName)).size === list.length, { message: 'criterion-twice' });

/** The name of a criterion on ballots and marks: `J07|basin|net-basin`, or `typed|<id>|basin|gross`. */
export function criterionName(criterion: StoredCriterion): string {
  return criterion.kind === 'typed'
    ? `typed|${criterion.id}|basin|gross`
    : `${criterion.indicator}|${criterion.level}|${criterion.variant}`;
}

/** Who did it and when; `name` empty once the person is gone. */
export type Signed = { name: string; at: Date };

export type CriteriaSet = {
  version: number;
  criteria: readonly StoredCriterion[];
  created: Signed;
  /** Null while the scales may still change. */
  locked: Signed | null;
};

/** The mark of a project on a criterion that the committee named (its `id`). */
export type Mark = { projectId: string; criterion: string; value: number; by: Signed };

/** What a group compares on: the criteria and scales it agreed, and the marks it gave. */
export interface Scoring {
  /** Null while nothing but the proposed criteria was ever chosen. */
  current(spaceId: string): Promise<CriteriaSet | null>;
  /**
   * Changes the criteria or their scales: a new version, and the ballots cast before no longer count. Failures:
   * `criteria-locked`, `criteria-invalid` (problem).
   */
  save(input: {
    spaceId: string;
    personId: string;
    criteria: readonly StoredCriterion[];
  }): Promise<Result<CriteriaSet>>;
  /** Locks the scales; `proposed` is what is locked when nothing was ever chosen. Ballots stay. Failure: `criteria-locked`. */
  lock(input: {
    spaceId: string;
    personId: string;
    proposed: readonly StoredCriterion[];
  }): Promise<Result<CriteriaSet>>;
  /** Opens locked scales again: a new version, the ballots cast before no longer count. Failure: `criteria-open`. */
  reopen(input: { spaceId: string; personId: string }): Promise<Result<CriteriaSet>>;
  marks(spaceId: string): Promise<Mark[]>;
  /** Gives or takes back (null) marks, all or none. Failures: `mark-value` (found, max), `unknown-project`, `unknown-criterion`. */
  mark(input: {
    spaceId: string;
    personId: string;
    marks: readonly { projectId: string; criterion: string; value: number | null }[];
  }): Promise<Result<void>>;
  /** Differs each time the criteria or a mark of the space change: what screens compare to read again. */
  stamp(spaceId: string): Promise<number>;
}
