import rules from 'modele-social';
import Engine from 'publicodes';

/** What the official rules say of a monthly gross pay, € a month. */
export type Pay = { cost: number; net: number };

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** The package whose rules the pay table holds, as written beside it. */
export const PAY_RULES = 'modele-social 11.1.0, publicodes 1.10.3';

/**
 * The official rules on a full-time open-ended contract in a firm of 100 employees, mobility levy out: some 50 ms an
 * evaluation, for the table's builder and its test; the engine reads the table.
 * @throws Error when the rules give no figure
 */
export function payRules(): (gross: number) => Pay {
  const engine = new Engine(rules, { logger: SILENT });
  const figure = (
    rule: 'salarié . coût total employeur' | 'salarié . rémunération . net . à payer avant impôt',
  ) => {
    const { nodeValue } = engine.evaluate(rule);
    if (typeof nodeValue !== 'number') throw new Error(`The rules give no figure for « ${rule} ».`);
    return nodeValue;
  };
  return (gross) => {
    engine.setSituation({
      'salarié . contrat . salaire brut': `${gross} €/mois`,
      'salarié . contrat': "'CDI'",
      'entreprise . salariés . effectif': 100,
    });
    return {
      cost: figure('salarié . coût total employeur'),
      net: figure('salarié . rémunération . net . à payer avant impôt'),
    };
  };
}
