/**
 * `npm run simulate`: a school's month on the emulator, in both modes, hour by hour: sources fail, keys
 * are refused, Google is slow, clocks go back, schools are closed. Prints what came of it as a table and
 * ends with 1 if anything happened that must not.
 */
import { parseArgs } from 'node:util';
import { simulate, type Month } from './month';

const column = (value: string | number, width: number): string => String(value).padStart(width);

const print = (title: string, { days, violations, counts }: Month): void => {
  console.log(`\n${title}`);
  console.log('date        ticks  published  failures  mails  fetches  trigger min  late and told');
  for (const day of days)
    console.log(
      [
        day.date,
        column(day.ticks, 6),
        column(day.published, 10),
        column(day.illnesses, 9),
        column(day.mails, 6),
        column(day.fetches, 8),
        column(day.triggerMinutes.toFixed(1), 12),
        column(day.late.size, 14),
      ].join(' '),
    );
  console.log(
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n}`)
      .join(', '),
  );
  console.log(violations.length === 0 ? 'Nothing happened that must not.' : violations.join('\n'));
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      bundle: { type: 'string', default: '.build/simulate/school' },
      days: { type: 'string', default: '31' },
      from: { type: 'string', default: '0' },
      follow: { type: 'string' },
      mode: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const modes = (['addon', 'owned'] as const).filter((m) => !values.mode || m === values.mode);
  for (const mode of modes) {
    const month = await simulate({
      bundle: values.bundle,
      mode,
      account: mode === 'addon' ? 'consumer' : 'workspace',
      minutes: mode === 'addon' ? 60 : 15,
      days: Number(values.days),
      from: Number(values.from),
      ...(values.follow === undefined ? {} : { follow: values.follow }),
      seed: Number(values.seed),
      told: (line) => console.error(line),
    });
    const every =
      mode === 'addon' ? 'an add-on, hourly ticks' : 'a school’s own copy, every 15 min';
    print(`${every}: 30 connections, 60 data sets, ${values.days} days`, month);
    if (month.violations.length > 0) process.exitCode = 1;
  }
};

void main();
