import { useRef, useState } from 'preact/hooks';

/** A panel under a button of the title bar: its own button, its cross and Escape close it. */
export function usePopup() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current!.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (open && event.key === 'Escape') close();
  };
  return { open, button, toggle: () => setOpen(!open), close, onKeyDown };
}
