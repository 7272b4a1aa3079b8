import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Say } from '../messages';
import { FailureError, ORIGIN_FIELDS, publishedFields, type Registry } from '../model';
import { lastRuns } from './activity';
import type { DatasetDetails } from './api';

const RUNS = 5;

/** What is asked for when a data set is opened in the list. */
export const datasetDetails = (
  host: Host,
  registry: Registry<Host>,
  id: string,
  say: Say,
): DatasetDetails => {
  const dataset = registry.datasets.get(id);
  if (!dataset) throw new FailureError('setup.unknown_dataset', { dataset: id });
  const now = snapshot(host);
  const { sheetId, findings, need } = now.subscription(id);
  const tab = host.workbook.tabs().find((t) => t.sheetId === sheetId)?.title;
  return {
    // What says where a row came from is the same of every data set, and stands in none of them.
    fields: publishedFields(dataset).map((field) =>
      ORIGIN_FIELDS.includes(field) ? { ...field, meaning: say(field.meaning) } : field,
    ),
    runs: lastRuns(registry, now, id, RUNS),
    findings: findings ?? [],
    ...(tab === undefined ? {} : { tab }),
    ...(need ? { need } : {}),
  };
};
