import { createHash } from 'node:crypto';
import type { Call, Service } from './service';

/** Google's guide to web apps. Executed as whoever deployed it, it is not told who comes. assumes: web-app */
const present = ({ user, execution }: Call): string =>
  execution.kind === 'visit' || execution.kind === 'page' ? '' : user;

export const sessionService: Service = {
  'Session.getActiveUser': present,
  'Session.getEffectiveUser': ({ user }) => user,
  'Session.getScriptTimeZone': ({ settings }) => settings.timeZone,
  'Session.getActiveUserLocale': ({ settings }) => settings.locale.slice(0, 2),
  // opaque, the same for a user, different between users; the host renews it every 30 days
  'Session.getTemporaryActiveUserKey': (call) =>
    createHash('sha256')
      .update(`${call.user}|${Math.floor(call.now() / (30 * 86_400_000))}`)
      .digest('base64url'),
};
