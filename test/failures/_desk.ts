import { gunzipSync } from 'node:zlib';
import type { ConsoleState, DatasetCard, RunCard } from '../../src/app/api';
import { startDistrict, type District, type DistrictOptions } from '../../emulator/district/server';
import type { Edit } from '../../emulator/machine/spreadsheet';
import type { Faults } from '../../emulator/machine/faults';
import { openSchool, type School } from '../kit/school';

/** Planted where secrets belong; it must never be seen anywhere else. */
const SECRET = 'Planted-Secret-8c1f';
export const KEY = 'demo-key';
/** What stands in our data sets, and the resources that feed them. */
export const DATASETS = ['schools', 'school_calendar', 'student_enrollment'] as const;
export type Id = (typeof DATASETS)[number];
export const TITLES: Readonly<Record<Id, string>> = {
  schools: 'Schools',
  school_calendar: 'School Calendar',
  student_enrollment: 'Student Demographics & Enrollment',
};

/** Surnames of the demo district that are words of a log as well. */
const WORDS = /^(true|null|leading)$/i;

export interface Tab {
  readonly title: string;
  readonly values: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly string[])[];
  readonly notes: readonly (readonly (string | null)[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly styles: readonly (readonly unknown[])[];
}

/** A school whose data sets have been published once, and which can be set back to that moment. */
export interface Desk {
  readonly school: School;
  readonly machine: School['machine'];
  readonly district: District;
  /** May be changed: where discovery says that the server is. */
  readonly address: { publicUrl?: string };
  /** Everything as it was after the first good refresh; the district misbehaves no more. */
  reset(): void;
  /** Something happens at the source, so that the next refresh has something to read. */
  happen(): void;
  tab(id: Id): Tab;
  card(id: Id): Promise<DatasetCard>;
  state(): Promise<ConsoleState>;
  type(id: Id, ...edits: Edit[]): void;
  /** Refreshes all; lets pauses pass, at most so many. */
  refresh(pauses?: number): Promise<RunCard>;
  /** What was logged since the last `reset`, as texts. */
  logs(): readonly string[];
  mails(): readonly { readonly subject: string; readonly body: string }[];
  faults(faults: Faults): void;
  /** Fails when a secret or a student's surname is anywhere but where it belongs. */
  assertDiscreet(): void;
  close(): Promise<void>;
}

export const openDesk = async (options: DistrictOptions = {}): Promise<Desk> => {
  const about = { students: 30, schools: 1, seed: 3, key: KEY, secret: SECRET, ...options };
  const address = about as { publicUrl?: string };
  const district = await startDistrict(about);
  const school = await openSchool({ shared: district });
  const { machine } = school;

  /** All that the script ever answered. */
  let answers: unknown[] = [];
  const { call } = machine;
  machine.call = async (...args) => {
    const answer = await call(...args);
    answers.push(answer);
    return answer;
  };

  const close = async (): Promise<void> => {
    await school.close();
    await district.close();
  };
  try {
    await school.connect();
    await school.switchOn(...DATASETS);
    const first = await school.refresh();
    if (first.is !== 'succeeded') throw new Error(`The first refresh: ${JSON.stringify(first)}`);
  } catch (error) {
    await close();
    throw error;
  }
  const good = machine.snapshot();
  const surnames = [...district.data.rows('students')]
    .map(({ json }) => (JSON.parse(json) as { lastSurname: string }).lastSurname)
    .filter((name) => name.length > 2 && !WORDS.test(name));

  const files = (): string[] =>
    (machine.drive.files() as { id: string; mimeType: string }[])
      .filter(({ mimeType }) => !mimeType.includes('folder'))
      .map(({ id }) => machine.drive.content(id)?.bytes)
      .map((bytes) => (bytes && bytes.length > 0 ? gunzipSync(bytes).toString('utf8') : ''));

  const desk: Desk = {
    school,
    machine,
    district,
    address,
    reset: () => {
      machine.faults({});
      machine.restore(good);
      district.faults.clear();
      delete address.publicUrl;
      answers = [];
    },
    happen: () => void district.passDay(),
    tab: (id) => {
      const { sheetId } = subscription(id);
      const tab = machine.workbook.tabs().find((one) => one.sheetId === sheetId);
      if (!tab) throw new Error(`There is no tab of ${id}.`);
      // The revision counts attempts; nobody sees it.
      const { revision: _, ...shown } = machine.workbook.tab(tab.title);
      return shown as unknown as Tab;
    },
    state: () => school.command('consoleState'),
    card: async (id) => (await desk.state()).datasets.find((d) => d.id === id) as DatasetCard,
    type: (id, ...edits) => machine.workbook.type(desk.tab(id).title, edits),
    refresh: async (pauses = 0) => {
      let run = await school.refresh();
      for (let i = 0; i < pauses && run.is === 'paused'; i++) {
        await machine.advance(Date.parse(run.until as string) - machine.now());
        run = await school.work();
      }
      return run;
    },
    logs: () => machine.logs().map((entry) => JSON.stringify(entry.jsonPayload ?? entry)),
    mails: () => machine.outbox(),
    faults: (faults) => void machine.faults(faults),
    assertDiscreet: () => {
      const { document, script } = machine.properties();
      const open = {
        logs: machine.logs(),
        mails: machine.outbox(),
        properties: { document, script },
        answers,
      };
      const basic = Buffer.from(`${KEY}:${SECRET}`).toString('base64');
      for (const [where, what] of Object.entries({ ...open, files: files() })) {
        const text = JSON.stringify(what);
        for (const secret of [SECRET, basic, 'Bearer '])
          if (text.includes(secret)) throw new Error(`${secret} stands in ${where}.`);
      }
      for (const [where, what] of Object.entries(open)) {
        const text = JSON.stringify(what);
        const name = surnames.find((one) => text.includes(JSON.stringify(one).slice(1, -1)));
        if (name !== undefined) throw new Error(`A student, “${name}”, stands in ${where}.`);
      }
    },
    close,
  };
  const subscription = (id: string): { sheetId?: number } =>
    JSON.parse(machine.properties().document[`subscription/${id}`] ?? '{}') as { sheetId?: number };
  return desk;
};
