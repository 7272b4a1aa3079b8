import { useState } from 'preact/hooks';
import type { Mail } from '../api/contract';
import { useSelect, useSession } from '../state/session';
import { longText, stampText } from '../time';
import { Empty } from './Empty';
import { usePolled } from './usePolled';

/** Mails the script has sent. None of them leaves this machine. */
export function Outbox() {
  const { api } = useSession();
  const [mails] = usePolled(api.outbox);
  const zone = useSelect(({ overview }) => overview?.timeZone ?? 'UTC');
  const [picked, setPicked] = useState<number | null>(null);
  const newest = [...(mails ?? [])].reverse();
  const mail = newest.find(({ id }) => id === picked) ?? newest[0];
  if (!mail)
    return (
      <>
        <h2>Outbox</h2>
        <Empty of={mails}>
          No mail has been sent. Mails the script sends stay here; none leaves this machine.
        </Empty>
      </>
    );
  const dropped = newest[newest.length - 1]!.id - 1;
  return (
    <div class="outbox">
      <div class="mail-list">
        <h2>
          Outbox <small>{newest.length === 1 ? '1 mail' : `${newest.length} mails`}</small>
        </h2>
        <ul>
          {newest.map((one) => (
            <li key={one.id}>
              <button type="button" aria-current={one === mail} onClick={() => setPicked(one.id)}>
                <b>{one.subject || '(no subject)'}</b>
                <span>{one.to}</span>
                <time dateTime={one.at}>{stampText(one.at, zone)}</time>
              </button>
            </li>
          ))}
        </ul>
        {dropped > 0 && (
          <p class="dropped">
            {dropped === 1 ? '1 older mail is' : `${dropped} older mails are`} no longer kept.
          </p>
        )}
      </div>
      <MailView key={mail.id} mail={mail} zone={zone} />
    </div>
  );
}

/** Nothing in a mail may run or be fetched. */
const QUIET = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><base target="_blank"><style>body{font:14px/1.5 Arial,sans-serif;margin:12px;color:#1f2328}</style>`;

function MailView({ mail, zone }: { mail: Mail; zone: string }) {
  const [html, setHtml] = useState(mail.htmlBody !== undefined);
  return (
    <article class="mail">
      <header>
        <h3>{mail.subject || '(no subject)'}</h3>
        <p>
          From {mail.from} to {mail.to}
          {mail.cc && `, copy to ${mail.cc}`} · {longText(mail.at, zone)}
        </p>
        {mail.htmlBody !== undefined && (
          <div class="choice" role="group" aria-label="Show the mail as">
            <button type="button" aria-pressed={html} onClick={() => setHtml(true)}>
              HTML
            </button>
            <button type="button" aria-pressed={!html} onClick={() => setHtml(false)}>
              Text
            </button>
          </div>
        )}
      </header>
      {html ? (
        <iframe title="The mail as HTML" sandbox="allow-popups" srcdoc={QUIET + mail.htmlBody} />
      ) : (
        <pre tabIndex={0} aria-label="The mail as text">
          {mail.body}
        </pre>
      )}
    </article>
  );
}
