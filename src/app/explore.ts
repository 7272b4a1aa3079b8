import { snapshot } from '../engine/store';
import { converseOnce } from '../engine/tried';
import type { Host } from '../host/host';
import type { Explorer, Registry } from '../model';
import { answersIn, requireAnswers } from './answers';
import type { ExploreInput, ExploreTold } from './api';
import { requireSteward } from './steward';

/**
 * What a database has, for whoever chooses from it: its catalog is read, and no row of its tables.
 * @throws setup.missing, setup.bad_database, setup.query_one, setup.query_writes, source failures
 */
export const exploreDatabase = (
  host: Host,
  _: Registry<Host>,
  { settings, secrets, ...wanted }: ExploreInput,
): ExploreTold => {
  requireSteward(host, snapshot(host));
  // What looks into databases lies beside the kinds of sources.
  const { explorer } = host.assets.code('custom') as { readonly explorer: Explorer };
  const { connector, explore } = explorer;
  const answers = answersIn(connector.settings, settings);
  requireAnswers(connector.settings, answers, secrets);
  return converseOnce(host, connector, answers, secrets, explore(answers, wanted));
};
