import { createRequire } from 'node:module';
import { at } from '../lib/paths.mjs';

/** Runs the System check of the built bundle on an emulated machine. @returns its report */
export const checkEmulator = async (options) => {
  const { buildNode } = await import('../build/node.mjs');
  await buildNode('emulator/machine/machine.ts', '.build/check-host/machine.js');
  const { createMachine } = createRequire(import.meta.url)(at('.build/check-host/machine.js'));
  const machine = await createMachine(options);
  try {
    // As the sidebar does: it is promised something, and tells whether it came.
    const { result } = await machine.call('promised', ['en']);
    await machine.call('reportPromise', ['en', result === 'kept']);
    const { execution } = await machine.call('runSystemCheck', ['en']);
    if (execution.outcome !== 'ok')
      throw new Error(
        `The check on the emulator ended: ${execution.error?.message ?? execution.outcome}.`,
      );
    const answer = await machine.call('systemCheck', ['en']);
    if (!answer.result?.value) throw new Error('The check on the emulator left no report.');
    return answer.result.value;
  } finally {
    await machine.close();
  }
};
