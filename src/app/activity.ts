import type { Host } from '../host/host';
import { FailureError, type Registry } from '../model';
import type { ActivityPage, ActivityQuery, RunStory } from './api';

const missing = (): never => {
  throw new FailureError('homeroom.unexpected', { detail: 'Activity comes with the next commit.' });
};

export const activity = (
  _host: Host,
  _registry: Registry<Host>,
  _query: ActivityQuery,
): ActivityPage => missing();
export const runStory = (_host: Host, _registry: Registry<Host>, _id: string): RunStory =>
  missing();
export const supportBundle = (
  _host: Host,
  _registry: Registry<Host>,
  _run: string | null,
): string => missing();
