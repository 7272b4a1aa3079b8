import { snapshot } from '../engine/store';
import { converseOnce } from '../engine/tried';
import type { Host } from '../host/host';
import type { Connector, Exchange, Registry } from '../model';
import { answersIn, requireAnswers } from './answers';
import type { ExploreInput, ExploreTold } from './api';
import { requireSteward } from './steward';

/** What looks into databases, which lies beside the kinds of sources. */
interface Explorer {
  readonly connector: Connector;
  readonly explore: (
    settings: Readonly<Record<string, string>>,
    wanted: Pick<ExploreInput, 'tables' | 'query'>,
  ) => Exchange<ExploreTold>;
}

/**
 * What a database has, for whoever chooses from it: its catalog is read, and no row of its tables.
 * @throws setup.missing, setup.bad_database, setup.query_one, setup.query_writes, source failures
 */
export const exploreDatabase = (
  host: Host,
  _: Registry<Host>,
  { settings, secrets, tables, query }: ExploreInput,
): ExploreTold => {
  requireSteward(host, snapshot(host));
  const { connector, explore } = (host.assets.code('custom') as { readonly explorer: Explorer })
    .explorer;
  const answers = answersIn(connector.settings, settings);
  requireAnswers(connector.settings, answers, secrets);
  const wanted = { ...(tables ? { tables } : {}), ...(query === undefined ? {} : { query }) };
  return converseOnce(host, connector, answers, secrets, explore(answers, wanted));
};
