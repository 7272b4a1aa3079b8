/** Every word that is on the screen, and those of a catalogue: to find a language where it does not belong. */
import type { Frame, Page } from 'playwright-core';

/**
 * The texts and names of what a person sees or hears in the sidebar, each once; unseen headings and
 * labels count too.
 */
export async function wordsIn(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => one.url().includes('/sidebar'));
  if (!frame) throw new Error('The sidebar is not open.');
  return readWords(frame);
}

const readWords = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const said = new Set<string>();
    const add = (text: string | null) => {
      const plain = (text ?? '').replace(/\s+/g, ' ').trim();
      if (plain !== '') said.add(plain);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!;
      if (parent.closest('script, style') || parent.closest('[hidden]')) continue;
      add(walker.currentNode.textContent);
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('[hidden]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt'])
        add(element.getAttribute(name));
    }
    return [...said];
  });

/** The plain texts of a catalogue, by where they stand in it. Those that are made for a number are not. */
export const plainTexts = (catalogue: object): Map<string, string> => {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else if (value !== null && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) visit(inner, `${path}.${name}`);
  };
  visit(catalogue, '');
  return found;
};

/** What of `words` is of one language and not of the other: a text that is the same in both tells nothing. */
export const foreign = (
  words: readonly string[],
  theirs: Iterable<string>,
  ours: Iterable<string>,
): string[] => {
  const own = new Set(ours);
  const other = [...theirs].filter((text) => text !== '' && !own.has(text));
  const exact = new Set(other);
  // A sentence is found inside of another text; a word only where it stands alone.
  const sentences = other.filter((text) => text.includes(' ') && text.length > 12);
  return words.filter(
    (said) => exact.has(said) || sentences.some((sentence) => said.includes(sentence)),
  );
};
