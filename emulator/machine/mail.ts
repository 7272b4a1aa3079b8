import { MAIL_BODY_BYTES, MAIL_RECIPIENTS, MAIL_SUBJECT_CHARS, OUTBOX_MAILS } from '../limits';
import type { MailMessage } from '../runtime/globals/mail';
import type { Quotas } from './quotas';
import type { Call, Part } from './service';

/** A mail that was sent; the newest stay in the outbox. */
export interface Mail {
  /** Counts all that were sent, from 1: the first one here says how many are no longer kept. */
  readonly id: number;
  readonly sent: string;
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly name?: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  }[];
}

interface Saved {
  readonly count?: number;
  readonly outbox: readonly Mail[];
}

const addresses = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter((a) => a !== '');

export function createMail(quotas: Quotas): Part & { outbox(): readonly Mail[]; drain(): void } {
  let outbox: Mail[] = [];
  let count = 0;

  function send(call: Call, message: MailMessage): void {
    const { to, cc, bcc, subject = '', body = '', htmlBody, attachments, name, replyTo } = message;
    const all = [to, cc, bcc].flatMap(addresses);
    if (addresses(to).length === 0) call.fail('Failed to send email: no recipient');
    const wrong = all.find((a) => !/^[^@\s]+@[^@\s]+$|<[^@\s]+@[^@\s]+>$/.test(a));
    if (wrong !== undefined) call.fail(`Invalid email: ${wrong}`);
    if (all.length > MAIL_RECIPIENTS) call.fail('Limit Exceeded: Email Recipients Per Message.');
    if (subject.length > MAIL_SUBJECT_CHARS) call.fail('Argument too large: subject');
    const bytes = Buffer.byteLength(body) + Buffer.byteLength(htmlBody ?? '');
    if (bytes > MAIL_BODY_BYTES) call.fail('Limit Exceeded: Email Body Size.');
    call.charge({ bytes });
    call.quota('email', all.length);
    const plain = { to: to ?? '', cc, bcc, replyTo, name, htmlBody };
    outbox.push({
      id: ++count,
      sent: new Date(call.now()).toISOString(),
      from: call.user,
      subject,
      body,
      attachments: attachments.map((handle) => {
        const blob = call.blob(handle);
        return { name: blob.name ?? '', type: blob.type ?? '', bytes: blob.bytes.length };
      }),
      ...(JSON.parse(JSON.stringify(plain)) as { to: string }),
    });
    if (outbox.length > OUTBOX_MAILS) outbox = outbox.slice(-OUTBOX_MAILS);
  }

  return {
    service: {
      'MailApp.sendEmail': send,
      'MailApp.getRemainingDailyQuota': (call) => quotas.left('email', call.user, call.now()),
    },
    snapshot: () => ({ count, outbox: outbox.slice() }),
    restore: (snapshot) => {
      // What was kept before mails were counted is a list of them.
      const saved = Array.isArray(snapshot) ? { outbox: snapshot as Mail[] } : (snapshot as Saved);
      outbox = saved.outbox.map((mail, at) => ({ ...mail, id: mail.id ?? at + 1 }));
      count = saved.count ?? outbox.length;
    },
    outbox: () => outbox.slice(),
    drain: () => {
      outbox = [];
    },
  };
}
