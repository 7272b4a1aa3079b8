import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, publishedFields, type Registry } from '../model';
import { lastRuns } from './activity';
import type { DatasetDetails } from './api';

const RUNS = 5;

/** What is asked for when a data set is opened in the list. */
export const datasetDetails = (
  host: Host,
  registry: Registry<Host>,
  id: string,
): DatasetDetails => {
  const dataset = registry.datasets.get(id);
  if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const now = snapshot(host);
  const { sheetId, findings, need } = now.subscription(id);
  const tab = host.workbook.tabs().find((t) => t.sheetId === sheetId)?.title;
  return {
    fields: publishedFields(dataset),
    runs: lastRuns(registry, now, id, RUNS),
    findings: findings ?? [],
    ...(tab === undefined ? {} : { tab }),
    ...(need ? { need } : {}),
  };
};
