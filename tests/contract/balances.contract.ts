import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { emptyDocument, project as projectSpec, readDocument, setField } from '#app/documents/index.ts';
import { ENGINE_VERSION, prepareBasin } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { BalanceContent, Documents, Reference } from '#app/services/index.ts';
import { createPeople, createProjects, createSpaces } from '#server/accounts/index.ts';
import { canonicalJson, createBalances, createObservations, sha256 } from '#server/balances/index.ts';
import type { Database } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { aPack } from '#tests/factories/pack.ts';
import type { StoreUnderTest } from './store.contract.ts';

const ZONE = '2705';
const author = { id: 'ana', name: 'Ana' };

/** What frozen balances promise, on every engine. */
export function balancesContract(engine: string, store: Pick<StoreUnderTest, 'open'>): void {
  describe(`balances on ${engine}`, () => {
    let database: Database;
    let drawn: ReferencePack;
    beforeAll(async () => {
      database = await store.open();
      await migrate(database, schemaFiles(process.cwd()));
      drawn = withResponse(aPack(), 3);
    });
    afterAll(() => database.close());

    async function aProject(fields: Readonly<Record<string, unknown>> = {}) {
      const { prisma } = database;
      const quiet = () => undefined;
      const people = createPeople(database);
      const spaces = createSpaces(database, quiet);
      const projects = createProjects(prisma, quiet, quiet);
      const ana = await people.withEmail({ email: 'ana@example.fr', name: 'Ana' });
      const space = await spaces.create({ kind: 'committee', name: 'Belfort', zone: ZONE, prefix: 'BEL' });
      if (!space.ok || !ana.ok) throw new Error('not made');
      const project = await projects.create({ spaceId: space.value.id, createdById: ana.value.id });
      if (!project.ok) throw new Error(project.failure.code);

      const doc = new Doc();
      applyUpdate(doc, emptyDocument(projectSpec));
      const write = (values: Readonly<Record<string, unknown>>) => {
        for (const [path, value] of Object.entries(values)) {
          const set = setField(projectSpec, doc, path, value, author);
          if (!set.ok) throw new Error(set.failure.code);
        }
      };
      write({ title: 'Turbines', branch: 'CK', directJobs: 60, directJobsProof: 'Devis', ...fields });
      const used = { pack: drawn };
      // The two ports are read through: what is kept and compared is under test, not the rooms nor the solver.
      const documents: Pick<Documents, 'snapshot'> = { snapshot: async (spec) => readDocument(spec, doc) };
      const reference: Pick<Reference, 'slice'> = { slice: async () => used.pack };
      const clock = { now: Date.UTC(2026, 10, 24) };
      const observations = createObservations({ prisma, now: () => new Date(clock.now) });
      const balances = createBalances({
        observations,
        prisma,
        projects,
        spaces,
        documents,
        reference,
        packs: { idOf: async (version) => (version === used.pack.version ? null : undefined) },
        now: () => new Date(clock.now),
      });
      return {
        balances,
        observations,
        people,
        used,
        write,
        clock,
        ana: ana.value,
        projectId: project.value.id,
      };
    }

    async function frozen(fields: Readonly<Record<string, unknown>> = {}) {
      const made = await aProject(fields);
      const head = await made.balances.freeze({ projectId: made.projectId, byId: made.ana.id });
      if (!head.ok) throw new Error(head.failure.code);
      return { ...made, head: head.value };
    }

    it('keep the inputs, the figures, their derivations and the versions, under their fingerprint', async () => {
      const { balances, head, projectId } = await frozen();
      expect(head).toMatchObject({ projectId, version: 1, frozenBy: 'Ana', publishedAt: null });
      const kept = await balances.get(head.id);
      expect(kept).toMatchObject({
        hash: head.hash,
        content: {
          at: '2026-11-24T00:00:00.000Z',
          engine: ENGINE_VERSION,
          project: { title: 'Turbines', number: 'BEL-0901' },
          scenario: { zone: ZONE, branch: 'CK', directJobs: 60, proven: ['directJobs'] },
          proofs: { directJobs: 'Devis' },
          inputs: { directJobs: { value: 60, declared: true, grade: 'A' } },
        },
      });
      expect(sha256(canonicalJson(kept?.content))).toBe(head.hash);
      const { nodes, roots } = kept?.content.derivations ?? { nodes: [], roots: {} };
      const net = kept?.content.indicators.find(({ id, level }) => id === 'J07' && level === 'basin');
      expect(nodes[roots['J07|basin|net-basin'] ?? -1]?.value).toBe(net?.value);
    });

    it('keep the four risks of that day with what was compared, and no name of what is the committee’s alone', async () => {
      const { balances, head } = await frozen({ announcedOn: '2027-01-15', wageBudgeted: 'no' });
      const risks = (await balances.get(head.id))?.content.risks;
      expect(risks?.announcedOn).toBe('2027-01-15');
      expect(risks?.flags.map(({ id }) => id)).toEqual([
        'haste',
        'concentration',
        'ignoredCosts',
        'crowdingOut',
      ]);
      const costs = risks?.flags.find(({ id }) => id === 'ignoredCosts');
      expect(costs).toMatchObject({
        state: 'raised',
        tests: [{ code: 'unbudgeted', value: 1, names: ['wage'] }],
      });
      for (const { code, names } of risks?.flags.flatMap(({ tests }) => tests) ?? [])
        if (code === 'sameBranch' || code === 'unfinishedSteps') expect(names).toEqual([]);
    });

    it('stay as they were when the project changes, and number the next', async () => {
      const { balances, head, projectId, write, clock } = await frozen();
      write({ directJobs: 80 });
      clock.now += 60_000;
      const next = await balances.freeze({ projectId, byId: null });
      expect(next).toMatchObject({ ok: true, value: { version: 2, frozenBy: null } });
      expect((await balances.get(head.id))?.content.inputs.directJobs.value).toBe(60);
      expect((await balances.list(projectId)).map(({ version }) => version)).toEqual([2, 1]);
    });

    it('take different versions when frozen at once', async () => {
      const { balances, projectId } = await aProject();
      const made = await Promise.all([1, 2, 3].map(() => balances.freeze({ projectId, byId: null })));
      expect(made.map((each) => (each.ok ? each.value.version : null)).sort()).toEqual([1, 2, 3]);
    });

    it('come out again to the last digit', async () => {
      const { balances, head } = await frozen();
      const verified = await balances.verify(head.id);
      expect(verified).toMatchObject({ ok: true, value: { intact: true, different: 0, differences: [] } });
      expect(verified.ok && verified.value.compared).toBeGreaterThan(300);
    });

    it('say when the pack is another one, and which figures moved', async () => {
      const { balances, head, used } = await frozen();
      used.pack = withResponse(aPack({ version: 'another', savingRate: 0.5 }), 3);
      const verified = await balances.verify(head.id);
      expect(verified).toMatchObject({
        ok: true,
        value: { intact: true, pack: { frozen: drawn.version, current: 'another' } },
      });
      if (!verified.ok) return;
      expect(verified.value.different).toBeGreaterThan(0);
      expect(verified.value.differences[0]?.frozen).not.toBe(verified.value.differences[0]?.found);
    });

    it('are not changed by anybody who writes in the table', async () => {
      const { head } = await frozen();
      const change = (data: { content?: string; hash?: string; version?: number }) =>
        database.prisma.frozenBalance.update({ where: { id: head.id }, data });
      await expect(change({ content: '{}' })).rejects.toThrow('does not change');
      await expect(change({ hash: 'a'.repeat(64) })).rejects.toThrow('does not change');
      await expect(change({ version: 9 })).rejects.toThrow('does not change');
    });

    it('are told apart from a content that was tampered with below the database', async () => {
      const { balances, head } = await frozen();
      await database.sql.query('ALTER TABLE "FrozenBalance" DISABLE TRIGGER "FrozenBalance_stays"', []);
      try {
        await database.sql.query(
          `UPDATE "FrozenBalance" SET "content" = replace("content", 'Turbines', 'Machines') WHERE "id" = $1`,
          [head.id],
        );
      } finally {
        await database.sql.query('ALTER TABLE "FrozenBalance" ENABLE TRIGGER "FrozenBalance_stays"', []);
      }
      expect(await balances.verify(head.id)).toMatchObject({ ok: true, value: { intact: false } });
    });

    it('are published and withdrawn, with the trail of who did', async () => {
      const { balances, head, ana, clock } = await frozen();
      const set = (published: boolean) => balances.setPublished({ id: head.id, published, byId: ana.id });
      expect(await set(true)).toMatchObject({ ok: true, value: { publishedAt: new Date(clock.now) } });
      await set(true);
      expect(await set(false)).toMatchObject({ ok: true, value: { publishedAt: null } });
      const trail = await database.prisma.auditEntry.findMany({
        where: { objectId: head.id },
        orderBy: { id: 'asc' },
      });
      expect(trail.map(({ action }) => action)).toEqual([
        'balance-frozen',
        'balance-published',
        'balance-withdrawn',
      ]);
    });

    it('outlive whoever froze them', async () => {
      const { balances, head, people, ana } = await frozen();
      await people.erase(ana.id);
      expect(await balances.get(head.id)).toMatchObject({ hash: head.hash, frozenBy: null });
    });

    it('of what happened take the last observed year, proven or not, and verify like the others', async () => {
      const { balances, observations, projectId, ana } = await aProject({ turnover: 9000 });
      const nothing = { ok: false, failure: { code: 'nothing-observed' } };
      expect(await balances.draft(projectId, 'effective')).toEqual(nothing);
      const typed = { projectId, byId: ana.id, proof: '' };
      await observations.record({
        ...typed,
        year: 2024,
        measure: 'directJobs',
        value: 20,
        proof: 'DSN 2024',
      });
      await observations.record({ ...typed, year: 2025, measure: 'directJobs', value: 44 });
      await observations.record({
        ...typed,
        year: 2025,
        measure: 'localPurchaseShare',
        value: 0.2,
        proof: 'Grand livre',
      });
      const forecast = await balances.draft(projectId);
      expect(forecast.ok && forecast.value.effective).toBeUndefined();
      const followed = (content: BalanceContent | undefined) =>
        content?.indicators
          .filter(({ id }) => id === 'J26' || id === 'T16')
          .map(({ id, value }) => [id, value]);
      const head = await balances.freeze({ projectId, variant: 'effective', byId: ana.id });
      if (!head.ok) throw new Error(head.failure.code);
      const kept = await balances.get(head.value.id);
      expect(kept?.content).toMatchObject({
        inputs: {
          directJobs: { value: 44, grade: 'B' },
          localPurchaseShare: { grade: 'A' },
          turnover: { value: 9000, grade: 'B' },
        },
        proofs: { localPurchaseShare: 'Grand livre' },
        effective: { directJobs: { year: 2025, value: 44, proof: '' } },
      });
      // Against what was announced, in the effective balance as in the forecast.
      const outcome = [
        ['J26', 44 / 60],
        ['T16', 0.2],
      ];
      expect(followed(kept?.content)).toEqual(outcome);
      expect(followed(forecast.ok ? forecast.value : undefined)).toEqual(outcome);
      expect(kept?.content.proofs).not.toHaveProperty('directJobs');
      // It may be published, and cannot be changed when somebody asks to be forgotten.
      expect(JSON.stringify(kept?.content)).not.toContain('"Ana"');
      expect(await balances.verify(head.value.id)).toMatchObject({
        ok: true,
        value: { intact: true, different: 0 },
      });
    });

    it('keep what was observed as it was typed: the last row of a year counts, one without a value takes it back', async () => {
      const { observations, people, projectId, ana } = await aProject();
      const typed = { projectId, year: 2025, measure: 'turnover', proof: '', byId: ana.id } as const;
      await observations.record({ ...typed, value: 100 });
      await observations.record({ ...typed, value: 120, proof: ' Comptes ' });
      await observations.record({ ...typed, year: 2024, value: 50 });
      await observations.record({ ...typed, measure: 'directJobs', value: 3 });
      await observations.record({ ...typed, measure: 'directJobs', value: null });
      await people.erase(ana.id);
      const found = await observations.list(projectId);
      expect(
        found.map(({ year, measure, value, proof, author }) => [year, measure, value, proof, author]),
      ).toEqual([
        [2024, 'turnover', 50, '', null],
        [2025, 'turnover', 120, 'Comptes', null],
      ]);
    });

    it.each([
      ['year-out-of-bounds', { year: 2027 }],
      ['out-of-bounds', { measure: 'localPurchaseShare', value: 1.2 }],
      ['out-of-bounds', { value: Number.NaN }],
      ['proof-too-long', { proof: 'x'.repeat(501) }],
      ['unknown-project', { projectId: 'none' }],
    ] as const)('refuse an observed value with %s', async (code, part) => {
      const { observations, projectId } = await aProject();
      const typed = { projectId, year: 2025, measure: 'turnover', value: 1, proof: '', byId: null } as const;
      expect(await observations.record({ ...typed, ...part })).toMatchObject({
        ok: false,
        failure: { code },
      });
      expect(await observations.list(projectId)).toEqual([]);
    });

    it('verify after the program that froze them is gone', async () => {
      const { balances, head, projectId, ana } = await frozen();
      // Another program on the same database: nothing in memory is shared.
      const later = createBalances({
        prisma: database.prisma,
        projects: createProjects(
          database.prisma,
          () => undefined,
          () => undefined,
        ),
        spaces: createSpaces(database, () => undefined),
        documents: { snapshot: async (spec) => readDocument(spec, new Doc()) },
        reference: { slice: async () => withResponse(aPack(), 3) },
        packs: { idOf: async () => null },
        observations: createObservations({ prisma: database.prisma, now: () => new Date() }),
        now: () => new Date(),
      });
      expect(await later.verify(head.id)).toEqual(await balances.verify(head.id));
      expect(await later.verify(head.id)).toMatchObject({ ok: true, value: { intact: true, different: 0 } });
      expect([projectId, ana.name]).toEqual([head.projectId, 'Ana']);
    });

    it('wait for the geography of their basin', async () => {
      const { balances, projectId, used } = await aProject();
      used.pack = withResponse(aPack(), 0);
      expect(await balances.freeze({ projectId, byId: null })).toMatchObject({
        ok: false,
        failure: { code: 'preparing' },
      });
      expect(await balances.list(projectId)).toEqual([]);
    });

    it.each([
      ['unknown-branch', { branch: null }],
      ['zone-without-jobs', { zone: '0601' }],
    ])('are refused with %s, and nothing is kept', async (code, fields) => {
      const { balances, projectId } = await aProject(fields);
      expect(await balances.freeze({ projectId, byId: null })).toMatchObject({
        ok: false,
        failure: { code },
      });
      expect(await balances.list(projectId)).toEqual([]);
    });

    it('that nobody made are unknown', async () => {
      const { balances } = await aProject();
      const unknown = { ok: false, failure: { code: 'unknown-balance' } };
      expect(await balances.get('none')).toBeNull();
      expect(await balances.verify('none')).toEqual(unknown);
      expect(await balances.setPublished({ id: 'none', published: true, byId: null })).toEqual(unknown);
      expect(await balances.draft('none')).toMatchObject({ ok: false, failure: { code: 'unknown-project' } });
    });
  });
}

function withResponse(pack: ReferencePack, draws: number): ReferencePack {
  const prepared = prepareBasin(pack, ZONE, { draws });
  if (!prepared.ok) throw new Error(prepared.failure.code);
  return { ...pack, responses: { [ZONE]: prepared.value } };
}
