import { emulated } from './emulated';
import { host } from './host';

type Name = 'document' | 'script' | 'user';

const lock = (name: Name) =>
  emulated('Lock', {
    tryLock: (ms: number) => host<boolean>('LockService.tryLock', name, ms),
    waitLock: (ms: number) => host<void>('LockService.waitLock', name, ms),
    hasLock: () => host<boolean>('LockService.hasLock', name),
    releaseLock: () => host<void>('LockService.releaseLock', name),
  });

export const LockService = emulated('LockService', {
  // facts: V8 runtime. null without a container.
  getDocumentLock: () => (host<boolean>('LockService.getDocumentLock') ? lock('document') : null),
  getScriptLock: () => lock('script'),
  getUserLock: () => lock('user'),
});
