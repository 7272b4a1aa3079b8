import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TabOverview } from '../api/contract';
import { renameTab } from '../state/actions';
import { useSession } from '../state/session';

/** A field over the tab's own title. */
export function Rename({ tab, onClose }: { tab: TabOverview; onClose: () => void }) {
  const session = useSession();
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const element = field.current!;
    const button = document.getElementById(`tab-${tab.sheetId}`)!;
    element.style.left = `${button.offsetLeft}px`;
    element.style.width = `${Math.max(120, button.offsetWidth)}px`;
    element.focus();
    element.select();
  }, []);

  const finish = (write: boolean) => {
    if (done.current) return;
    done.current = true;
    const title = field.current!.value.trim();
    onClose();
    document.getElementById(`tab-${tab.sheetId}`)?.focus();
    if (write && title !== '' && title !== tab.title) void renameTab(session, tab.title, title);
  };

  return (
    <input
      ref={field}
      class="rename"
      aria-label={`New name of ${tab.title}`}
      defaultValue={tab.title}
      maxLength={100}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
