/**
 * A host for the sidebar alone: serves the built file to Chromium and answers `google.script.run` as a
 * test wants it answered: late, with trouble, not at all.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Commands } from '../../src/app/api';
import { serve } from '../kit/served';
import { PATIENCE } from './browser';
import { addAxe } from './sidebar-axe';

const dist = join(resolve(__dirname, '../..'), 'dist');

/** What the server says to a command. A function is asked each time; what it throws is a failed call. */
export type Answers = {
  [K in keyof Commands]?: (...args: Parameters<Commands[K]>) => unknown;
};

export interface SidebarHost {
  readonly url: string;
  /** The page's second part, as the build has written it. */
  morePages(): string;
  close(): Promise<void>;
}

/** @param file which language's page. */
export async function startSidebarHost(file = 'sidebar.html'): Promise<SidebarHost> {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(dist, file)));
  });
  return {
    url: `${server.url}/`,
    morePages: () => readFileSync(join(dist, file.replace('sidebar', 'sidebar-more')), 'utf8'),
    close: () => server.close(),
  };
}

/** As Google's runner: handlers set on copies, values by copy, failures as errors. */
export function runner(): void {
  const scope = window as any;
  const make = (ok: any, bad: any): any =>
    new Proxy(
      {},
      {
        get: (_, name: string) => {
          if (name === 'withSuccessHandler') return (f: any) => make(f, bad);
          if (name === 'withFailureHandler') return (f: any) => make(ok, f);
          return (...args: unknown[]) => {
            void scope.__ask(name, JSON.parse(JSON.stringify(args))).then((answer: any) => {
              if (answer.error) bad?.(new Error(answer.error));
              else ok?.(answer.value ?? null);
            });
          };
        },
      },
    );
  scope.google = { script: { run: make(null, null) } };
}

export interface Opened {
  readonly page: Page;
  /** Names of the commands that were called, in order. */
  readonly calls: readonly string[];
  /** Their arguments, beside them. */
  readonly args: readonly (readonly unknown[])[];
  readonly errors: readonly string[];
  /** Opens the sidebar anew with other answers. */
  reopen(answers: Answers): Promise<Page>;
  close(): Promise<void>;
}

export interface SidebarOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
  readonly motion?: boolean;
  /** axe is at hand in the page. */
  readonly axe?: boolean;
}

export async function openSidebar(
  browser: Browser,
  host: SidebarHost,
  first: Answers,
  { width = 300, height = 640, scale = 2, motion = false, axe = false }: SidebarOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    locale: 'en-US',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  let answers = first;
  const calls: string[] = [];
  const args: unknown[][] = [];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.exposeFunction('__ask', async (name: keyof Commands, given: unknown[]) => {
    // The language stands before what a command is asked.
    const [, ...asked] = given;
    calls.push(name);
    args.push(asked);
    try {
      // The page's own other part, unless a test is about its not coming.
      if (name === 'morePages' && !answers.morePages) return { value: { value: host.morePages() } };
      const answer = answers[name] as ((...all: unknown[]) => unknown) | undefined;
      if (!answer) throw new Error(`The test answers no ${name}.`);
      return { value: await answer(...asked) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  });
  await page.addInitScript(runner);
  if (axe) await addAxe(context);
  await page.goto(host.url);
  const reopen = async (next: Answers) => {
    answers = next;
    calls.length = 0;
    args.length = 0;
    await page.goto(host.url);
    return page;
  };
  return { page, calls, args, errors, reopen, close: () => context.close() };
}
