import type { Host } from '../../host/host';
import type { Asking, FieldType, Warehouse } from '../../model';
import { SETTINGS, siteOf } from './access';
import { dialectOf } from './dialect';
import { openEngine } from './engine';
import { chargesOf, jobsOf } from './jobs';
import { schemaIn } from '../_jdbc/names';
import { ASKING } from '../_jdbc/reading';
import { placed } from './names';
import { tryOut } from './trial';

const CASTS: Partial<Record<FieldType, string>> = {
  integer: 'FLOAT64',
  number: 'FLOAT64',
  boolean: 'BOOL',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};
const asking: Asking = {
  ...ASKING,
  parameter: (type) => (CASTS[type] ? `CAST(? AS ${CASTS[type]})` : '?'),
  contains: (text, part) => `STRPOS(${text}, ${part}) > 0`,
};

/** Google's BigQuery, through its REST API with the script's own token. */
const bigquery: Warehouse<Host> = Object.freeze({
  id: 'bigquery',
  title: 'BigQuery',
  description:
    'Google’s data warehouse: no server to keep, and room for any school. It needs a Google Cloud project with billing; small schools stay below what is free. Loading is free; what a data set reads is asked before it is built, and too much is refused.',
  settings: SETTINGS,
  scopes: ['bigquery'],
  placed: (table, settings) => placed(schemaIn(settings))(table),
  open: (host: Host, access) =>
    new Promise((done) => {
      const { site, own } = siteOf(access);
      done(openEngine(host, site, own));
    }),
  read: (host: Host, access) => {
    const { site, own } = siteOf(access);
    const jobs = jobsOf(host, site);
    const { project } = site;
    return { dialect: dialectOf(project, own), asking, select: jobs.query, project };
  },
  charges: (host: Host, access) => {
    const { site, own } = siteOf(access);
    return { ...chargesOf(jobsOf(host, site), site), dialect: dialectOf(site.project, own) };
  },
  test: (host: Host, access) => {
    const { site, own } = siteOf(access);
    return tryOut(host, site, own);
  },
} satisfies Warehouse<Host>);

export default bigquery;
