import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Overview } from '../api/contract';
import { Cross } from './Cross';
import { Stage } from './Stage';
import { usePopup } from './usePopup';

/**
 * What a newcomer types into the first connection. It stays open while the sidebar's form is filled:
 * only its own button, its cross and Escape close it.
 */
export function District({ overview }: { overview: Overview }) {
  const { district, districtKey: key, districtSecret: secret, systems } = overview;
  const { open, button, toggle, close, onKeyDown } = usePopup();
  const id = useId();
  if (district === null) return null;
  const title = key === null ? 'District' : 'Demo district';
  return (
    <div class="district" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="chip"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        {title}
      </button>
      <section id={id} class="title-card district-card" aria-label={title} hidden={!open}>
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
        {open && key !== null && <Stage overview={overview} />}
        {systems.length > 0 && <h3>Other demo systems</h3>}
        {systems.map(({ id, title: system, entries }) => (
          <details key={id}>
            <summary>{system}</summary>
            {entries.length === 0 && <p>Its form asks for nothing.</p>}
            <dl>
              {entries.map(({ name, value }) => (
                <Entry key={name} name={name} value={value} />
              ))}
            </dl>
          </details>
        ))}
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
