import type { BlobHandle } from '../../machine/service';
import { demandBlob } from './blob';
import { emulated } from './emulated';
import { host } from './host';

interface Options {
  to?: string;
  cc?: string;
  bcc?: string;
  subject?: string;
  body?: string;
  htmlBody?: string;
  name?: string;
  replyTo?: string;
  noReply?: boolean;
  attachments?: unknown[];
}
export type MailMessage = Omit<Options, 'attachments'> & { attachments: BlobHandle[] };

const send = ({ attachments = [], ...rest }: Options): void => {
  const message: MailMessage = {
    ...rest,
    attachments: attachments.map((a) => demandBlob(a, 'MailApp.sendEmail')),
  };
  host('MailApp.sendEmail', message);
};

export const MailApp = emulated('MailApp', {
  sendEmail: (first: string | Options, subject?: string, body?: string, options?: Options) =>
    send(typeof first === 'object' ? first : { ...options, to: first, subject, body }),
  getRemainingDailyQuota: () => host<number>('MailApp.getRemainingDailyQuota'),
});
