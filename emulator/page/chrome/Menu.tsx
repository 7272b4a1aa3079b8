import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export type Entry =
  | {
      readonly kind: 'action';
      readonly title: string;
      readonly act: () => void;
      readonly checked?: boolean;
    }
  | { readonly kind: 'menu'; readonly title: string; readonly entries: readonly Entry[] }
  | { readonly kind: 'text'; readonly title: string }
  | { readonly kind: 'line' };

interface Props {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly onClose: (why: 'picked' | 'left' | 'outside') => void;
  /** Left and right where no submenu takes them. */
  readonly onSide?: (step: 1 | -1) => void;
  readonly up?: boolean;
  readonly nested?: boolean;
}

const ITEMS = ':scope > .menu-place > [role^="menuitem"]';

/** An open menu. Arrows, Home, End and the first letter move; Escape closes; Enter picks. */
export function Menu({ label, entries, onClose, onSide, up, nested }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [sub, setSub] = useState<number | null>(null);
  const items = () => [...list.current!.querySelectorAll<HTMLElement>(ITEMS)];

  useLayoutEffect(() => items()[0]?.focus(), []);
  useEffect(() => {
    if (nested) return undefined;
    const outside = ({ target }: PointerEvent) => {
      if (!list.current!.parentElement!.contains(target as Node)) onClose('outside');
    };
    // An IFRAME keeps its clicks to itself; the page only sees that it lost the focus.
    const left = () => onClose('outside');
    document.addEventListener('pointerdown', outside);
    window.addEventListener('blur', left);
    return () => {
      document.removeEventListener('pointerdown', outside);
      window.removeEventListener('blur', left);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = items();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => all[(index + all.length) % all.length]?.focus();
    const entry = entries[Number((document.activeElement as HTMLElement).dataset.index)];
    if (event.key === 'ArrowDown') to(here + 1);
    else if (event.key === 'ArrowUp') to(here - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key === 'Escape') onClose('left');
    else if (event.key === 'Tab') return onClose('outside');
    else if (event.key === 'ArrowRight' && entry?.kind === 'menu') setSub(entries.indexOf(entry));
    else if (event.key === 'ArrowLeft' && nested) onClose('left');
    else if (event.key === 'ArrowRight') onSide?.(1);
    else if (event.key === 'ArrowLeft') onSide?.(-1);
    else if (event.key.length === 1 && event.key !== ' ')
      all
        .find((item) => item.textContent!.toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
    else return undefined;
    event.preventDefault();
    return undefined;
  };

  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      class={`menu${up ? ' is-up' : ''}${nested ? ' is-nested' : ''}`}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry, index) => {
        if (entry.kind === 'line') return <div key={index} role="separator" class="menu-line" />;
        if (entry.kind === 'text')
          return (
            <div key={index} role="menuitem" aria-disabled="true" class="menu-text">
              {entry.title}
            </div>
          );
        const checkable = entry.kind === 'action' && entry.checked !== undefined;
        const toggle = () => {
          if (entry.kind === 'menu') return setSub(index);
          onClose('picked');
          return entry.act();
        };
        return (
          <div key={index} role="none" class="menu-place">
            <button
              type="button"
              data-index={index}
              role={checkable ? 'menuitemcheckbox' : 'menuitem'}
              aria-checked={checkable ? entry.checked : undefined}
              aria-haspopup={entry.kind === 'menu' ? 'menu' : undefined}
              aria-expanded={entry.kind === 'menu' ? sub === index : undefined}
              tabIndex={-1}
              onClick={toggle}
              onPointerEnter={() => setSub(entry.kind === 'menu' ? index : null)}
            >
              {entry.title}
            </button>
            {sub === index && entry.kind === 'menu' && (
              <Menu
                nested
                label={entry.title}
                entries={entry.entries}
                onSide={onSide}
                onClose={(why) => {
                  setSub(null);
                  if (why === 'left')
                    list.current!.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
                  else onClose(why);
                }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
