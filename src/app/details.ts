import { warehouseOf } from '../engine/site';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Say } from '../messages';
import {
  FailureError,
  fill,
  ORIGIN_FIELDS,
  publishedFields,
  type Finding,
  type Registry,
} from '../model';
import { lastRuns } from './activity';
import { seldom } from './apart';
import type { DatasetDetails } from './api';
import { isSteward } from './steward';
import { tableOf } from './place';

const RUNS = 5;

/** A check's title is the contract's; what a source calls its fields stays. */
const saidFinding = (finding: Finding, say: Say): Finding => {
  const { title } = finding.params;
  if (title === undefined) return finding;
  return { ...finding, params: { ...finding.params, title: say(String(title)) } };
};

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
  const { sheetId, findings = [], need, rules, quarantine, personal } = now.subscription(id);
  const table = tableOf(registry, now, id);
  const reads = registry.warehouses.get(warehouseOf(now).engine)?.charges
    ? seldom(host).readsAhead(host, registry, now, id)
    : null;
  const tab = host.workbook.tabs().find((t) => t.sheetId === sheetId)?.title;
  return {
    // What says where a row came from is the same of every data set, and stands in none of them.
    fields: publishedFields(dataset).map((field) =>
      ORIGIN_FIELDS.includes(field) ? { ...field, meaning: say(field.meaning) } : field,
    ),
    key: dataset.key,
    sites: now.connections
      .filter(({ connector }) => dataset.sql[connector] !== undefined)
      .map(({ id: connection, site }) => ({ id: connection, site })),
    runs: lastRuns(registry, now, id, RUNS),
    findings: findings.map((finding) => saidFinding(finding, say)),
    ...(rules
      ? {
          setAside: rules.map(({ text, params = {}, rows }) => ({
            rule: fill(say(text), params),
            rows,
          })),
        }
      : {}),
    ...(quarantine && isSteward(host, now)
      ? { keptRows: `https://drive.google.com/file/d/${quarantine}/view` }
      : {}),
    ...(tab === undefined ? {} : { tab }),
    ...(table === null ? {} : { table, to: now.subscription(id).to ?? 'both' }),
    ...(personal ? { personal } : {}),
    ...(need ? { need } : {}),
    ...(reads ? { reads } : {}),
  };
};
