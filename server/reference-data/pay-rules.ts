import rules from 'modele-social';
import Engine from 'publicodes';

/** What the official rules say of a monthly gross pay, € a month. */
export type Pay = { cost: number; net: number };

/** Levies that are already in the cost or out of the net: CSG and CRDS, and the employer's contribution to training, € a month. */
export type Levies = { csg: number; training: number };

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** The package whose rules the pay table holds, as written beside it. */
export const PAY_RULES = 'modele-social 11.1.0, publicodes 1.10.3';

/**
 * The official rules on a full-time open-ended contract in a firm of 100 employees, mobility levy out: some 50 ms an
 * evaluation, for the table's builder and its test; the engine reads the table.
 * @throws Error when the rules give no figure
 */
export function payRules(): (gross: number) => Pay {
  const at = situation();
  return (gross) => {
    const figure = at(gross);
    return {
      cost: figure('salarié . coût total employeur'),
      net: figure('salarié . rémunération . net . à payer avant impôt'),
    };
  };
}

/**
 * The same rules on what a pay is levied for CSG and CRDS, and for training.
 * @throws Error when the rules give no figure
 */
export function levyRules(): (gross: number) => Levies {
  const at = situation();
  return (gross) => {
    const figure = at(gross);
    return {
      csg: figure('salarié . cotisations . CSG-CRDS'),
      training: figure('salarié . cotisations . formation professionnelle'),
    };
  };
}

/**
 * Corporate tax of a taxable profit, € a year, at the normal rate of the same rules: the reduced one asks who owns the firm.
 * @throws Error when the rules give no figure
 */
export function corporateTaxRule(): (profit: number) => number {
  const engine = new Engine(rules, { logger: SILENT });
  return (profit) => {
    engine.setSituation({
      'entreprise . imposition': "'IS'",
      'entreprise . imposition . IS . éligible taux réduit': 'non',
      'entreprise . imposition . IS . résultat imposable': `${profit} €/an`,
    });
    return figureOf(engine, 'entreprise . imposition . IS . montant');
  };
}

type Asked =
  | 'salarié . coût total employeur'
  | 'salarié . rémunération . net . à payer avant impôt'
  | 'salarié . cotisations . CSG-CRDS'
  | 'salarié . cotisations . formation professionnelle';

function situation(): (gross: number) => (rule: Asked) => number {
  const engine = new Engine(rules, { logger: SILENT });
  return (gross) => {
    engine.setSituation({
      'salarié . contrat . salaire brut': `${gross} €/mois`,
      'salarié . contrat': "'CDI'",
      'entreprise . salariés . effectif': 100,
    });
    return (rule) => figureOf(engine, rule);
  };
}

function figureOf(engine: Engine, rule: Asked | 'entreprise . imposition . IS . montant'): number {
  const { nodeValue } = engine.evaluate(rule);
  if (typeof nodeValue !== 'number') throw new Error(`The rules give no figure for « ${rule} ».`);
  return nodeValue;
}
