import type { Host } from '../host/host';
import type { CheckReport } from './api';

export const systemCheck = (_host: Host): CheckReport | null => null;
export const runSystemCheck = (_host: Host): Promise<void> => Promise.resolve();
