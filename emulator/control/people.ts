/** Who sits at which workbook, and what the add-on may do there. */
import { FIRST_WORKBOOK } from '../machine/owner';
import type { Machine } from '../machine/machine';
import { Refusal, type Asked, type Routes } from './router';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

export function personOf(machine: Machine, given: unknown): string {
  if (given === undefined || given === null || given === '') return machine.settings.user;
  if (typeof given === 'string' && EMAIL.test(given)) return given;
  throw new Refusal(400, `'user' must be an e-mail address, not ${JSON.stringify(given)}.`);
}

export function workbookOf(machine: Machine, given: unknown): string {
  if (given === undefined || given === null || given === '') return FIRST_WORKBOOK;
  if (machine.workbooks.list().some(({ id }) => id === given)) return given as string;
  throw new Refusal(404, `There is no workbook with the id ${JSON.stringify(given)}.`);
}

/** `"all"`, `"none"` or a list of what the manifest asks for; null: all. */
function grantOf(machine: Machine, user: string, given: unknown): readonly string[] | null {
  if (given === 'all') return null;
  if (given === 'none') return [];
  const asked = Object.keys(machine.people().find(({ email }) => email === user)?.scopes ?? {});
  if (!Array.isArray(given)) throw new Refusal(400, `'granted' is "all", "none" or a list.`);
  const unknown: unknown = given.find((scope) => !asked.includes(scope as string));
  if (unknown !== undefined)
    throw new Refusal(400, `The manifest does not ask for the scope ${JSON.stringify(unknown)}.`);
  return given as string[];
}

export function peopleRoutes(machine: Machine): Routes {
  const one = (email: string) => machine.people().find((person) => person.email === email);

  async function change({ rest, body }: Asked) {
    const user = personOf(machine, rest);
    const { granted, installed } = body;
    if (!one(user)) machine.grant(user, []); // a person who was never asked has granted nothing
    if (granted !== undefined) machine.grant(user, grantOf(machine, user, granted));
    if (installed === true)
      await machine.install({ user, workbook: workbookOf(machine, body.workbook) });
    if (installed === false) machine.uninstall(user);
    return one(user);
  }

  async function open({ body }: Asked) {
    const user = personOf(machine, body.user);
    const answer = machine.open({ user, workbook: workbookOf(machine, body.workbook) });
    return (await answer) ?? { result: null, execution: null };
  }

  async function card({ body }: Asked) {
    const { function: action } = body;
    if (action !== undefined && typeof action !== 'string')
      throw new Refusal(400, "'function' must be a string.");
    const place = {
      user: personOf(machine, body.user),
      workbook: workbookOf(machine, body.workbook),
    };
    const answer = machine.card(place, action);
    if (answer === null)
      throw new Refusal(409, 'The manifest names no card: addOns.sheets.homepageTrigger.');
    return answer;
  }

  function configure({ body }: Asked) {
    const { mode, account, enabled } = body;
    if (mode !== undefined && mode !== 'addon' && mode !== 'owned')
      throw new Refusal(400, "'mode' is addon or owned.");
    if (account !== undefined && account !== 'consumer' && account !== 'workspace')
      throw new Refusal(400, "'account' is consumer or workspace.");
    if (enabled !== undefined && typeof enabled !== 'boolean')
      throw new Refusal(400, "'enabled' is true or false.");
    const workbook = workbookOf(machine, body.workbook);
    if (mode !== undefined || account !== undefined)
      machine.configure({ ...(mode && { mode }), ...(account && { account }) });
    if (enabled !== undefined) machine.enable(workbook, enabled);
    return {
      mode: machine.settings.mode,
      account: machine.settings.account,
      enabled: machine.workbooks.enabled(workbook) ?? false,
    };
  }

  return {
    'GET /_emulator/people': () => machine.people(),
    'PUT /_emulator/people/*': change,
    'POST /_emulator/open': open,
    'POST /_emulator/card': card,
    'POST /_emulator/configure': configure,
    'GET /_emulator/workbooks': () => machine.workbooks.list(),
    'POST /_emulator/workbooks': ({ body }) => {
      const { name } = body;
      if (name !== undefined && typeof name !== 'string')
        throw new Refusal(400, "'name' must be a string.");
      return { id: machine.copyWorkbook(workbookOf(machine, body.copyOf), name) };
    },
  };
}
