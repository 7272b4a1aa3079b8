/** A person without a mouse: keys, and where the focus is. Nothing here sets the focus by itself. */
import type { Frame, Page } from 'playwright-core';

export type Hands = ReturnType<typeof handsOn>;

/** What screen readers call what has the focus: its label, its aria-label, or its text. */
const nameIn = (frame: Frame): Promise<string | null> =>
  frame.evaluate(() => {
    const at = document.activeElement as HTMLElement | null;
    if (!at || at === document.body) return '';
    if (at.tagName === 'IFRAME') return null;
    const label = (at as HTMLInputElement).labels?.[0]?.textContent;
    const name = at.getAttribute('aria-label') ?? label ?? at.textContent ?? '';
    return name.replace(/\s+/g, ' ').trim();
  });

/** As many presses as a person may need for the longest list there is here. */
const PRESSES = 160;

export const handsOn = (page: Page) => {
  const { keyboard } = page;
  /** The name of what has the focus, in whichever frame that is. */
  const focus = async (): Promise<string> => {
    const inPage = await nameIn(page.mainFrame());
    if (inPage !== null) return inPage;
    for (const frame of page.frames().slice(1)) {
      // A page that gives way to another has nothing to tell.
      const name = await nameIn(frame).catch(() => '');
      if (name) return name;
    }
    return '';
  };
  const is = (name: string, wanted: string | RegExp): boolean =>
    typeof wanted === 'string' ? name === wanted : wanted.test(name);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  const to = async (wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    const passed: string[] = [];
    for (let i = 0; i < PRESSES; i++) {
      const name = await focus();
      if (is(name, wanted)) return;
      passed.push(name);
      await press(key);
    }
    throw new Error(`${key} does not reach “${wanted}”, only: ${[...new Set(passed)].join(' | ')}`);
  };
  return {
    focus,
    press,
    to,
    back: (wanted: string | RegExp) => to(wanted, 'Shift+Tab'),
    type: (text: string) => keyboard.type(text),
    /** The focus comes to be there without a key: it was handed on. */
    async given(wanted: string | RegExp): Promise<void> {
      let name = '';
      for (const end = Date.now() + 60_000; Date.now() < end; await page.waitForTimeout(50)) {
        name = await focus();
        if (is(name, wanted)) return;
      }
      throw new Error(`The focus is on “${name}”, not on “${wanted}”.`);
    },
    /** Goes to a list that is closed and takes one entry after the other until it is the wanted one. */
    async choose(field: string | RegExp, text: string | RegExp): Promise<void> {
      await to(field);
      await press('Home');
      const offered: string[] = [];
      for (let i = 0; i < 40; i++) {
        const chosen = (await chosenIn(page)) ?? '';
        if (is(chosen, text)) return;
        offered.push(chosen);
        await press('ArrowDown');
      }
      throw new Error(`“${field}” does not offer “${text}”, only: ${[...new Set(offered)].join()}`);
    },
  };
};

async function chosenIn(page: Page): Promise<string | undefined> {
  for (const frame of page.frames()) {
    const text = await frame.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLSelectElement ? at.selectedOptions[0]?.text : undefined;
    });
    if (text !== undefined) return text;
  }
  return undefined;
}
