import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DialogPanel } from '../api/contract';
import { close } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { Cross } from './Cross';
import { Frame } from './Frame';
import { others } from './Sidebar';
import { px } from '../px';

/** A dialog the script has shown, until it is closed. */
export function Dialog() {
  const session = useSession();
  const panel = useSelect(({ overview }) => overview?.dialog ?? null);
  const id = `dialog/${panel?.id}`;
  const closed = useSelect((state) => id in state.closed);
  if (!panel || closed) return null;
  return <Opened key={panel.id} panel={panel} onClose={() => close(session, id)} />;
}

/** A modal dialog keeps everything behind it still. */
function Opened({ panel, onClose }: { panel: DialogPanel; onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  const [size, setSize] = useState({ width: panel.width, height: panel.height });
  const title = panel.title || 'Dialog';

  useLayoutEffect(() => {
    if (panel.modal) box.current!.showModal();
    else box.current!.show();
  }, []);

  return (
    <dialog
      ref={box}
      class={panel.modal ? 'dialog' : 'dialog is-modeless'}
      aria-label={title}
      style={{ width: px(size.width) }}
      onClose={onClose}
    >
      <div class="panel-head">
        <h2 title={title}>{title}</h2>
        <button type="button" class="quiet" aria-label={`Close ${title}`} onClick={onClose}>
          <Cross />
        </button>
      </div>
      <Frame
        title={title}
        src={`/dialog?shown=${panel.id}${others()}`}
        height={size.height}
        close={onClose}
        setHeight={(height) => setSize({ ...size, height })}
        setWidth={(width) => setSize({ ...size, width })}
      />
    </dialog>
  );
}
