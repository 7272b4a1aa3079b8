import type { School } from '../kit/school';
import type { FieldSpec } from '../../src/host/host';
import type { Answer, Request, Told } from './_player';

/* A data source of Looker Studio, over the built bundle: it speaks to the connector as the machine lets it. */

interface ConfigParam {
  readonly type: string;
  readonly name: string;
  readonly text?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}
export interface Config {
  readonly configParams: readonly ConfigParam[];
  readonly isSteppedConfig?: boolean;
  readonly dateRangeRequired?: boolean;
}
interface SchemaField {
  readonly name: string;
  readonly label: string;
  readonly dataType: string;
  readonly description?: string;
  readonly group?: string;
  readonly isDefault?: boolean;
  readonly defaultAggregationType?: string;
  readonly semantics: {
    readonly conceptType: string;
    readonly semanticType: string;
    readonly isReaggregatable?: boolean;
  };
}

export type Params = Readonly<Record<string, string | boolean>>;
type Called = 'getConfig' | 'getSchema' | 'getData' | 'isAdminUser' | 'getAuthType';

/** What a person reads who looks at a report that has no answer. */
export class Refused extends Error {
  constructor(
    readonly text: string,
    readonly debug: string,
  ) {
    super(text);
  }
}

export const studioOf = ({ machine }: School, user?: string) => {
  const ask = async (name: Called, request: object): Promise<unknown> => {
    const { result, error } = await machine.studio(name, request as Record<string, unknown>, user);
    if (error?.user) throw new Refused(error.user.text, error.user.debug);
    if (error) throw new Error(`${name}: ${error.message}`);
    return result;
  };
  const config = async (configParams?: Params, languageCode = 'en'): Promise<Config> =>
    (await ask('getConfig', {
      languageCode,
      ...(configParams ? { configParams } : {}),
    })) as Config;
  const schema = async (configParams: Params): Promise<readonly SchemaField[]> =>
    ((await ask('getSchema', { configParams })) as { schema: SchemaField[] }).schema;
  const data = async (configParams: Params, request: Request): Promise<Answer> => {
    const found = (await ask('getData', { ...request, configParams })) as {
      readonly schema: readonly SchemaField[];
      readonly rows: readonly { readonly values: readonly Told[] }[];
      readonly filtersApplied: boolean;
    };
    return {
      names: found.schema.map(({ name }) => name),
      rows: found.rows.map(({ values }) => values),
      filtersApplied: found.filtersApplied,
    };
  };
  return { ask, config, schema, data };
};

/** As our own rules read it. */
export const specOf = (field: SchemaField): FieldSpec => {
  const { conceptType, semanticType, isReaggregatable } = field.semantics;
  return {
    id: field.name,
    name: field.label,
    concept: conceptType.toLowerCase() as FieldSpec['concept'],
    type: semanticType as FieldSpec['type'],
    ...(field.description === undefined ? {} : { description: field.description }),
    ...(field.group === undefined ? {} : { group: field.group }),
    ...(field.defaultAggregationType === undefined
      ? {}
      : { aggregation: field.defaultAggregationType as 'SUM' }),
    ...(isReaggregatable === undefined ? {} : { reaggregatable: isReaggregatable }),
  };
};

export const optionsOf = ({ configParams }: Config, name: string): readonly string[] =>
  (configParams.find((one) => one.name === name)?.options ?? []).map(({ value }) => value);
