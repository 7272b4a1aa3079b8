/** The control API of `docs/emulator.md`: what a person or a test does with the machine, over HTTP. */
import path from 'node:path';
import type { Faults } from '../machine/faults';
import { readHtml } from '../machine/html';
import type { Machine } from '../machine/machine';
import type { AuthMode } from '../machine/service';
import { Refusal as Refused, type Edit } from '../machine/spreadsheet';
import { deploymentOf } from '../machine/web-app';
import { districtRoutes } from './district';
import { peopleRoutes, personOf, workbookOf } from './people';
import { Refusal, type Asked, type Raw, type Routes } from './router';
import { withClient } from './run-client';
import { staticFile } from './static';
import { studioRoutes } from './studio';
import { webRoutes } from './web';

export interface PageInfo {
  /** Folder of the built page. */
  readonly page: string;
  /** Address of the demo district, for the page to offer, and what its API asks for. */
  readonly district: string | null;
  readonly districtKey?: string | null;
  readonly districtSecret?: string | null;
  /** Other demo systems, and what they ask for. */
  readonly systems?: readonly System[];
}

/** A demo system: its connector, and what a person types into the form's fields. */
export interface System {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly { readonly name: string; readonly value: string }[];
}

const API = '/_emulator';
const HTML = 'text/html; charset=utf-8';

const text = (asked: Asked, name: string): string | undefined => {
  const value = asked.body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw new Refusal(400, `'${name}' must be a string.`);
};

/** The first entries are the newest with `?newest=n`; without it everything, oldest first. */
const some = <T>(all: readonly T[], { query }: Asked): readonly T[] => {
  const newest = Number(query.get('newest') ?? 0);
  return newest > 0 ? all.slice(-newest) : all;
};

const MODES: readonly unknown[] = ['NONE', 'LIMITED', 'FULL'];

function call(machine: Machine, asked: Asked) {
  const name = text(asked, 'function');
  if (!name) throw new Refusal(400, "Name the function: {function: 'name', args: []}.");
  const { args = [], mode = 'FULL', kind = 'call' } = asked.body;
  if (!Array.isArray(args)) throw new Refusal(400, "'args' must be an array.");
  if (!MODES.includes(mode)) throw new Refusal(400, "'mode' must be NONE, LIMITED or FULL.");
  if (kind !== 'call' && kind !== 'simple') throw new Refusal(400, "'kind' is call or simple.");
  const deployment = text(asked, 'deployment');
  if (deployment !== undefined) {
    const place = machine.webApp.workbookOf(deployment);
    const answer = place === null ? null : machine.pageCall(name, args, place);
    if (answer === null) throw new Refusal(404, `There is no web app ${deployment}.`);
    return answer;
  }
  const user = personOf(machine, asked.body.user);
  const workbook = workbookOf(machine, asked.body.workbook);
  return machine.call(name, args, { user, workbook, mode: mode as AuthMode, kind });
}

async function advance(machine: Machine, { body }: Asked) {
  const ms = Number(body.advanceMs ?? 0);
  if (!(ms >= 0)) throw new Refusal(400, "'advanceMs' must be 0 or more.");
  const executions = await machine.advance(ms);
  return { now: new Date(machine.now()).toISOString(), executions };
}

const CUTS: readonly unknown[] = ['before', 'in', 'after'];

function faults(machine: Machine, { body }: Asked) {
  const { killAtCall, killInCall, killAfterCall, cutConnection, transient, latency } =
    body as Faults;
  const { revokedScopes } = body as Faults;
  for (const [name, value] of Object.entries({ killAtCall, killInCall, killAfterCall }))
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      throw new Refusal(400, `'${name}' must be a whole number of 1 or more.`);
  if (transient && !(transient.rate >= 0 && transient.rate <= 1 && transient.service))
    throw new Refusal(400, "'transient' is {service, rate: 0…1, seed}.");
  if (cutConnection && !(cutConnection.at > 0 && CUTS.includes(cutConnection.when)))
    throw new Refusal(400, "'cutConnection' is {at: 1…, when: 'before', 'in' or 'after'}.");
  return machine.faults({
    cutConnection,
    killAtCall,
    killInCall,
    killAfterCall,
    transient,
    latency,
    revokedScopes,
  });
}

/** What a person does may be refused, as on the screen. */
function persons<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) throw new Refusal(409, error.message);
    throw error;
  }
}

function workbookRoutes(machine: Machine, info: PageInfo): Routes {
  const { district, districtKey = null, districtSecret = null, systems = [] } = info;
  const bookOf = ({ query }: Asked) =>
    machine.workbooks.of(workbookOf(machine, query.get('workbook')));
  const changed = <T>(work: () => T): T => {
    const result = persons(work);
    machine.changed();
    return result;
  };
  const edit = (asked: Asked, edits: readonly Edit[]) =>
    changed(() => bookOf(asked).type(asked.rest, edits));
  return {
    [`GET ${API}/workbook`]: (asked) => {
      const user = personOf(machine, asked.query.get('user'));
      const workbook = bookOf(asked);
      const { id } = workbook.about();
      const { sidebar, dialog, ...screen } = workbook.screen(user);
      const bare = (panel: typeof sidebar) => panel && { ...panel, html: undefined };
      return {
        ...workbook.about(),
        user,
        people: machine.people(),
        workbooks: machine.workbooks.list(),
        mode: machine.settings.mode,
        account: machine.settings.account,
        enabled: machine.workbooks.enabled(id) ?? false,
        webApp: machine.webApp.runsAs(id) === null ? null : `/macros/s/${deploymentOf(id)}/exec`,
        passing: machine.passing(),
        district,
        districtKey,
        districtSecret,
        systems,
        now: new Date(machine.now()).toISOString(),
        tabs: workbook.tabs(),
        ...screen,
        sidebar: bare(sidebar),
        dialog: bare(dialog),
      };
    },
    [`GET ${API}/workbook/*`]: (asked) => {
      const { rest, query } = asked;
      const workbook = bookOf(asked);
      const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
      if (!workbook.tabs().some((tab) => tab.title === rest))
        throw new Refusal(404, `There is no tab named "${rest}".`);
      return workbook.tab(rest, { from: number('from'), count: number('count') });
    },
    [`PUT ${API}/workbook`]: (asked) => {
      const { body } = asked;
      const workbook = bookOf(asked);
      const { add, activate } = body as { add?: { title?: string }; activate?: number };
      if (activate !== undefined) changed(() => workbook.activate(activate));
      return add ? changed(() => workbook.addTab(add.title)) : {};
    },
    [`PUT ${API}/workbook/*`]: (asked) => {
      const { body } = asked;
      edit(asked, Array.isArray(body.edits) ? (body.edits as Edit[]) : [body as unknown as Edit]);
    },
    [`DELETE ${API}/workbook/*`]: (asked) => edit(asked, [{ delete: true }]),
  };
}

function panelRoutes(machine: Machine): Routes {
  const page = (html: string | null | undefined, { query }: Asked, what: string): Raw => {
    if (html === null || html === undefined) throw new Refusal(404, what);
    const named = (name: string) => (query.get(name) ? { [name]: query.get(name)! } : {});
    const caller = { ...named('user'), ...named('workbook') };
    return { raw: withClient(html, caller), type: HTML };
  };
  const screenOf = ({ query }: Asked) =>
    machine.workbooks
      .of(workbookOf(machine, query.get('workbook')))
      .screen(personOf(machine, query.get('user')));
  return {
    // what the script has shown; before it showed anything, the file itself
    'GET /sidebar': (asked) =>
      page(
        screenOf(asked).sidebar?.html ?? readHtml(machine.settings.bundle, 'sidebar'),
        asked,
        'The bundle has no sidebar.html and the script has shown no sidebar.',
      ),
    'GET /dialog': (asked) =>
      page(screenOf(asked).dialog?.html, asked, 'The script has shown no dialog.'),
  };
}

export function controlRoutes(machine: Machine, info: PageInfo): Routes {
  return {
    [`POST ${API}/call`]: (asked) => call(machine, asked),
    [`POST ${API}/clock`]: (asked) => advance(machine, asked),
    [`GET ${API}/clock`]: () => ({ now: new Date(machine.now()).toISOString() }),
    ...workbookRoutes(machine, info),
    [`GET ${API}/outbox`]: (asked) => some(machine.outbox(), asked),
    [`GET ${API}/logs`]: (asked) => some(machine.logs(), asked),
    [`GET ${API}/triggers`]: () => machine.triggers(),
    [`GET ${API}/files`]: () => machine.drive.files(),
    [`GET ${API}/files/*`]: ({ rest }): Raw => {
      const file = machine.drive.content(rest);
      if (!file) throw new Refusal(404, `There is no file with the name or id "${rest}".`);
      return { raw: file.bytes, type: file.type };
    },
    [`GET ${API}/properties`]: ({ query }) =>
      machine.properties(workbookOf(machine, query.get('workbook'))),
    [`GET ${API}/executions`]: (asked) => some(machine.executions(), asked),
    [`GET ${API}/running`]: () => machine.running(),
    [`GET ${API}/quotas`]: () => machine.quotas(),
    [`GET ${API}/faults`]: () => machine.faults(),
    [`POST ${API}/faults`]: (asked) => faults(machine, asked),
    [`POST ${API}/reset`]: () => machine.reset(),
    [`POST ${API}/drain`]: () => machine.drain(),
    ...peopleRoutes(machine),
    ...districtRoutes(machine, info.district),
    ...webRoutes(machine),
    ...studioRoutes(machine),
    ...panelRoutes(machine),
    'GET /': () => staticFile(info.page, ''),
    'GET /*': ({ rest }) => staticFile(path.normalize(info.page), rest),
  };
}
