import { cellReader, reading } from './cells.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import type { ReferencePack } from './pack.ts';
import { packNodes } from './pack-trace.ts';
import type { Assessment, Grade, TraceNode, Unit } from './types.ts';

/**
 * Jobs of one zone, gained or lost: the direct ones when the project is there, its share of all indirect and of all
 * induced jobs; or its share of the branch's posts in the jobs displaced. Null for a zone the assessment does not know.
 */
export function zoneTrace(
  assessment: Assessment,
  pack: ReferencePack,
  zone: string,
  which: 'gained' | 'lost',
): TraceNode | null {
  const found = assessment.zones.find((one) => one.zone === zone);
  if (found === undefined) return null;
  const at = pack.zones.findIndex(({ code }) => code === zone);
  const cells = cellReader(pack);
  const place = pack.zones.find(({ code }) => code === zone)?.name ?? zone;
  const cell = `${place} ${zone}`;
  const known = (ids: readonly string[]): string[] => ids.filter((id) => pack.sources[id] !== undefined);
  const leaf = (id: string, value: number, unit: Unit, grade: Grade, rule: string): TraceNode => ({
    id,
    value,
    unit,
    grade,
    rule,
    inputs: [],
    sources: [],
    cell,
  });
  if (which === 'lost') {
    const all = assessment.zones.reduce((sum, { displaced }) => sum + displaced, 0);
    const nodes = packNodes(pack);
    const branch = pack.branches.findIndex(({ code }) => code === assessment.branch);
    const posts = {
      ...leaf('postsShare', all > 0 ? found.displaced / all : 0, 'share', 'C', 'R-62'),
      inputs: [{ ...nodes.posts(at, branch), id: 'zonePosts' }, nodes.posts(null, branch)],
    };
    const lost: TraceNode = {
      ...leaf('displacedJobs', all, 'FTE', 'E', 'R-62'),
      cell: 'total',
      // Its two terms: what the market loses, not what a tight labour market displaces.
      inputs: assessment.traces['T12|total|gross']?.inputs ?? [],
    };
    return { ...leaf('zoneLost', found.displaced, 'FTE', 'E', 'R-141'), inputs: [lost, posts] };
  }
  const part = (id: 'zoneIndirect' | 'zoneInduced', of: 'J04' | 'J05', value: number): TraceNode => {
    const whole = assessment.traces[`${of}|total|gross`];
    const total = whole?.value ?? 0;
    const share = reading(
      {
        ...leaf('zoneShare', total > 0 ? value / total : 0, 'share', 'E', 'R-20'),
        sources: known(NAMED_SOURCES.geography),
      },
      'whole',
      cells.geography(at),
    );
    return {
      ...leaf(id, value, 'FTE', 'E', of === 'J04' ? 'R-30' : 'R-40'),
      inputs: whole === undefined ? [share] : [whole, share],
    };
  };
  const direct: TraceNode = {
    ...leaf('zoneDirect', found.direct, 'FTE', assessment.inputs.directJobs.grade, 'R-46'),
    inputs: [assessment.inputs.directJobs.trace],
  };
  return {
    ...leaf('zoneJobs', found.direct + found.indirect + found.induced, 'FTE', 'E', 'R-141'),
    inputs: [
      // In any other zone the project itself brings nothing.
      ...(zone === assessment.zone ? [direct] : []),
      part('zoneIndirect', 'J04', found.indirect),
      part('zoneInduced', 'J05', found.induced),
    ],
  };
}
