import { API_LIMITS, COSTLY, type Costly, type Limits } from '#app/services/index.ts';
import { type Allowance, TokenBuckets } from './token-buckets.ts';

/** For one person or one browser: an afternoon's work passes, a loop does not. */
const ALLOWANCES: Readonly<Record<Costly, Allowance>> = {
  print: { burst: 6, perSecond: 1 / 20 },
  verify: { burst: 6, perSecond: 1 / 15 },
  file: { burst: 20, perSecond: 1 / 5 },
  read: { burst: 120, perSecond: 2 },
  assess: API_LIMITS.assess,
  rank: API_LIMITS.rank,
};
/** Browsers that come without a cookie share one allowance, this many times wider: a script that keeps none is one of them. */
const NEWCOMERS = 4;

/** Limits in the memory of this process. */
export function createLimits(now: () => Date): Limits {
  const time = () => now().getTime();
  const counted = (factor: number) =>
    new Map(
      COSTLY.map((what) => {
        const { burst, perSecond } = ALLOWANCES[what];
        return [what, new TokenBuckets({ burst: burst * factor, perSecond: perSecond * factor }, time)];
      }),
    );
  const known = counted(1);
  const fresh = counted(NEWCOMERS);
  return {
    spend(what, { person, visitor }) {
      const unknown = person === null && visitor.fresh;
      const buckets = (unknown ? fresh : known).get(what);
      const key = person !== null ? `person ${person.id}` : visitor.fresh ? 'newcomers' : visitor.id;
      const retryAfter = buckets?.wait(key) ?? 0;
      if (retryAfter > 0) return { ok: false, failure: { code: 'too-many-tries', retryAfter } };
      buckets?.spend(key);
      return { ok: true, value: undefined };
    },
  };
}
