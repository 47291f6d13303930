import { describe, expect, it } from 'vitest';
import { aBalance } from '#tests/factories/balance-content.ts';
import { compareBalances } from './compare.ts';

describe('two balances', () => {
  it('differ by one digit of one figure', async () => {
    const frozen = await aBalance();
    const [first, ...rest] = frozen.indicators;
    if (first?.value == null) throw new Error('no figure');
    const moved = {
      ...frozen,
      indicators: [{ ...first, value: first.value * (1 + Number.EPSILON) }, ...rest],
    };
    expect(compareBalances(frozen, frozen).differences).toEqual([]);
    expect(compareBalances(frozen, moved).differences).toEqual([
      {
        path: `${first.id}|${first.level}|${first.variant}.value`,
        frozen: first.value,
        found: moved.indicators[0]?.value,
      },
    ]);
  });

  it('do not differ by a figure that was frozen as missing and that the engine gives since', async () => {
    const now = await aBalance();
    const then = {
      ...now,
      indicators: now.indicators.map((one) =>
        one.id === 'F25'
          ? {
              ...one,
              value: null,
              p10: null,
              p50: null,
              p90: null,
              grade: 'E' as const,
              missing: 'trainingRate',
            }
          : one,
      ),
    };
    expect(compareBalances(then, now).differences).toEqual([]);
    expect(compareBalances(then, now).compared).toBeLessThan(compareBalances(now, now).compared);
    // A figure that is gone still differs.
    expect(compareBalances(now, then).differences.length).toBeGreaterThan(0);
  });

  it('R-444 differ by one comparison of one risk, and not by risks that were never kept', async () => {
    const frozen = await aBalance();
    const { risks } = frozen;
    if (risks === undefined) throw new Error('no register');
    const moved = {
      ...frozen,
      risks: {
        ...risks,
        flags: risks.flags.map((flag) =>
          flag.id === 'crowdingOut'
            ? {
                ...flag,
                state: 'raised' as const,
                tests: flag.tests.map((test) =>
                  test.code === 'displacedHere' ? { ...test, value: 0.5, over: true } : test,
                ),
              }
            : flag,
        ),
      },
    };
    expect(compareBalances(frozen, moved).differences.map(({ path }) => path)).toEqual([
      'risk:crowdingOut.state',
      'risk:crowdingOut.displacedHere.value',
      'risk:crowdingOut.displacedHere.over',
    ]);
    const before = { ...frozen };
    delete before.risks;
    const old = compareBalances(before, moved);
    expect(old.differences).toEqual([]);
    expect(compareBalances(frozen, frozen).compared).toBeGreaterThan(old.compared + 12);
  });

  it('differ by a figure that is gone, not by one that the engine has learnt since', async () => {
    const whole = await aBalance();
    const part = { ...whole, indicators: whole.indicators.slice(1) };
    expect(compareBalances(part, whole).differences).toEqual([]);
    expect(compareBalances(whole, part).differences.length).toBeGreaterThan(0);
  });
});
