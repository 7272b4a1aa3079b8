import { openSchool as openAny, type School as Any } from '../kit/school';

/** A school's own copy, deployed as a web app, with the schools published, a token and a source that pushes. */
export interface School extends Any {
  readonly token: string;
  readonly connection: string;
  readonly secret: string;
  /** The machine's clock, ISO time. */
  now(): string;
}

export const openSchool = async (): Promise<School> => {
  const school = await openAny({
    district: { students: 40, schools: 4 },
    machine: { mode: 'owned' },
  });
  await school.connect();
  await school.switchOn('schools');
  await school.refresh(['schools']);
  const fields = ['school_id', 'school', 'category', 'site'];
  const { text, hooks } = await school.command('makeToken', {
    name: 'Staff room',
    scope: { schools: { fields } },
  });
  const { connection } = hooks[0]!;
  const { secret } = await school.command('openHook', connection);
  return {
    ...school,
    token: text,
    connection,
    secret,
    now: () => new Date(school.machine.now()).toISOString(),
  };
};

/** Visits the script's address. @returns the text of its answer */
export const asksOf = async (
  { machine }: Pick<School, 'machine'>,
  method: string,
  query: string,
  body = '',
): Promise<string> => {
  const visited = await machine.visit({
    method: method === 'POST' ? 'POST' : 'GET',
    query,
    ...(method === 'POST' ? { body: Buffer.from(body), type: 'application/json' } : {}),
  });
  if (visited.is !== 'answered') throw new Error(JSON.stringify(visited));
  const { output } = visited as { output: { content?: string; text?: string } };
  return output.content ?? output.text ?? JSON.stringify(output);
};
