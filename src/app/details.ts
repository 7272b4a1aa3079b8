import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, publishedFields, type Registry } from '../model';
import type { DatasetDetails } from './api';

/** What is asked for when a data set is opened in the list. */
export const datasetDetails = (
  host: Host,
  registry: Registry<Host>,
  id: string,
): DatasetDetails => {
  const dataset = registry.datasets.get(id);
  if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const { sheetId, findings, need } = snapshot(host).subscription(id);
  const tab = host.workbook.tabs().find((t) => t.sheetId === sheetId)?.title;
  return {
    fields: publishedFields(dataset),
    runs: [],
    findings: findings ?? [],
    ...(tab === undefined ? {} : { tab }),
    ...(need ? { need } : {}),
  };
};
