import type { Host, Studio, StudioConnector } from '../host/host';
import type { Registry } from '../model';
import { keys } from '../engine/store';
import { formOf } from './config';
import { answered } from './data';
import { directed } from './direct';
import { openChosen, told, type Desk } from './opened';
import { schemaOf, specOf } from './schema';

/**
 * The community connector: what Looker Studio calls, with the account of whoever owns the data source or
 * looks at the report. There is no workbook around it; what it opens, that account may open.
 * @param open the world, of the workbook with this id or of none.
 */
export const createConnector = (
  open: (workbook?: string) => Host,
  studio: Studio,
  registry: Registry<Host>,
): StudioConnector => {
  const desk: Desk = { open, studio, registry };
  return {
    // Google's own permission is all it takes: whoever may open the workbook may read it.
    getAuthType: () => studio.authType('NONE'),
    getConfig: (request) => told(desk, request, () => studio.config(formOf(desk, request))),
    getSchema: (request) =>
      told(desk, request, () => {
        const { shown, chosen, say } = openChosen(desk, request);
        const { columns, dimension, metric } = schemaOf(shown, chosen.freshness, say);
        return studio.schema(columns.map(specOf), { dimension, metric });
      }),
    getData: (request) =>
      told(desk, request, () => {
        const { host, shown, chosen, say } = openChosen(desk, request);
        // A report may still ask for what the data source no longer offers: it costs nothing to answer.
        const schema = schemaOf(shown, true, say);
        const now = host.clock.now();
        const direct = chosen.direct && directed(shown, schema, request, now);
        return direct
          ? studio.bigquery(direct)
          : studio.data(answered(shown, schema, request, now));
      }),
    /** Who looks after a workbook sees the second text of errors: names and counts, no secret. */
    isAdminUser: () => Object.keys(open().secrets.all(keys.secret(''))).length > 0,
  };
};
