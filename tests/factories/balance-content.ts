import { prepareBasin } from '#app/engine/index.ts';
import type { Scenario } from '#app/engine/types.ts';
import type { BalanceContent, BalanceSubject } from '#app/services/index.ts';
import { computeBalance } from '#server/balances/index.ts';
import { aPack } from './pack.ts';

/** A whole balance on the small invented pack. */
export async function aBalance(
  scenario: Partial<Scenario> = {},
  subject: Partial<BalanceSubject> = {},
): Promise<BalanceContent> {
  const pack = aPack();
  const prepared = prepareBasin(pack, '2705', { draws: 3 });
  if (!prepared.ok) throw new Error(prepared.failure.code);
  const drawn = { ...pack, responses: { '2705': prepared.value } };
  const made = await computeBalance(
    { slice: async () => drawn },
    {
      subject: {
        id: 'p',
        number: 'BEL-0147',
        title: 'Cellules cobotiques',
        lead: '',
        commune: null,
        space: { id: 's', name: 'Comité' },
        example: true,
        ...subject,
      },
      scenario: { zone: '2705', branch: 'CK', directJobs: 60, ...scenario },
      pack: null,
      proofs: {},
      at: '2026-11-24T10:00:00.000Z',
      facts: {
        announcedOn: null,
        steps: [],
        budgeted: { wage: false, land: true, energy: null, training: null },
        sameBranch: [],
      },
    },
  );
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
}
