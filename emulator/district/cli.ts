import { parseArgs } from 'node:util';
import { startDistrict } from './server';

/** `district --port 8081 --students 1200`: a demo district as a process of its own. */
const OPTIONS = {
  port: { type: 'string' },
  students: { type: 'string' },
  schools: { type: 'string' },
  seed: { type: 'string' },
  folder: { type: 'string' },
  only: { type: 'string' },
  key: { type: 'string' },
  secret: { type: 'string' },
  'token-seconds': { type: 'string' },
  flavour: { type: 'string' },
  instance: { type: 'string' },
  'school-year': { type: 'string' },
  denied: { type: 'string' },
  'rate-per-minute': { type: 'string' },
  'no-retry-after': { type: 'boolean' },
  'latency-ms': { type: 'string' },
  'public-url': { type: 'string' },
  'no-change-queries': { type: 'boolean' },
  'no-cursor': { type: 'boolean' },
  'no-key-values-in-deletes': { type: 'boolean' },
} as const;

const number = <N extends string>(name: N, text: string | undefined): { [key in N]?: number } => {
  if (text === undefined) return {};
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return { [name]: value } as { [key in N]?: number };
  throw new Error(`${name} must be a whole number, and was '${text}'.`);
};
const text = <N extends string>(name: N, value: string | undefined): { [key in N]?: string } =>
  value === undefined ? {} : ({ [name]: value } as { [key in N]?: string });
const flavour = (value = 'ods'): 'ods' | 'dms' => {
  if (value === 'ods' || value === 'dms') return value;
  throw new Error(`flavour must be ods or dms, and was '${value}'.`);
};
const list = (value: string | undefined) => value?.split(',').filter(Boolean);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const only = list(values.only);
  const district = await startDistrict({
    ...number('port', values.port),
    ...number('students', values.students),
    ...number('schools', values.schools),
    ...number('seed', values.seed),
    ...number('tokenSeconds', values['token-seconds']),
    ...number('ratePerMinute', values['rate-per-minute']),
    ...number('latencyMs', values['latency-ms']),
    ...text('folder', values.folder),
    ...text('key', values.key),
    ...text('secret', values.secret),
    ...text('publicUrl', values['public-url']),
    ...(only ? { only } : {}),
    denied: list(values.denied) ?? [],
    retryAfter: !values['no-retry-after'],
    features: {
      changeQueries: !values['no-change-queries'],
      cursor: !values['no-cursor'],
      keyValuesInDeletes: !values['no-key-values-in-deletes'],
      flavour: flavour(values.flavour),
      ...text('instance', values.instance),
      ...number('schoolYear', values['school-year']),
    },
  });
  console.log(`district ready ${district.url} key=${district.key} secret=${district.secret}`);
  const stop = () => void district.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
