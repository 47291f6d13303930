import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds serious or critical on a page, a line each: the rule, and where, three places at most.
 * Run in the page itself (its frames are ours), and only what is wrong is written out: by default every node of every rule that
 * passed is sent here, then to a second page that adds them up, which takes three times as long and says the same.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const places = nodes.map(({ target }) => target.join(' ')).slice(0, 3);
      return `${id}: ${places.join(' | ')}`;
    });
}
