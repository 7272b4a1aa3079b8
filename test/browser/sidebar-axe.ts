/** axe, put into the page once when it opens: many states are looked at in one page. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const addAxe = async (context: BrowserContext): Promise<void> => {
  const content = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await context.addInitScript({ content });
};

/** What axe finds in the page as it stands, one line a place; `except` is one of many that are alike. */
export const findings = (page: Page, except: string): Promise<string[]> =>
  page.evaluate(
    async ([tags, without]) => {
      const { violations } = await (window as any).axe.run(
        { exclude: [[without]] },
        { runOnly: tags, resultTypes: ['violations'] },
      );
      return violations.flatMap(({ id, help, nodes }: any) =>
        nodes.map(({ html, failureSummary }: any) => `${id}: ${help}\n${html}\n${failureSummary}`),
      );
    },
    [TAGS, except] as const,
  );
