import type { Host } from '../host/host';
import { FailureError, type Registry } from '../model';

export const takeOver = (
  _host: Host,
  _registry: Registry<Host>,
  _secrets: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void => {
  throw new FailureError('homeroom.unexpected', {
    detail: 'Taking over comes with the next commit.',
  });
};
