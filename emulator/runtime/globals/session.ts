import { emulated } from './emulated';
import { host } from './host';

const user = (email: string) => emulated('User', { getEmail: () => email, toString: () => email });

export const Session = emulated('Session', {
  getActiveUser: () => user(host<string>('Session.getActiveUser')),
  getEffectiveUser: () => user(host<string>('Session.getEffectiveUser')),
  getScriptTimeZone: () => host<string>('Session.getScriptTimeZone'),
  getTimeZone: () => host<string>('Session.getScriptTimeZone'),
  getActiveUserLocale: () => host<string>('Session.getActiveUserLocale'),
  getTemporaryActiveUserKey: () => host<string>('Session.getTemporaryActiveUserKey'),
});
