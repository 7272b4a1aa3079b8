import { useEffect, useRef, useState } from 'preact/hooks';

/** They open at the same place: one closes what another has opened. */
const OPENED = 'title-card-opened';

/** A panel under a button of the title bar: its own button, its cross and Escape close it. */
export function usePopup() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    document.dispatchEvent(new CustomEvent(OPENED));
    const other = () => setOpen(false);
    document.addEventListener(OPENED, other);
    return () => document.removeEventListener(OPENED, other);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current!.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (open && event.key === 'Escape') close();
  };
  return { open, button, toggle: () => setOpen(!open), close, onKeyDown };
}
