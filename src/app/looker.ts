import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { dataSourceLink, reportLink } from '../looker/links';
import { knowWorkbook } from '../looker/workbooks';
import { FailureError, type Registry } from '../model';
import type { LookerLinks } from './api';

/**
 * Addresses that lead to a data set in Looker Studio, with its questions answered.
 * @throws setup.no_looker, shown.missing
 */
export const lookerLinks = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  language: string,
): LookerLinks => {
  const dataset = registry.datasets.get(id);
  if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const { connectorId, templates = {} } = registry.looker ?? {};
  if (connectorId === undefined) throw new FailureError('setup.no_looker');
  if (!snapshot(host).subscription(id).version)
    throw new FailureError('shown.missing', { dataset: dataset.title });
  // Whoever goes there finds the workbook in the list.
  knowWorkbook(host);
  const answers = { workbook: host.workbook.id(), dataset: id, language };
  const template = templates[id];
  const source = `${dataset.title} (${host.workbook.name()})`;
  return {
    source: dataSourceLink(connectorId, answers),
    ...(template
      ? { report: reportLink(connectorId, template, answers, { report: dataset.title, source }) }
      : {}),
  };
};
