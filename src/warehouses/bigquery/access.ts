import { FailureError, type Access, type Setting } from '../../model';
import { schemaIn, schemaTrouble, SCHOOL } from '../_jdbc/names';
import type { Site } from './jobs';

/** What a person is asked about BigQuery. There is no password: the script has its own permission. */
export const SETTINGS: readonly Setting[] = [
  {
    name: 'project',
    title: 'Google Cloud project',
    help: 'The project’s id, from the start page of the Google Cloud console. The BigQuery API and billing must be switched on in it.',
    placeholder: 'my-school-123',
    type: 'text',
  },
  {
    name: 'location',
    title: 'Location',
    help: 'Where the data lie: EU, US, or a region such as europe-west1. It cannot be changed later.',
    placeholder: 'EU',
    type: 'text',
  },
  {
    name: 'schema',
    title: 'Data set',
    help: 'How the data set of BigQuery is called in which people find the tables. Leave it empty unless several workbooks share one project: then each needs a name of its own.',
    placeholder: SCHOOL,
    type: 'text',
    optional: true,
  },
  {
    name: 'limit',
    title: 'Largest query, in gigabytes',
    help: 'A query that would read more is refused before it costs anything. Google charges by what is read; 1,000 gigabytes a month are free.',
    placeholder: '10',
    type: 'text',
    optional: true,
  },
];

const PROJECT = /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,61}[a-z0-9]$/;
const LOCATION = /^[A-Za-z][A-Za-z0-9-]*$/;
const LIMIT = /^(\d+(?:[.,]\d+)?)(?:\s*G[BoO]?)?$/i;
const GIGABYTE = 2 ** 30;

/** The settings as where jobs run; `own` is the schema. @throws warehouse.address, setup.missing */
export const siteOf = ({ settings }: Access): { readonly site: Site; readonly own: string } => {
  const said = (name: string): string => (settings[name] ?? '').trim();
  const refuse = (address: string, detail: string): never => {
    throw new FailureError('warehouse.address', { address, detail });
  };
  for (const { name, title, optional } of SETTINGS)
    if (!optional && said(name) === '') throw new FailureError('setup.missing', { setting: title });

  const project = said('project');
  if (!PROJECT.test(project))
    refuse(project, 'a project’s id has small letters, digits and - only');
  const location = said('location');
  if (!LOCATION.test(location)) refuse(location, 'a location is EU, US or a region');
  const own = schemaIn(settings);
  const trouble = schemaTrouble(own);
  if (trouble !== null) refuse(own, trouble);
  const [, gigabytes] = LIMIT.exec(said('limit')) ?? [];
  if (said('limit') !== '' && !(Number(gigabytes?.replace(',', '.')) > 0))
    refuse(said('limit'), 'the largest query is a number of gigabytes');
  const most = gigabytes && Math.ceil(Number(gigabytes.replace(',', '.')) * GIGABYTE);
  return {
    own,
    site: { project, location, label: own.toLowerCase(), ...(most && { most }) },
  };
};
