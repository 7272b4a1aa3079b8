import { Button } from '../sidebar/parts/Button';
import { client, type useCalls } from './server';
import { w } from './words';

/** What it is called, and the button that keeps it. */
export const Save = ({
  name,
  busy,
  onName,
  onSave,
}: {
  name: string;
  busy: string;
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
    <Button kind="primary" busy={busy === 'save'} onClick={onSave}>
      {busy === 'save' ? w.saving : w.save}
    </Button>
  </section>
);

/** What became of it, and the way on. */
export const Told = ({
  calls: { trouble, call },
  want = null,
  saved,
}: {
  calls: ReturnType<typeof useCalls>;
  /** What is to be answered first. */
  want?: string | null;
  /** The name under which it was saved; empty: it is not. */
  saved: string;
}) => (
  <>
    <div role="status" class="told">
      {trouble && (
        <p class="note bad">
          {trouble.message} {trouble.next}
        </p>
      )}
      {want && <p class="note warn">{want}</p>}
      {saved && <p class="note good">{w.saved(saved)}</p>}
    </div>
    {saved && (
      <Button
        kind="primary"
        onClick={() =>
          call(
            'console',
            () => client.showReports('console'),
            () => undefined,
          )
        }
      >
        {w.toConsole}
      </Button>
    )}
  </>
);
