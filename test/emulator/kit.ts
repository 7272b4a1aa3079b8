import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMachine, type CallAnswer, type Machine } from '../../emulator/machine/machine';
import type { MachineOptions } from '../../emulator/machine/settings';
import { serve } from '../kit/served';

const folders: string[] = [];
const closers: (() => unknown)[] = [];

export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'homeroom-emulator-'));
  folders.push(folder);
  return folder;
}

/** A bundle of one script file (and others by name). */
export function bundleOf(script: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = path.join(tempFolder(), 'dist');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'main.js'), script);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

/** A machine whose clock counts emulated latencies only, closed after the test. */
export async function machineOf(script: string, options: MachineOptions = {}): Promise<Machine> {
  const bundle = options.bundle ?? bundleOf(script);
  const machine = await createMachine({ cpuScale: 0, ...options, bundle });
  closers.push(() => machine.close());
  return machine;
}

export async function serverOf(listener: RequestListener): Promise<string> {
  const server = await serve(listener);
  closers.push(() => server.close());
  return server.url;
}

export async function cleanUp(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The result of a call that must succeed. */
export async function resultOf(answer: CallAnswer | Promise<CallAnswer>): Promise<any> {
  const { result, error, execution } = await answer;
  if (error) throw new Error(`${execution.function}: ${error.message}`);
  return result;
}
export const errorOf = async (answer: Promise<CallAnswer>): Promise<string | undefined> =>
  (await answer).error?.message;
