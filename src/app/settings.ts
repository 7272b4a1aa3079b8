import type { Host } from '../host/host';
import { FailureError, type Registry } from '../model';
import type { SettingsCard, SettingsInput } from './api';

const missing = (): never => {
  throw new FailureError('homeroom.unexpected', { detail: 'Settings come with the next commit.' });
};

export const settings = (_host: Host, _registry: Registry<Host>): SettingsCard => missing();
export const saveSettings = (
  _host: Host,
  _registry: Registry<Host>,
  _input: SettingsInput,
): SettingsCard => missing();
