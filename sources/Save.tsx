import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../sidebar/parts/Button';
import { client, closePage, type useCalls } from './server';
import { w } from './words';

/** What it is called, and the button that keeps it. */
export const Save = ({
  name,
  busy,
  done = false,
  onName,
  onSave,
}: {
  name: string;
  busy: string;
  /** It is saved as it stands: the next thing to do is another. */
  done?: boolean;
  onName: (name: string) => void;
  onSave: () => void;
}) => (
  <section aria-label={w.save}>
    <div class="field">
      <label for="name">{w.name}</label>
      <input
        id="name"
        value={name}
        maxLength={60}
        aria-describedby="name-help"
        onInput={(event) => onName(event.currentTarget.value)}
      />
      <p class="hint" id="name-help">
        {w.nameHelp}
      </p>
    </div>
    <Button kind={done ? 'plain' : 'primary'} busy={busy === 'save'} onClick={onSave}>
      {busy === 'save' ? w.saving : w.save}
    </Button>
  </section>
);

/** What it is kept as. */
export interface Saved {
  readonly id: string;
  readonly name: string;
}

/** What became of it, and the way on. */
export const Told = ({
  calls: { trouble, call },
  want = null,
  saved,
  changed = false,
}: {
  calls: ReturnType<typeof useCalls>;
  /** What is to be answered first. */
  want?: string | null;
  saved: Saved | null;
  /** It was there before: what is connected to it stays connected. */
  changed?: boolean;
}) => {
  const place = useRef<HTMLDivElement>(null);
  // A long page says it below what is in sight.
  useEffect(() => {
    if (trouble || want || saved) place.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble, want, saved]);
  return (
    <div ref={place} class="outcome">
      <div role="status" class="told">
        {trouble && (
          <p class="note bad">
            {trouble.message} {trouble.next}
          </p>
        )}
        {want && <p class="note warn">{want}</p>}
        {saved && <p class="note good">{changed ? w.changed(saved.name) : w.saved(saved.name)}</p>}
      </div>
      {saved && (
        <Button
          kind="primary"
          onClick={() =>
            call(
              'console',
              () => client.showReports(changed ? 'console' : `connect:${saved.id}`),
              closePage,
            )
          }
        >
          {changed ? w.toConsole : w.connect(saved.name)}
        </Button>
      )}
    </div>
  );
};
