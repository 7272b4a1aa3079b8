import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Overview } from '../api/contract';
import { Cross } from './Cross';

/**
 * What a newcomer types into the first connection. It stays open while the sidebar's form is filled:
 * only its own button, its cross and Escape close it.
 */
export function District({ overview }: { overview: Overview }) {
  const { district, districtKey: key, districtSecret: secret } = overview;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  if (district === null) return null;
  const title = key === null ? 'District' : 'Demo district';
  const close = () => {
    setOpen(false);
    button.current!.focus();
  };
  return (
    <div
      class="district"
      onKeyDown={(event) => {
        if (open && event.key === 'Escape') close();
      }}
    >
      <button
        ref={button}
        type="button"
        class="chip"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {title}
      </button>
      <section id={id} class="district-card" aria-label={title} hidden={!open}>
        <div class="panel-head">
          <h2>To connect Ed-Fi</h2>
          <button type="button" class="quiet" aria-label={`Close ${title}`} onClick={close}>
            <Cross />
          </button>
        </div>
        <dl>
          <Entry name="Address" value={district} />
          {key !== null && <Entry name="Key" value={key} />}
          {secret !== null && <Entry name="Secret" value={secret} />}
        </dl>
        {key !== null && (
          <p>A district on this machine, to try things with: it is not your school’s.</p>
        )}
      </section>
    </div>
  );
}

const COPIED_MS = 2000;

function Entry({ name, value }: { name: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Where the clipboard is refused, the text is marked for the person's own Ctrl-C.
      () => window.getSelection()!.selectAllChildren(text.current!),
    );
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code ref={text}>{value}</code>
        <button
          type="button"
          class="button"
          aria-label={`Copy ${name.toLowerCase()}`}
          onClick={() => void copy()}
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
        <span class="unseen" role="status">
          {copied && `${name} copied`}
        </span>
      </dd>
    </div>
  );
}
