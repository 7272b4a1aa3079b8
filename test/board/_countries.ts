/** Twenty countries with a server each, and one workbook that brings them together. */
import { deploymentOf } from '../../emulator/machine/web-app';
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { startDistrict, type Body, type District } from '../../emulator/district/server';
import type { DistrictOptions } from '../../emulator/district/options';
import type { Machine } from '../../emulator/machine/machine';
import type { BoardInput, BoardState } from '../../src/app/api';

export const NAMES = [
  ...['Albania', 'Brazil', 'Canada', 'Denmark', 'Estonia', 'Finland', 'Greece', 'Hungary'],
  ...['Iceland', 'Japan', 'Kenya', 'Latvia', 'Morocco', 'Norway', 'Oman', 'Poland'],
  ...['Qatar', 'Rwanda', 'Spain', 'Türkiye'],
];

export const startCountries = (
  count: number,
  options: DistrictOptions = {},
): Promise<readonly District[]> =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      startDistrict({ students: 24, schools: 1, seed: i + 1, ...options }),
    ),
  );

let made = 0;
const bodies = ({ data }: District, resource: string): readonly Body[] =>
  [...data.rows(resource)].map(({ json }) => JSON.parse(json) as Body);
const yearOf = ({ schoolYearTypeReference: year }: Body): number =>
  Number((year as { readonly schoolYear?: number } | undefined)?.schoolYear ?? 0);

/** A child is new at a school: it is a row of its data set from this moment on. */
export const enroll = (district: District): void => {
  const number = `99${String((made += 1)).padStart(6, '0')}`;
  const enrollments = bodies(district, 'studentSchoolAssociations').filter(
    // Of those who are there on the day on which the emulator's clock begins.
    (body) => body['exitWithdrawDate'] === undefined && String(body['entryDate']) < '2026-09-01',
  );
  const year = Math.max(...enrollments.map(yearOf));
  const last = enrollments.filter((body) => yearOf(body) === year).pop()!;
  const [child] = bodies(district, 'students');
  district.data.create('students', { ...child!, studentUniqueId: number });
  district.data.create('studentSchoolAssociations', {
    ...last,
    studentReference: { studentUniqueId: number },
  });
};

const value = async <T>(
  machine: Machine,
  name: string,
  args: readonly unknown[],
  user?: string,
): Promise<T> => {
  const { result, error } = await machine.call(name, ['en', ...args], user ? { user } : {});
  if (error) throw new Error(`${name}: ${error.message}`);
  const answer = result as { value?: T; trouble?: { message: string } } | null;
  if (answer?.trouble) throw new Error(`${name}: ${answer.trouble.message}`);
  return answer?.value as T;
};
export const ask = value;

/** Connects them all, switches a data set on and refreshes it once. */
export const bringTogether = async (
  machine: Machine,
  districts: readonly District[],
  datasets: readonly string[],
): Promise<void> => {
  for (const [i, { url, key, secret }] of districts.entries())
    await value(machine, 'saveConnection', [
      { connector: 'edfi', site: NAMES[i], settings: { url, key }, secrets: { secret } },
    ]);
  for (const id of datasets) await value(machine, 'switchDataset', [id, true]);
  await value(machine, 'refresh', [null]);
  for (let i = 0; i < 20; i++) {
    await machine.call('work', ['en']);
    const run = await value<{ is: string } | null>(machine, 'runState', []);
    if (run && !['queued', 'running'].includes(run.is)) return;
  }
  throw new Error('The first refresh is not over.');
};

export const stateOf = (
  machine: Machine,
  input: Partial<BoardInput> = {},
  user?: string,
): Promise<BoardState> =>
  value(machine, 'boardState', [{ report: 'enrollment', filters: {}, have: null, ...input }], user);

/** The large number of the board. */
export const enrolled = ({ drawn }: Pick<BoardState, 'drawn'>): number | null | undefined =>
  drawn?.view.pictures.find(({ chart }) => chart.mark === 'number')?.points[0]?.value;

/** Where the web app answers, beneath the emulator's address. */
export const EXEC = `macros/s/${deploymentOf(FIRST_WORKBOOK)}/exec`;
