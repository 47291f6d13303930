import type { Result } from '#app/engine/types.ts';

/** A candidate project; what it says is the document `project/<id>`. */
export type Project = {
  id: string;
  spaceId: string;
  /** 1 to 9999, shown with the space's prefix: BEL-0142. */
  number: number;
  createdAt: Date;
  /** Ids of its leads and coaches. */
  assigned: readonly string[];
};

export interface Projects {
  get(id: string): Promise<Project | null>;
  /** By number. */
  list(spaceId: string): Promise<Project[]>;
  /**
   * `number` is the card's it is born from; without one, the next from 901 on. The creator is assigned.
   * Failures: `number-taken`, `space-full`.
   */
  create(input: {
    id?: string;
    spaceId: string;
    createdById: string | null;
    number?: number;
  }): Promise<Result<Project>>;
  assign(input: { projectId: string; personId: string; byId: string | null }): Promise<void>;
}
