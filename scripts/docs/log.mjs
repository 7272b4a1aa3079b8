import { code, codes, page, table } from './markdown.mjs';

const KINDS = {
  id: 'name or id',
  ids: 'names or ids',
  count: 'number',
  ms: 'milliseconds',
  code: 'code',
  time: 'time, ISO, UTC',
  params: 'object',
};

/** Path of the page under docs/, and its text. */
export const logPages = ({ events, eventFields }) => {
  const names = Object.keys(events).sort();
  return {
    'log.md': page(code('src/model/events.ts'), [
      '# The log',
      'Homeroom writes one JSON object a line, as Cloud Logging stores it. A line names things and counts ' +
        'them: it holds no secret, no record of the source, no e-mail address and no words of another ' +
        'system. The lines of the last weeks are kept in the steward’s Drive and are shown under Activity.',
      '## Every line',
      table(
        ['Field', 'Holds'],
        [
          [code('severity'), `${codes(['INFO', 'WARNING', 'ERROR'])}.`],
          [code('event'), 'What happened, by its name below.'],
          [code('run'), 'The run it belongs to, by its id; absent outside of runs.'],
          [
            code('phase'),
            `${codes(['plan', 'read', 'build', 'publish'])}; absent outside of runs.`,
          ],
          [code('ms'), 'Milliseconds since the execution began.'],
          [code('hostCalls'), 'Calls of Google’s services since the execution began.'],
        ],
      ),
      'To read one run in Cloud Logging, filter by ' +
        `${code('jsonPayload.run="…"')}, or, where a line arrived as text, search for the run’s id.`,
      '## Events',
      table(
        ['Event', 'Severity', 'Meaning', 'Fields'],
        names.map((name) => {
          const { severity, meaning, fields, maybe } = events[name];
          const all = [
            ...codes(fields).split(', '),
            ...maybe.map((one) => `${code(one)} (if any)`),
          ];
          return [code(name), severity, meaning, all.filter((one) => one !== '').join(', ')];
        }),
      ),
      '## Fields',
      table(
        ['Field', 'Kind', 'Meaning'],
        Object.keys(eventFields)
          .sort()
          .map((name) => [code(name), KINDS[eventFields[name].kind], eventFields[name].meaning]),
      ),
      `The names under ${code('code')} are those of ${code('src/model/failures')}.`,
    ]),
  };
};
