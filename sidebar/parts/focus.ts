/**
 * Where the keyboard goes on when the button that was pressed is about to be gone: to what stands for it,
 * once that is there.
 */
export const focusNext = (find: () => Element | null | undefined): void => {
  setTimeout(() => {
    const next = find();
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  });
};

export const thePanel = (): Element | null => document.getElementById('panel');
