import { directValueAdded } from './measures.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import type { ReferencePack } from './pack.ts';
import { median } from './random.ts';
import { grossOfCost } from './rates.ts';
import { responseOf } from './responses.ts';
import { succeed } from './result.ts';
import {
  checkScenario,
  gradeOf,
  INPUT_RULES,
  resolveInputs,
  settingOf,
  type Resolved,
  type Setting,
} from './scenario.ts';
import { worstGrade } from './trace.ts';
import { INPUTS, type InputId, type Result, type Scenario, type TraceNode, type Unit } from './types.ts';

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
  const resolved = resolveInputs(setting, null, null, null);
  const traces: Record<string, TraceNode> = {};
  const keep = (key: string, node: TraceNode): number | null => {
    if (node.value !== null) traces[key] = node;
    return node.value;
  };
  const { zones, present } = zonesOf(setting);
  return succeed({
    perspective: {
      sector: sectorOf(setting, resolved, keep),
      basin: basinOf(setting, resolved, keep),
      zones,
      present,
    },
    traces,
  });
}

type Keep = (key: string, node: TraceNode) => number | null;

function sectorOf(setting: Setting, resolved: Resolved, keep: Keep): SectorLine[] {
  const { pack, national, branch, price } = setting;
  const { inputs } = resolved;
  const estimated = resolveInputs({ ...setting, scenario: bare(setting.scenario) }, null, null, null);
  const code = pack.branches[branch]?.code ?? '';
  const jobs = inputs.directJobs;
  const all = weightsOf(setting);
  const posts = (value: number, cell: string) =>
    leaf(setting, 'posts.branchInFrance', value, 'FTE', 'posts', cell);
  const made = (id: string, value: number, cell: string) =>
    leaf(setting, id, value, 'kEUR/yr', 'table', cell);
  const branchPosts = national.totalPosts[branch] ?? 0;
  const output = ((pack.output[branch] ?? 0) * 1000) / price;
  const value = output * (national.valueAdded[branch] ?? 0);

  return [
    {
      id: 'valueAddedPerPost',
      unit: 'kEUR/FTE',
      project: keep('valueAddedPerPost.project', {
        ...view('valueAddedPerPost', quotient(directValueAdded(setting, resolved), jobs), 'kEUR/FTE'),
        inputs: [
          inputNode(setting, inputs, 'turnover'),
          inputNode(setting, inputs, 'purchases'),
          leaf(setting, 'productTaxes', national.taxes[branch] ?? 0, 'share', 'shares', code),
          inputNode(setting, inputs, 'directJobs'),
        ],
      }),
      branch: keep('valueAddedPerPost.branch', {
        ...view('valueAddedPerPost', quotient(value, branchPosts), 'kEUR/FTE'),
        inputs: [made('branchValueAdded', value, code), posts(branchPosts, `FR ${code}`)],
      }),
      economy: keep('valueAddedPerPost.economy', {
        ...view('valueAddedPerPost', quotient(all.valueAdded, all.posts), 'kEUR/FTE'),
        inputs: [made('nationalValueAdded', all.valueAdded, 'FR'), posts(all.posts, 'FR')],
      }),
    },
    {
      id: 'grossWage',
      unit: 'kEUR/yr/FTE',
      project: keep('grossWage.project', inputNode(setting, inputs, 'grossWage')),
      branch: keep('grossWage.branch', {
        ...view('grossWage', estimated.inputs.grossWage, 'kEUR/yr/FTE', 'R-42'),
        inputs: [
          leaf(
            setting,
            'compensationPerJob',
            quotient(national.compensation[branch] ?? 0, national.jobs[branch] ?? 0),
            'kEUR/yr/FTE',
            'jobs',
            code,
          ),
        ],
      }),
      economy: keep('grossWage.economy', {
        ...view('grossWage', all.grossWage, 'kEUR/yr/FTE', 'R-42'),
        inputs: [leaf(setting, 'compensationPerJob', all.compensationPerJob, 'kEUR/yr/FTE', 'jobs', 'FR')],
      }),
    },
    {
      id: 'outputPerPost',
      unit: 'kEUR/FTE',
      project: keep('outputPerPost.project', {
        ...view('outputPerPost', quotient(inputs.turnover, jobs), 'kEUR/FTE'),
        inputs: [inputNode(setting, inputs, 'turnover'), inputNode(setting, inputs, 'directJobs')],
      }),
      branch: keep('outputPerPost.branch', {
        ...view('outputPerPost', quotient(output, branchPosts), 'kEUR/FTE'),
        inputs: [made('branchOutput', output, code), posts(branchPosts, `FR ${code}`)],
      }),
      economy: keep('outputPerPost.economy', {
        ...view('outputPerPost', quotient(all.output, all.posts), 'kEUR/FTE'),
        inputs: [made('branchOutput', all.output, 'FR'), posts(all.posts, 'FR')],
      }),
    },
  ];
}

function basinOf(setting: Setting, { inputs }: Resolved, keep: Keep): BasinLine[] {
  const { pack, national, branch, zone, scenario } = setting;
  const code = pack.branches[branch]?.code ?? '';
  const posts = (id: string, value: number, cell: string) =>
    leaf(setting, `posts.${id}`, value, 'FTE', 'posts', cell, 'C');
  const own = posts('branchInBasin', pack.posts[zone]?.[branch] ?? 0, `${scenario.zone} ${code}`);
  const here = posts('basin', sum(pack.posts[zone] ?? []), scenario.zone);
  const branchPosts = posts('branchInFrance', national.totalPosts[branch] ?? 0, `FR ${code}`);
  const france = posts('france', sum(national.totalPosts), 'FR');
  const size = inputNode(setting, inputs, 'directJobs');
  const ratio = (id: BasinView, over: TraceNode, under: TraceNode): TraceNode => ({
    ...view(id, quotient(over.value ?? 0, under.value ?? 0), 'share'),
    grade: worstGrade([over, under]),
    inputs: [over, under],
  });
  const unemployment = (value: number | null, cell: string): TraceNode => ({
    ...leaf(setting, 'unemployment', value, 'share', 'unemployment', cell, 'C'),
    rule: 'R-146',
  });
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
      here: keep(
        'unemployment.here',
        unemployment(pack.zones[zone]?.unemployment.at(-1) ?? null, scenario.zone),
      ),
      france: keep(
        'unemployment.france',
        unemployment(median(pack.zones.flatMap((one) => one.unemployment.at(-1) ?? [])), 'FR'),
      ),
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

/** An input of the project; a size of nil is no size. */
function inputNode(setting: Setting, inputs: Resolved['inputs'], id: InputId): TraceNode {
  const declared = setting.scenario[id] !== null && setting.scenario[id] !== undefined;
  return {
    id,
    value: id === 'grossWage' || inputs[id] > 0 ? inputs[id] : null,
    unit: INPUTS[id].unit,
    grade: gradeOf(setting, id),
    rule: declared ? 'R-51' : INPUT_RULES[id],
    inputs: [],
    sources: [],
  };
}

function leaf(
  { pack }: Setting,
  id: string,
  value: number | null,
  unit: Unit,
  read: keyof typeof NAMED_SOURCES,
  cell: string,
  grade: 'C' | 'D' = 'D',
): TraceNode {
  const sources = NAMED_SOURCES[read].filter((source) => pack.sources[source] !== undefined);
  return { id, value, unit, grade, rule: 'R-146', inputs: [], sources, cell };
}

function quotient(over: number, under: number): number | null {
  return under > 0 ? over / under : null;
}

function sum(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
