/** The gallery's page in a browser, at any size, over the commands of a workbook in the emulator. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Machine } from '../../emulator/machine/machine';
import { PATIENCE } from './browser';
import { runner } from './sidebar-host';

const dist = resolve(__dirname, '../../dist');

export interface GalleryOptions {
  /** `gallery`, `report:<id>`, `share`. */
  readonly start: string;
  readonly width: number;
  readonly height?: number;
  readonly language?: 'en' | 'fr';
  /** Another page of the build: `sources`. */
  readonly file?: string;
}

export interface GalleryPage {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Names of the commands that were called. */
  readonly calls: readonly string[];
  close(): Promise<void>;
}

/** @param ask answers a command: its name and what it was given after the language. */
export const openGallery = async (
  browser: Browser,
  ask: (name: string, args: readonly unknown[]) => Promise<unknown>,
  { start, width, height = 800, language = 'en', file: name = 'gallery' }: GalleryOptions,
): Promise<GalleryPage> => {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'fr' ? 'fr-FR' : 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  const calls: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.exposeFunction('__ask', async (name: string, args: readonly unknown[]) => {
    calls.push(name);
    try {
      return { value: await ask(name, args) };
    } catch (error) {
      return { error: (error as Error).message };
    }
  });
  await page.addInitScript(runner);
  const file = language === 'en' ? `${name}.html` : `${name}-${language}.html`;
  const body = readFileSync(join(dist, file), 'utf8').replace(
    '<html',
    () => `<html data-start="${start}"`,
  );
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  await page.goto('http://gallery.test/');
  return { page, errors, calls, close: () => context.close() };
};

/** Answers of the emulated workbook, as its steward gets them. */
export const asks =
  (machine: Machine, user: string) =>
  async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const { result, error } = await machine.call(name, [...args], { user });
    if (error) throw new Error(error.message);
    return result;
  };
