import { useLayoutEffect, useRef } from 'preact/hooks';
import { commit } from '../state/actions';
import { selectionOf, useSelect, useSession } from '../state/session';
import { type Geometry, widthOf } from './geometry';
import { px } from '../px';

/** What is typed into a cell, over the cell itself. */
export function CellEditor({ geometry }: { geometry: Geometry }) {
  const session = useSession();
  const { store } = session;
  const text = useSelect(({ draft }) => draft?.text ?? '');
  const { anchor } = useSelect(selectionOf);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const element = field.current!;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useLayoutEffect(() => {
    const element = field.current!;
    element.style.height = 'auto';
    element.style.height = `${Math.min(240, element.scrollHeight + 4)}px`;
  }, [text]);

  const finish = (write: boolean, down = 0, right = 0) => {
    done.current = true;
    const grid = field.current?.closest<HTMLElement>('[role="grid"]');
    if (write) void commit(session, down, right);
    else store.set({ draft: null });
    // The textarea goes away with its focus; the active cell takes it over before the next key.
    queueMicrotask(() =>
      grid?.querySelector<HTMLElement>('#active-cell')?.focus({ preventScroll: true }),
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (key === 'Escape') finish(false);
    else if (key === 'Tab') finish(true, 0, shiftKey ? -1 : 1);
    else if (key === 'Enter' && !altKey && !ctrlKey && !metaKey) finish(true, shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };

  return (
    <textarea
      ref={field}
      class="cell-editor"
      aria-label="Cell"
      rows={1}
      spellcheck={false}
      value={text}
      style={{ minWidth: px(widthOf(geometry, anchor.column) + 1) }}
      onInput={(event) => store.set({ draft: { text: event.currentTarget.value, in: 'cell' } })}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!done.current && store.get().draft?.in === 'cell') void commit(session, 0, 0);
      }}
    />
  );
}
