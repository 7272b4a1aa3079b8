/**
 * The part of Looker Studio (facts: Data Studio): it calls a function of the script as a connector, with
 * somebody's credentials and without any document, and takes only what its reference describes.
 * assumes: studio
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptError } from '../runtime/protocol';
import type { CallAnswer, CallOptions } from './machine';
import type { Service } from './service';
import { askBigQuery, type QueryMeans } from './studio-query';

export const CONNECTOR = [
  ...(['getAuthType', 'getConfig', 'getSchema', 'getData', 'isAdminUser'] as const),
  ...(['isAuthValid', 'setCredentials', 'resetAuth'] as const),
] as const;
export type ConnectorFunction = (typeof CONNECTOR)[number];

export interface StudioAnswer {
  readonly result?: unknown;
  readonly error?: {
    readonly message: string;
    /** Thrown by the connector for the person; the second text only an admin of it is shown. */
    readonly user?: { readonly text: string; readonly debug: string };
  };
  readonly execution: CallAnswer['execution'];
}

/** facts: Data Studio. At most about a million rows. */
const MAX_ROWS = 1_000_000;

export const studioService: Service = {
  'DataStudioApp.createCommunityConnector': () => undefined,
};

type Json = Readonly<Record<string, unknown>>;
const listIn = (value: unknown, name: string): readonly Json[] | null => {
  const list = (value as Json | null)?.[name];
  return Array.isArray(list) ? (list as readonly Json[]) : null;
};

/** What Looker Studio could not use; null: nothing. */
function wrongIn(name: ConnectorFunction, request: Json, result: unknown): string | null {
  switch (name) {
    case 'getAuthType':
      return typeof (result as Json | null)?.type === 'string' ? null : 'getAuthType has no type';
    case 'getConfig':
      return listIn(result, 'configParams') ? null : 'getConfig has no configParams';
    case 'getSchema': {
      const schema = listIn(result, 'schema');
      return schema && schema.length > 0 ? null : 'getSchema has no fields';
    }
    case 'getData':
      return wrongData(request, result);
    case 'isAdminUser':
      return typeof result === 'boolean' ? null : 'isAdminUser is neither true nor false';
    default:
      return null;
  }
}

const isQuery = (result: unknown): boolean => (result as Json | null)?.dataConfig !== undefined;

function wrongData(request: Json, result: unknown): string | null {
  const schema = listIn(result, 'schema');
  const rows = listIn(result, 'rows');
  if (!schema || !rows) return 'getData has no schema or no rows';
  if (rows.length > MAX_ROWS) return `getData has more than ${MAX_ROWS} rows`;
  const applied = (result as Json).filtersApplied === true;
  const asked = (listIn(request, 'fields') ?? [])
    .filter((field) => !(applied && field.forFilterOnly === true))
    .map((field) => String(field.name));
  const told = schema.map((field) => String(field.name));
  if (asked.join() !== told.join())
    return `getData answers ${told.join()} where ${asked.join()} was asked for`;
  for (const row of rows) {
    const { values } = row;
    if (!Array.isArray(values) || values.length !== schema.length)
      return 'a row of getData has more or fewer values than there are fields';
    if (values.some((one: unknown) => typeof one === 'object' && one !== null))
      return 'a row of getData has a value that is no text, number or truth';
  }
  return null;
}

/**
 * Whether the manifest says that `getData` answers with a query: then it does so and with nothing else
 * (reference of Advanced Services: "instead of the standard response"). assumes: studio
 */
function asksBigQuery(bundle: string): boolean {
  const manifest = path.join(bundle, 'appsscript.json');
  if (!existsSync(manifest)) return false;
  const { dataStudio } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly dataStudio?: { readonly advancedServices?: { readonly data?: boolean } };
  };
  return dataStudio?.advancedServices?.data === true;
}

export function createStudio(
  means: QueryMeans & {
    call(name: string, args: readonly unknown[], options: CallOptions): Promise<CallAnswer>;
  },
) {
  return {
    /** @param user whose credentials the data source has. */
    async studio(
      name: ConnectorFunction,
      request: Json = {},
      user?: string,
    ): Promise<StudioAnswer> {
      const { result, error, execution } = await means.call(name, [request], {
        ...(user === undefined ? {} : { user }),
        kind: 'studio',
      });
      if (error) {
        const { studio } = error as Partial<ScriptError>;
        return { error: { message: error.message, ...(studio && { user: studio }) }, execution };
      }
      if (name === 'getData' && asksBigQuery(means.settings.bundle) !== isQuery(result))
        return {
          error: {
            message: isQuery(result)
              ? 'getData answers with a query, and the manifest has no dataStudio.advancedServices.data'
              : 'getData answers without a query, and the manifest has dataStudio.advancedServices.data',
          },
          execution,
        };
      if (name === 'getData' && isQuery(result)) {
        const answer = await askBigQuery(means, result, request, user ?? means.settings.user);
        return { ...answer, execution };
      }
      const wrong = wrongIn(name, request, result);
      return wrong === null ? { result, execution } : { error: { message: wrong }, execution };
    },
  };
}
