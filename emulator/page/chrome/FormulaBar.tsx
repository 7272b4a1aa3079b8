import { useEffect, useRef, useState } from 'preact/hooks';
import { commit, notify, select } from '../state/actions';
import { nameOf, parseName } from '../state/selection';
import { selectionOf, tabOf, useSelect, useSession } from '../state/session';
import { editTextOf, kindOf } from '../grid/look';

/** Before the next key is pressed: on a busy machine that may be sooner than the next frame. */
const focusCell = () =>
  queueMicrotask(() => document.getElementById('active-cell')?.focus({ preventScroll: true }));

/** Where the selection is, and what the active cell really holds. */
export function FormulaBar() {
  return (
    <section class="formula-bar" aria-label="Active cell">
      <NameBox />
      <StoredValue />
    </section>
  );
}

/** The selection's address; another one can be typed to go there. */
function NameBox() {
  const session = useSession();
  const selection = useSelect(selectionOf);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [selection]);
  return (
    <input
      class="name-box"
      aria-label="Address of the selection"
      spellcheck={false}
      value={typed ?? nameOf(selection)}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') focusCell();
        if (event.key !== 'Enter') return;
        const to = parseName(event.currentTarget.value);
        if (to) select(session, to);
        else notify(session, 'No such place', `Type an address such as B7 or B7:C9.`);
        focusCell();
      }}
    />
  );
}

function StoredValue() {
  const session = useSession();
  const { store, cells } = session;
  const tab = useSelect(tabOf);
  const { anchor } = useSelect(selectionOf);
  const draft = useSelect((state) => state.draft);
  useSelect(({ cellsSeen }) => cellsSeen);
  const field = useRef<HTMLTextAreaElement>(null);
  const cell = tab && cells.cell(tab.sheetId, anchor.row, anchor.column);
  const text = draft?.text ?? editTextOf(cell);
  return (
    <>
      <label class="formula-label" for="stored-value">
        Value
      </label>
      <textarea
        ref={field}
        id="stored-value"
        class="stored-value"
        rows={1}
        spellcheck={false}
        disabled={!tab}
        value={text}
        onFocus={() => {
          if (!store.get().draft) store.set({ draft: { text, in: 'bar' } });
        }}
        onInput={(event) => store.set({ draft: { text: event.currentTarget.value, in: 'bar' } })}
        onBlur={() => {
          const now = store.get().draft;
          if (now?.in !== 'bar') return;
          if (now.text === editTextOf(cell)) store.set({ draft: null });
          else void commit(session, 0, 0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') store.set({ draft: null });
          else if (event.key === 'Enter' && !event.shiftKey && !event.altKey)
            void commit(session, 1, 0);
          else return;
          event.preventDefault();
          focusCell();
        }}
      />
      <span class="kind">{draft ? '' : kindOf(cell)}</span>
    </>
  );
}
