import { assess } from './assess.ts';
import { cellReader, reading } from './cells.ts';
import type { ReferencePack } from './pack.ts';
import { packNodes } from './pack-trace.ts';
import { directValueAdded } from './measures.ts';
import { median } from './random.ts';
import { grossOfCost, PAY, payOf } from './rates.ts';
import { worstGrade } from './trace.ts';
import { responseOf } from './responses.ts';
import { succeed } from './result.ts';
import { checkScenario, resolveInputs, settingOf, type Setting } from './scenario.ts';
import type { Assessment, InputId, Result, Scenario, TraceNode, Unit } from './types.ts';

/** What is compared with the branch in France and with the whole economy. */
export type SectorView = 'valueAddedPerPost' | 'grossWage' | 'outputPerPost';
/** What is compared with the basin, and the basin with the others. */
export type BasinView = 'branchShare' | 'shareOfBranch' | 'projectShare' | 'projectOfBranch' | 'unemployment';

/** One line against the sector; null where it cannot be computed (no size, no posts). */
export type SectorLine = {
  id: SectorView;
  unit: Unit;
  project: number | null;
  branch: number | null;
  economy: number | null;
};
/** One line against the basin; `france` is the country's share, or the median of the zones for unemployment; null without one. */
export type BasinLine = { id: BasinView; unit: Unit; here: number | null; france: number | null };
/** A zone by how much of its employment is in the branch; `rank` 1 is the most. */
export type BranchZone = { zone: string; posts: number; perThousand: number; rank: number };

/** The activity against its sector, its basin and the other basins. Money of the declared year. */
export type Perspective = {
  sector: readonly SectorLine[];
  basin: readonly BasinLine[];
  /** The zones where the branch weighs most, then the project's own when it is not among them; zones of equal weight by code. */
  zones: readonly BranchZone[];
  /** How many zones have posts in the branch. */
  present: number;
};

/** How many zones are named before the project's own. */
const NAMED = 5;

/**
 * Puts a project in perspective, with one derivation for each cell under `<id>.<column>`, as in
 * `grossWage.branch`. Refuses what `checkScenario` refuses.
 */
export function perspective(
  scenario: Scenario,
  pack: ReferencePack,
): Result<{ perspective: Perspective; traces: Readonly<Record<string, TraceNode>> }> {
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) return checked;
  const found = responseOf(pack, scenario.zone);
  if (!found.ok) return found;
  const setting = settingOf(scenario, pack, found.value);
  const traces: Record<string, TraceNode> = {};
  const keep = (key: string, node: TraceNode): number | null => {
    if (node.value !== null) traces[key] = node;
    return node.value;
  };
  const { zones, present } = zonesOf(setting);
  // The derivations of its inputs are those of the balance itself.
  const assessed = assess(scenario, pack, { draws: 0 });
  return succeed({
    perspective: {
      sector: sectorOf(setting, assessed, keep),
      basin: basinOf(setting, assessed, keep),
      zones,
      present,
    },
    traces,
  });
}

type Keep = (key: string, node: TraceNode) => number | null;

function sectorOf(setting: Setting, assessed: Assessment, keep: Keep): SectorLine[] {
  const { pack, national, branch, price } = setting;
  const resolved = resolveInputs(setting, null, null, null);
  const { inputs } = resolved;
  const estimated = resolveInputs({ ...setting, scenario: bare(setting.scenario) }, null, null, null);
  const nodes = packNodes(pack);
  const input = (id: InputId) => inputNode(assessed, id);
  const jobs = inputs.directJobs;
  const all = weightsOf(setting);
  const productTaxes = nodes.scaled('productTaxes', 'taxes', branch);
  const branchPosts = national.totalPosts[branch] ?? 0;
  const output = ((pack.output[branch] ?? 0) * 1000) / price;
  const value = output * (national.valueAdded[branch] ?? 0);
  const ofBranch = [nodes.tableOutput(branch), nodes.posts(null, branch), nodes.deflator()];

  return [
    {
      id: 'valueAddedPerPost',
      unit: 'kEUR/FTE',
      project: keep('valueAddedPerPost.project', {
        ...view('valueAddedPerPost', quotient(directValueAdded(setting, resolved), jobs), 'kEUR/FTE'),
        inputs: [input('turnover'), input('purchases'), productTaxes, input('directJobs')],
      }),
      branch: keep('valueAddedPerPost.branch', {
        ...view('valueAddedPerPost', quotient(value, branchPosts), 'kEUR/FTE'),
        inputs: [
          {
            ...view('valueAddedPerPost', value * price, 'kEUR', 'R-06'),
            id: 'branchValueAdded',
            inputs: [nodes.tableOutput(branch), nodes.scaled('valueAddedPerOutput', 'valueAdded', branch)],
            cell: pack.branches[branch]?.code ?? '',
          },
          nodes.posts(null, branch),
          nodes.deflator(),
        ],
      }),
      economy: keep('valueAddedPerPost.economy', {
        ...view('valueAddedPerPost', quotient(all.valueAdded, all.posts), 'kEUR/FTE'),
        inputs: [nodes.nationalValueAdded(), nodes.posts(null, null), nodes.deflator()],
      }),
    },
    {
      id: 'grossWage',
      unit: 'kEUR/yr/FTE',
      project: keep('grossWage.project', input('grossWage')),
      branch: keep('grossWage.branch', {
        ...view('grossWage', estimated.inputs.grossWage, 'kEUR/yr/FTE', 'R-42'),
        inputs: [
          nodes.compensationPerJob(branch),
          nodes.deflator(),
          payNode(setting, estimated.inputs.grossWage),
        ],
      }),
      economy: keep('grossWage.economy', {
        ...view('grossWage', all.grossWage, 'kEUR/yr/FTE', 'R-42'),
        inputs: [nodes.compensationPerJob(null), nodes.deflator(), payNode(setting, all.grossWage)],
      }),
    },
    {
      id: 'outputPerPost',
      unit: 'kEUR/FTE',
      project: keep('outputPerPost.project', {
        ...view('outputPerPost', quotient(inputs.turnover, jobs), 'kEUR/FTE'),
        inputs: [input('turnover'), input('directJobs')],
      }),
      branch: keep('outputPerPost.branch', {
        ...view('outputPerPost', quotient(output, branchPosts), 'kEUR/FTE'),
        inputs: ofBranch,
      }),
      economy: keep('outputPerPost.economy', {
        ...view('outputPerPost', quotient(all.output, all.posts), 'kEUR/FTE'),
        inputs: [nodes.tableOutput(null), nodes.posts(null, null), nodes.deflator()],
      }),
    },
  ];
}

/** What a gross wage (k€ a year) costs, by the official rules. */
function payNode({ pack }: Setting, grossWage: number): TraceNode {
  const gross = (grossWage * 1000) / 12;
  const { cost } = payOf(gross);
  return reading(
    {
      id: 'payTable',
      value: cost,
      unit: 'EUR/month',
      grade: 'D',
      rule: 'R-42',
      inputs: [],
      sources: packNodes(pack).held(PAY.source),
      cell: PAY.article,
    },
    'rule',
    cellReader(pack).pay('cost', gross, cost),
  );
}

function basinOf(setting: Setting, assessed: Assessment, keep: Keep): BasinLine[] {
  const { pack, branch, zone } = setting;
  const { inputs } = resolveInputs(setting, null, null, null);
  const nodes = packNodes(pack);
  const [own, here] = [nodes.posts(zone, branch), nodes.posts(zone, null)];
  const [branchPosts, france] = [nodes.posts(null, branch), nodes.posts(null, null)];
  const size = inputNode(assessed, 'directJobs');
  const ratio = (id: BasinView, over: TraceNode, under: TraceNode): TraceNode => ({
    ...view(id, quotient(over.value ?? 0, under.value ?? 0), 'share'),
    grade: worstGrade([over, under]),
    inputs: [over, under],
  });
  const middle: TraceNode = reading(
    {
      ...nodes.unemployment(zone),
      value: median(pack.zones.flatMap((one) => one.unemployment.at(-1) ?? [])),
      rule: 'R-146',
      cell: 'FR',
    },
    'median',
    cellReader(pack).unemployment(null),
  );
  return [
    {
      id: 'branchShare',
      unit: 'share',
      here: keep('branchShare.here', ratio('branchShare', own, here)),
      france: keep('branchShare.france', ratio('branchShare', branchPosts, france)),
    },
    {
      id: 'shareOfBranch',
      unit: 'share',
      here: keep('shareOfBranch.here', ratio('shareOfBranch', own, branchPosts)),
      france: null,
    },
    {
      id: 'projectShare',
      unit: 'share',
      here: inputs.directJobs > 0 ? keep('projectShare.here', ratio('projectShare', size, here)) : null,
      france: null,
    },
    {
      id: 'projectOfBranch',
      unit: 'share',
      here: inputs.directJobs > 0 ? keep('projectOfBranch.here', ratio('projectOfBranch', size, own)) : null,
      france: null,
    },
    {
      id: 'unemployment',
      unit: 'share',
      here: keep('unemployment.here', {
        ...nodes.unemployment(zone),
        value: pack.zones[zone]?.unemployment.at(-1) ?? null,
        rule: 'R-146',
      }),
      france: keep('unemployment.france', middle),
    },
  ];
}

function zonesOf({ pack, branch, zone }: Setting): { zones: BranchZone[]; present: number } {
  const ranked = pack.zones
    .map(({ code }, at) => {
      const posts = pack.posts[at]?.[branch] ?? 0;
      const all = sum(pack.posts[at] ?? []);
      return { zone: code, posts, perThousand: all > 0 ? (posts / all) * 1000 : 0 };
    })
    .filter(({ posts }) => posts > 0)
    .sort((a, b) => b.perThousand - a.perThousand || (a.zone < b.zone ? -1 : 1))
    .map((one, at) => ({ ...one, rank: at + 1 }));
  const named = ranked.slice(0, NAMED);
  const own = ranked.slice(NAMED).filter((one) => one.zone === pack.zones[zone]?.code);
  return { zones: [...named, ...own], present: ranked.length };
}

/** The whole economy: posts, and money of the declared year. */
function weightsOf({ pack, national, price }: Setting): {
  posts: number;
  output: number;
  valueAdded: number;
  compensationPerJob: number;
  grossWage: number;
} {
  const whole = (share: Float64Array | null) =>
    pack.output.reduce((total, output, j) => total + output * 1000 * (share?.[j] ?? 1), 0);
  const perJob = whole(national.compensation) / whole(national.jobs);
  return {
    posts: sum(national.totalPosts),
    output: whole(null) / price,
    valueAdded: whole(national.valueAdded) / price,
    compensationPerJob: perJob,
    grossWage: (grossOfCost((perJob * 1000) / 12 / price) * 12) / 1000,
  };
}

/** The project's place and branch alone: what the branch would give. */
function bare({ zone, branch, commune = null }: Scenario): Scenario {
  return { zone, branch, commune };
}

function view(id: SectorView | BasinView, value: number | null, unit: Unit, rule = 'R-146'): TraceNode {
  return { id, value, unit, grade: 'D', rule, inputs: [], sources: [] };
}

/** The derivation of an input, as in the balance; without a value where the project has no size. */
function inputNode(assessed: Assessment, id: InputId): TraceNode {
  const { value, trace } = assessed.inputs[id];
  return id === 'grossWage' || value > 0 ? trace : { ...trace, value: null };
}

function quotient(over: number, under: number): number | null {
  return under > 0 ? over / under : null;
}

function sum(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
