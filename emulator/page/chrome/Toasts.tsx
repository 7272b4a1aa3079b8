import { useEffect } from 'preact/hooks';
import type { Alert, Toast } from '../api/contract';
import { close } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { Cross } from './Cross';

const SHOWN = 4;

/** What the script and the page say in passing. */
export function Toasts() {
  const toasts = useSelect(({ overview }) => overview?.toasts ?? NONE);
  const alerts = useSelect(({ overview }) => overview?.alerts ?? NONE);
  const notices = useSelect((state) => state.notices);
  const closed = useSelect((state) => state.closed);
  const said = [...toasts, ...alerts.map(asToast)].sort((a, b) => a.id - b.id);
  const shown = [...said, ...notices].filter(({ id }) => !(`toast/${id}` in closed)).slice(-SHOWN);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const session = useSession();
  const id = `toast/${toast.id}`;
  useEffect(() => {
    if (toast.seconds < 0) return undefined;
    const timer = setTimeout(() => close(session, id), toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div class="toast">
      <div>
        {toast.title && <b>{toast.title}</b>}
        <p>{toast.message}</p>
      </div>
      <button type="button" class="quiet" aria-label="Dismiss" onClick={() => close(session, id)}>
        <Cross />
      </button>
    </div>
  );
}

const NONE: readonly never[] = Object.freeze([]);

/** The emulator does not wait for a person: it has pressed the button that goes on. */
const asToast = ({ id, title, prompt }: Alert): Toast => ({
  id,
  title: title || 'The script asked',
  message: `${prompt}\n(Answered for you, as if you had agreed.)`.trim(),
  seconds: 12,
});
