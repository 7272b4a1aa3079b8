import type { Answer, CheckReport } from '../../src/app/api';
import { createMachine, type Machine } from '../../emulator/machine/machine';
import type { MachineOptions } from '../../emulator/machine/settings';

export type Checked = CheckReport['checks'][number];

/** A workbook on the emulator whose System check can be run. */
export interface Desk {
  readonly machine: Machine;
  /** Runs the check, again and again while there is something left of it. */
  run(executions?: number): Promise<CheckReport>;
  report(): Promise<CheckReport | null>;
  /** One answer of the last report. */
  answer(id: string): Promise<Checked>;
  close(): Promise<void>;
}

export const openDesk = async (options: MachineOptions = {}): Promise<Desk> => {
  const machine = await createMachine({ cpuScale: 0, ...options });
  return deskOn(machine);
};

export const deskOn = (machine: Machine): Desk => {
  const desk: Desk = {
    machine,
    report: async () => {
      const { result, error } = await machine.call('systemCheck', ['en']);
      if (error) throw new Error(error.message);
      const answer = result as Answer<CheckReport | null>;
      if ('trouble' in answer) throw new Error(answer.trouble.message);
      return answer.value;
    },
    run: async (executions = 1) => {
      for (let i = 0; i < executions; i++) {
        const { execution } = await machine.call('runSystemCheck', ['en']);
        if (execution.outcome !== 'ok') throw new Error(JSON.stringify(execution));
        const report = await desk.report();
        if (report && !report.running) return report;
      }
      throw new Error(`The check is not over after ${executions} executions.`);
    },
    answer: async (id) => {
      const found = (await desk.report())?.checks.find((check) => check.id === id);
      if (!found) throw new Error(`There is no answer to ${id}.`);
      return found;
    },
    close: () => machine.close(),
  };
  return desk;
};

/** Everything a check could leave behind, without what it is meant to: the report, its tab, the log. */
export const traces = (machine: Machine) => {
  const { document, script, user } = machine.properties();
  const strange = (store: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(store).filter(([key]) => !/^systemCheck($|\/(answer|promise|tab))/.test(key)),
    );
  return {
    tabs: machine.workbook
      .tabs()
      .flatMap(({ title, hidden }) => (title === 'System check' ? [] : [{ title, hidden }])),
    triggers: machine.triggers(),
    files: machine.drive.files(),
    mails: machine.outbox(),
    document: strange(document),
    script,
    user: Object.fromEntries(
      Object.entries(user)
        .map(([who, store]) => [who, strange(store)])
        .filter(([, store]) => Object.keys(store as object).length > 0),
    ),
  };
};
