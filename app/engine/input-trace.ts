import { assumedIn, assumptionOf, type AssumptionId } from './assumptions.ts';
import { cellReader, reading } from './cells.ts';
import { NAMED_SOURCES } from './named-sources.ts';
import { made, onceEach } from './nodes.ts';
import { packNodes } from './pack-trace.ts';
import { PAY, payOf } from './rates.ts';
import { gradeOf, INPUT_RULES, type Place, type Resolved } from './scenario.ts';
import { INPUTS, type InputId, type TraceNode } from './types.ts';

/** Derivations of the inputs of one project in one place, and of the assumptions they rest on: each node once. */
export type InputTracer = {
  input(id: InputId): TraceNode;
  isDeclared(id: InputId): boolean;
  /** An assumption that nobody can declare. */
  named(id: AssumptionId): TraceNode;
  /** Pay of a gross wage by the official rules. */
  pay(): TraceNode;
  /** Displacement by labour tension in the basin, and the last published rate of unemployment there. */
  tension(): TraceNode;
  unemployment(): TraceNode;
  /** The geography of trade: what the basin serves, and where the rest is bought. */
  trade(): TraceNode;
};

/** A tracer over the inputs as they were resolved in that place. */
export function createInputTracer(place: Place, resolved: Resolved): InputTracer {
  const { pack, national, branch, zone, scenario } = place;
  const nodes = packNodes(pack);
  const cells = cellReader(pack);
  const once = onceEach<TraceNode>();
  const zoneCode = pack.zones[zone]?.code ?? '';
  const branchCode = pack.branches[branch]?.code ?? '';

  function input(id: InputId): TraceNode {
    return once(`input.${id}`, () => {
      const declared = isDeclared(id);
      const node = made(
        id,
        resolved.inputs[id],
        INPUTS[id].unit,
        gradeOf(place, id),
        declared ? 'R-51' : INPUT_RULES[id],
        declared ? [] : standIns(id),
        `${zoneCode} ${branchCode}`,
      );
      // Counted by the census, once its file is imported: nothing stands in for it any more.
      return id === 'residentShare' && !declared ? reading(node, 'ratio', cells.commuting(zone)) : node;
    });
  }

  function isDeclared(id: InputId): boolean {
    const value = scenario[id];
    return value !== null && value !== undefined;
  }

  /** What an undeclared input was estimated from. */
  function standIns(id: InputId): TraceNode[] {
    switch (id) {
      case 'directJobs':
        return isDeclared('turnover') ? [input('turnover'), outputPerPost()] : [];
      case 'turnover':
        return [input('directJobs'), outputPerPost(), nodes.deflator()];
      case 'grossWage':
        return [nodes.compensationPerJob(branch), pay(), nodes.deflator()];
      case 'exportShare':
        return [nodes.exports(branch)];
      case 'importReplacement':
        return [nodes.importPenetration(branch) ?? named('importReplacement')];
      case 'purchases':
        return [
          input('turnover'),
          once('intermediateShare', () =>
            made(
              'intermediateShare',
              purchaseRate(),
              'share',
              'D',
              'R-35',
              [nodes.tablePurchases(branch), nodes.scaled('importedInputs', 'imports', branch)],
              branchCode,
            ),
          ),
        ];
      case 'francePurchaseShare':
        return [nodes.tablePurchases(branch), nodes.scaled('importedInputs', 'imports', branch)];
      case 'localPurchaseShare':
        return [input('purchases'), trade()];
      case 'localInvestmentShare':
        return [input('investment'), trade()];
      case 'residentShare':
        return cells.commuting(zone).length > 0 ? [] : [named('residentFloor'), named('commutingDecay')];
      case 'displacement':
        return [input('exportShare'), input('importReplacement'), named('displacementElasticity'), tension()];
      case 'deadweight':
      case 'substitution':
      case 'fullYear':
        return [named(id)];
      case 'investment':
      case 'publicAid':
        return [];
      default:
        return unreachable(id);
    }
  }

  function purchaseRate(): number {
    let rateOf = national.imports[branch] ?? 0;
    for (let i = 0; i < national.size; i += 1) rateOf += national.technology[i * national.size + branch] ?? 0;
    return rateOf;
  }

  function outputPerPost(): TraceNode {
    const perOutput = national.posts[branch] ?? 0;
    return once('outputPerPost', () =>
      made(
        'outputPerPost',
        perOutput > 0 ? 1 / perOutput : null,
        'kEUR/FTE',
        'D',
        'R-34',
        [nodes.tableOutput(branch), nodes.posts(null, branch)],
        branchCode,
      ),
    );
  }

  function unemployment(): TraceNode {
    return nodes.unemployment(zone);
  }

  function tension(): TraceNode {
    return once('tension', () =>
      made(
        'tension',
        resolved.tensionDisplacement,
        'share',
        'E',
        'R-63',
        [unemployment(), named('tensionDisplacement')],
        zoneCode,
      ),
    );
  }

  function named(id: AssumptionId): TraceNode {
    return once(`assumption.${id}`, () => {
      const { central, low, high, unit, rule, source, moved } = assumedIn(pack, scenario.assumptions, id);
      const assumed = (name: string, value: number, sources: string[]): TraceNode => ({
        id: name,
        value,
        unit,
        grade: 'E',
        rule,
        inputs: [],
        sources,
      });
      const node = assumed(id, central, source ? [source] : []);
      if (moved) {
        // Moved by the group: the published centre stays in sight.
        const published = assumed('publishedCentre', assumptionOf(pack, id).central, []);
        return { ...node, rule: 'R-120', inputs: [published], p10: low, p90: high };
      }
      return low === high ? node : { ...node, p10: low, p90: high };
    });
  }

  function pay(): TraceNode {
    return once('rate.pay', () => {
      const { monthlyNet, inputs } = resolved;
      const gross = (inputs.grossWage * 1000) / 12;
      return reading(
        {
          ...made('payTable', monthlyNet, 'EUR/month', 'D', 'R-42', [], PAY.article),
          sources: nodes.held(...NAMED_SOURCES.pay),
        },
        'rule',
        [...cells.pay('net', gross, monthlyNet), ...cells.pay('cost', gross, payOf(gross).cost)],
      );
    });
  }

  function trade(): TraceNode {
    return once('trade', () => ({
      ...reading(
        {
          ...made('trade', null, 'share', 'E', 'R-20', [], zoneCode),
          sources: nodes.held(...NAMED_SOURCES.geography),
        },
        'whole',
        cells.geography(zone),
      ),
      inputs: [named('deltaSheltered'), named('deltaExposed'), named('decayFactor')],
    }));
  }

  return { input, isDeclared, named, pay, tension, unemployment, trade };
}

function unreachable(id: never): never {
  throw new Error(`Unknown input ${String(id)}.`);
}
