/** Looker Studio's part over HTTP, and who may open a workbook. */
import type { Machine } from '../machine/machine';
import { CONNECTOR, type ConnectorFunction } from '../machine/studio';
import { personOf, workbookOf } from './people';
import { Refusal, type Asked, type Routes } from './router';

export function studioRoutes(machine: Machine): Routes {
  function studio({ rest, body }: Asked) {
    if (!(CONNECTOR as readonly string[]).includes(rest))
      throw new Refusal(404, `A connector has no function ${rest}: ${CONNECTOR.join(', ')}.`);
    const { request = {} } = body;
    if (typeof request !== 'object' || request === null)
      throw new Refusal(400, "'request' is what Looker Studio sends: an object.");
    const user = personOf(machine, body.user);
    return machine.studio(rest as ConnectorFunction, request as Record<string, unknown>, user);
  }

  function deploy({ body }: Asked) {
    const workbook = workbookOf(machine, body.workbook);
    machine.deploy(body.user === null ? null : personOf(machine, body.user), workbook);
    return { runsAs: machine.webApp.runsAs(workbook) };
  }

  function share({ body }: Asked) {
    const { users } = body;
    if (users !== null && !Array.isArray(users))
      throw new Refusal(400, "'users' is a list of e-mail addresses, or null: everybody.");
    const people = users?.map((user: unknown) => personOf(machine, user)) ?? null;
    machine.share(people, workbookOf(machine, body.workbook));
    return {};
  }

  return {
    'POST /_emulator/studio/*': studio,
    'POST /_emulator/deploy': deploy,
    'POST /_emulator/share': share,
  };
}
