/** How many tries at once, and how many come back each second. */
export type Allowance = { burst: number; perSecond: number };

type Bucket = { left: number; at: number };

/** Past this many keys the ones that are full again are forgotten: they say nothing any more. */
const SWEEP_AT = 10_000;

/** Counts tries by key. In the memory of one process: a restart forgives, several instances each count their own. */
export class TokenBuckets {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `now` in milliseconds. */
  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Seconds to wait before the next try of that key, 0 when it may try now. */
  wait(key: string): number {
    const { left } = this.#current(key);
    return left >= 1 ? 0 : Math.ceil((1 - left) / this.#allowance.perSecond);
  }

  /** Counts one try. */
  spend(key: string): void {
    const bucket = this.#current(key);
    this.#buckets.set(key, { ...bucket, left: bucket.left - 1 });
    if (this.#buckets.size > SWEEP_AT) this.#sweep();
  }

  #current(key: string): Bucket {
    const at = this.#now();
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return { left: this.#allowance.burst, at };
    const regained = ((at - bucket.at) / 1000) * this.#allowance.perSecond;
    return { left: Math.min(this.#allowance.burst, bucket.left + regained), at };
  }

  #sweep(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#current(key).left >= this.#allowance.burst) this.#buckets.delete(key);
    }
  }
}
