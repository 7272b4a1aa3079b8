/** Chromium for the tests: opening pages, taking pictures, and axe with a list one can read. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { keepScreen } from '../kit/evidence';

const root = resolve(__dirname, '../..');
export const SCREENS = join(root, '.build', 'screens');

/** Debian's Chromium, or another one named by CHROMIUM. */
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** On a busy machine everything takes longer, and a test waits for it: nothing is measured by this. */
export const PATIENCE = 60_000;

/** Asks until it is so; what it was last is told where it never is. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  is: (now: T) => boolean,
): Promise<T> {
  for (const end = Date.now() + PATIENCE; ; await new Promise((next) => setTimeout(next, 40))) {
    const now = await ask();
    if (is(now)) return now;
    if (Date.now() > end) throw new Error(`It never came to be. Last: ${JSON.stringify(now)}`);
  }
}

/** Waits until the focus is there: it is often handed on after what it is handed to has appeared. */
export const untilFocused = async (element: Locator): Promise<void> => {
  const is = (one: Element): boolean => one === document.activeElement;
  await eventually(() => element.evaluate(is), Boolean);
};

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** What the browser speaks. */
  readonly locale?: string;
}

/**
 * A page in a context of its own. What it says on the console as an error, and what it throws, is
 * collected in `errors`.
 */
export async function openPage(browser: Browser, url: string, options: OpenOptions = {}) {
  const { width = 1440, height = 900, reducedMotion = true, locale = 'en-GB' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    permissions: ['clipboard-read', 'clipboard-write'],
    locale,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

/** Writes `.build/screens/NAME.png` of what is in sight and answers the file. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(SCREENS, { recursive: true });
  const path = join(SCREENS, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  await keepScreen(page);
  return path;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface AxeOptions {
  /** Only this part of the page. */
  readonly within?: string;
  /** Not these parts: what is there a thousand times over, and frames in which no script may run. */
  readonly except?: readonly string[];
}

/**
 * Throws with every violation axe finds in the page and its frames, one a paragraph: the rule, what
 * it wants, and where it is broken.
 */
export async function expectAccessible(page: Page, options: AxeOptions = {}): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(TAGS);
  if (options.within) builder.include(options.within);
  for (const part of options.except ?? []) builder.exclude(part);
  const { violations } = await builder.analyze();
  if (violations.length === 0) return;
  const said = violations.map(({ id, help, impact, nodes }) =>
    [`${id} (${impact}): ${help}`, ...nodes.slice(0, 5).map(placeOf)].join('\n'),
  );
  throw new Error(`axe found ${violations.length} violation(s):\n\n${said.join('\n\n')}`);
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

function placeOf({ target, html, failureSummary }: Violation['nodes'][number]): string {
  const wanted = failureSummary?.split('\n').slice(1).join(' ').trim();
  return `  at ${target.join(' ')}\n     ${html.slice(0, 200)}\n     ${wanted}`;
}
