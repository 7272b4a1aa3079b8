/**
 * DataStudioApp: the builders of a community connector. They keep what they are told and hand Looker Studio
 * the JSON of its reference (developers.google.com/looker-studio/connector/reference); what the reference
 * does not allow is refused when it is built, as `build()` says it validates. assumes: studio
 */
import { emulated } from './emulated';
import { host } from './host';

type Json = Record<string, unknown>;

const enumOf = <T extends string>(...names: readonly T[]): Readonly<Record<T, T>> =>
  Object.freeze(Object.fromEntries(names.map((name) => [name, name]))) as Record<T, T>;

const AuthType = enumOf(
  'NONE',
  'OAUTH2',
  'USER_PASS',
  'PATH_USER_PASS',
  'KEY',
  'PATH_KEY',
  'USER_TOKEN',
);
const AggregationType = enumOf(
  ...(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM', 'AUTO', 'NO_AGGREGATION'] as const),
);
const BigQueryParameterType = enumOf('STRING', 'INT64', 'BOOL', 'FLOAT64');
const FieldType = enumOf(
  ...(['YEAR', 'YEAR_QUARTER', 'YEAR_MONTH', 'YEAR_WEEK', 'YEAR_MONTH_DAY'] as const),
  ...(['YEAR_MONTH_DAY_HOUR', 'YEAR_MONTH_DAY_SECOND', 'QUARTER', 'MONTH', 'WEEK'] as const),
  ...(['MONTH_DAY', 'DAY_OF_WEEK', 'DAY', 'HOUR', 'MINUTE', 'DURATION', 'COUNTRY'] as const),
  ...(['COUNTRY_CODE', 'CONTINENT', 'CONTINENT_CODE', 'SUB_CONTINENT', 'REGION', 'CITY'] as const),
  ...(['LATITUDE_LONGITUDE', 'NUMBER', 'PERCENT', 'TEXT', 'BOOLEAN', 'URL', 'HYPERLINK'] as const),
  ...(['IMAGE', 'IMAGE_LINK', 'CURRENCY_USD', 'CURRENCY_EUR', 'CURRENCY_CAD'] as const),
);

/** Of the semantic types these hold numbers and truths; all others texts (reference: dataType). */
const NUMBERS: readonly string[] = ['NUMBER', 'PERCENT', 'DURATION'];
const dataType = (type: string): string =>
  NUMBERS.includes(type) || type.startsWith('CURRENCY_')
    ? 'NUMBER'
    : type === 'BOOLEAN'
      ? 'BOOLEAN'
      : 'STRING';

const invalid = (what: string): never => {
  throw new Error(`Invalid argument: ${what}`);
};
const text = (value: unknown, what: string): string =>
  typeof value === 'string' ? value : invalid(`${what} must be a string`);
const truth = (value: unknown, what: string): boolean =>
  typeof value === 'boolean' ? value : invalid(`${what} must be a boolean`);
const member = <T extends string>(all: Readonly<Record<string, T>>, value: T, what: string): T =>
  Object.hasOwn(all, value) ? value : invalid(`${what} is none of its kind`);
/** Ids of fields and questions: letters, digits and underscores (reference: setId, configParams.name). */
const id = (value: unknown): string =>
  /^\w+$/.test(text(value, 'id')) ? (value as string) : invalid(`id "${String(value)}"`);

/** What a builder hands Looker Studio, by the builder; asked for when it is handed over. */
const built = new WeakMap<object, () => unknown>();
const builder = (name: string, methods: Json, json: () => unknown): object => {
  const self: object = emulated(name, { ...methods, printJson: () => JSON.stringify(json()) });
  built.set(self, json);
  return self;
};

/** One that only answers itself: every `set` keeps a property. */
function keeper(
  name: string,
  data: Json,
  setters: Readonly<Record<string, (...given: never[]) => Json>>,
  more: Json = {},
): object {
  const methods = Object.fromEntries(
    Object.entries(setters).map(([method, take]) => [
      method,
      (...given: never[]) => {
        Object.assign(data, take(...given));
        return self;
      },
    ]),
  );
  const self: object = builder(name, { ...methods, ...more }, () => data);
  return self;
}

function getConfig(): object {
  const elements: Json[] = [];
  const state: { dateRangeRequired?: boolean; isSteppedConfig?: boolean } = {};
  const element = (name: string, type: string, options: boolean, placeholder: boolean) => () => {
    const data: Json = { type };
    elements.push(data);
    return keeper(name, data, {
      setId: (value: string) => ({ name: id(value) }),
      setName: (value: string) => ({ displayName: text(value, 'name') }),
      setHelpText: (value: string) => ({ helpText: text(value, 'helpText') }),
      setAllowOverride: (on: boolean) => ({
        parameterControl: { allowOverride: truth(on, 'allowOverride') },
      }),
      setIsDynamic: (on: boolean) => ({ isDynamic: truth(on, 'isDynamic') }),
      ...(placeholder && {
        setPlaceholder: (value: string) => ({ placeholder: text(value, 'placeholder') }),
      }),
      ...(options && {
        addOption: (option: object) => ({
          options: [...((data.options as unknown[] | undefined) ?? []), built.get(option)!()],
        }),
      }),
    });
  };
  const info = () => {
    const data: Json = { type: 'INFO' };
    elements.push(data);
    return keeper('Info', data, {
      setId: (value: string) => ({ name: id(value) }),
      setText: (value: string) => ({ text: text(value, 'text') }),
    });
  };
  /** Source: reference of stepped configuration. */
  const check = (): void => {
    const names = elements.map(({ name }) => name);
    if (names.includes(undefined)) invalid('a config element has no id');
    if (new Set(names).size < names.length) invalid('two config elements have the same id');
    for (const one of elements) {
      if (one.type === 'INFO' && !one.text) invalid(`${String(one.name)} has no text`);
      if (one.type !== 'INFO' && !one.displayName) invalid(`${String(one.name)} has no name`);
      // "Dynamic" answers cannot be overridden.
      const { allowOverride } = (one.parameterControl ?? {}) as { allowOverride?: boolean };
      if (one.isDynamic && allowOverride) invalid(`${String(one.name)} is dynamic and overridable`);
      if (/^SELECT/.test(String(one.type)) && !(one.options as unknown[] | undefined)?.length)
        invalid(`${String(one.name)} has no options`);
    }
  };
  const json = (): unknown => {
    check();
    return { configParams: elements, ...state };
  };
  const self: object = builder(
    'Config',
    {
      newInfo: info,
      newTextInput: element('TextInput', 'TEXTINPUT', false, true),
      newTextArea: element('TextArea', 'TEXTAREA', false, true),
      newSelectSingle: element('SelectSingle', 'SELECT_SINGLE', true, false),
      newSelectMultiple: element('SelectMultiple', 'SELECT_MULTIPLE', true, false),
      newCheckbox: element('Checkbox', 'CHECKBOX', false, false),
      newOptionBuilder: () =>
        keeper(
          'OptionBuilder',
          {},
          {
            setLabel: (label: string) => ({ label: text(label, 'label') }),
            setValue: (value: string) => ({ value: text(value, 'value') }),
          },
        ),
      setDateRangeRequired: (on: boolean) => {
        state.dateRangeRequired = truth(on, 'dateRangeRequired');
        return self;
      },
      setIsSteppedConfig: (on: boolean) => {
        state.isSteppedConfig = truth(on, 'isSteppedConfig');
        return self;
      },
      build: () => {
        check();
        return self;
      },
    },
    json,
  );
  return self;
}

interface Field {
  id?: string;
  name?: string;
  type?: string;
  description?: string;
  group?: string;
  formula?: string;
  hidden?: boolean;
  aggregation?: string;
  reaggregatable?: boolean;
}

function getFields(): object {
  let fields: {
    readonly concept: 'DIMENSION' | 'METRIC';
    readonly field: Field;
    readonly face: object;
  }[] = [];
  const defaults: { DIMENSION?: string; METRIC?: string } = {};

  const make = (concept: 'DIMENSION' | 'METRIC') => () => {
    const field: Field = {};
    const set = (more: Field): object => {
      Object.assign(field, more);
      return face;
    };
    const face: object = emulated('Field', {
      getId: () => field.id ?? null,
      getName: () => field.name ?? null,
      getType: () => field.type ?? null,
      getAggregation: () => field.aggregation ?? null,
      isDimension: () => concept === 'DIMENSION',
      isMetric: () => concept === 'METRIC',
      isDefault: () => defaults[concept] === field.id,
      setId: (value: string) => {
        if (fields.some((one) => one.field !== field && one.field.id === value))
          invalid(`the field id "${value}" is taken`);
        return set({ id: id(value) });
      },
      setName: (value: string) => set({ name: text(value, 'name') }),
      setType: (value: never) => set({ type: member(FieldType, value, 'type') }),
      setDescription: (value: string) => set({ description: text(value, 'description') }),
      setGroup: (value: string) => set({ group: text(value, 'group') }),
      setFormula: (value: string) => set({ formula: text(value, 'formula') }),
      setIsHidden: (on: boolean) => set({ hidden: truth(on, 'isHidden') }),
      setIsReaggregatable: (on: boolean) => set({ reaggregatable: truth(on, 'isReaggregatable') }),
      setAggregation: (value: never) => {
        // Reference of Field: a dimension has none.
        if (concept === 'DIMENSION') invalid('a dimension has no aggregation');
        return set({ aggregation: member(AggregationType, value, 'aggregation') });
      },
    });
    fields = [...fields, { concept, field, face }];
    return face;
  };
  const schema = (): Json[] =>
    fields.map(({ concept, field }) => {
      const { id: name, name: label, type } = field;
      if (!name) return invalid('a field has no id');
      if (!type) return invalid(`the field ${name} has no type`);
      return {
        name,
        label: label ?? name,
        dataType: dataType(type),
        semantics: {
          conceptType: concept,
          semanticType: type,
          ...(field.reaggregatable !== undefined && { isReaggregatable: field.reaggregatable }),
        },
        ...(field.description !== undefined && { description: field.description }),
        ...(field.group !== undefined && { group: field.group }),
        ...(field.formula !== undefined && { formula: field.formula }),
        ...(field.hidden !== undefined && { isHidden: field.hidden }),
        ...(field.aggregation !== undefined && { defaultAggregationType: field.aggregation }),
        ...(defaults[concept] === name && { isDefault: true }),
      };
    });
  const known = (concept: 'DIMENSION' | 'METRIC', value: string): void => {
    if (!fields.some((one) => one.field.id === value && one.concept === concept))
      invalid(`there is no ${concept.toLowerCase()} with the id "${value}"`);
    defaults[concept] = value;
  };
  const self: object = builder(
    'Fields',
    {
      newDimension: make('DIMENSION'),
      newMetric: make('METRIC'),
      setDefaultDimension: (value: string) => known('DIMENSION', value),
      setDefaultMetric: (value: string) => known('METRIC', value),
      getFieldById: (value: string) => fields.find(({ field }) => field.id === value)?.face ?? null,
      asArray: () => fields.map(({ face }) => face),
      // Those asked for, in the order asked.
      forIds: (ids: readonly string[]) => {
        fields = ids.flatMap((one) => fields.find(({ field }) => field.id === one) ?? []);
        return self;
      },
      build: schema,
    },
    schema,
  );
  return self;
}

/** Chained setters, and `build` that answers the JSON. */
function response(name: string, setters: Readonly<Record<string, (...given: never[]) => Json>>) {
  const data: Json = {};
  return keeper(name, data, setters, { build: () => ({ ...data }) });
}

function newGetDataResponse(): object {
  const rows: { values: string[] }[] = [];
  // Reference: `String[][]`. A value of another kind is refused, as the signature says.
  const row = (values: readonly unknown[]): void => {
    if (!values.every((one) => typeof one === 'string')) invalid('rows are String[][]');
    rows.push({ values: values.slice() as string[] });
  };
  return response('GetDataResponse', {
    setFields: (fields: object) => ({ schema: built.get(fields)!() }),
    setFiltersApplied: (on: boolean) => ({ filtersApplied: truth(on, 'filtersApplied') }),
    addRow: (values: readonly unknown[]) => {
      row(values);
      return { rows };
    },
    addAllRows: (all: readonly (readonly unknown[])[]) => {
      all.forEach(row);
      return { rows };
    },
  });
}

function newBigQueryConfig(): object {
  const data: { queryParameters: unknown[] } & Json = { type: 'CUSTOM_QUERY', queryParameters: [] };
  const self: object = keeper('BigQueryConfig', data, {
    setBillingProjectId: (value: string) => ({ billingProjectId: text(value, 'project') }),
    setQuery: (value: string) => ({ query: text(value, 'query') }),
    setUseStandardSql: (on: boolean) => ({ useStandardSql: truth(on, 'useStandardSql') }),
    setAccessToken: (value: string) => ({ accessToken: text(value, 'accessToken') }),
    addQueryParameter: (name: string, type: never, value: string) => ({
      queryParameters: [
        ...data.queryParameters,
        {
          name: id(name),
          parameterType: { type: member(BigQueryParameterType, type, 'type') },
          parameterValue: { value: text(value, 'value') },
        },
      ],
    }),
  });
  const chained = emulated('BigQueryConfig', {
    ...Object.fromEntries(
      [
        'setBillingProjectId',
        'setQuery',
        'setUseStandardSql',
        'setAccessToken',
        'addQueryParameter',
      ].map((method) => [
        method,
        (...given: unknown[]) => {
          (self as Record<string, (...g: unknown[]) => void>)[method]!(...given);
          return chained;
        },
      ]),
    ),
    build: () => {
      if (!data.billingProjectId || !data.query) invalid('a query needs its project and its text');
      return { dataConfig: { bigqueryConnectorConfig: data } };
    },
  });
  return chained;
}

/** What is thrown for the person at Looker Studio. */
class StudioError extends Error {
  constructor(
    readonly text: string,
    readonly debug: string,
  ) {
    super(text);
    this.name = 'Exception';
  }
}
export const userErrorOf = (error: unknown): { text: string; debug: string } | null =>
  error instanceof StudioError ? { text: error.text, debug: error.debug } : null;

function newUserError(): object {
  const said = { text: '', debug: '' };
  return keeper('UserError', said, {
    setText: (value: string) => ({ text: text(value, 'text') }),
    setDebugText: (value: string) => ({ debug: text(value, 'debugText') }),
    throwException: () => {
      throw new StudioError(said.text, said.debug);
    },
  });
}

/** A function of the connector may hand back a builder or the same as JSON. */
export const studioAnswer = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (built.get(value)?.() ?? value) : value;

export const DataStudioApp = emulated('DataStudioApp', {
  createCommunityConnector: () => {
    host('DataStudioApp.createCommunityConnector');
    return emulated('CommunityConnector', {
      AggregationType,
      AuthType,
      BigQueryParameterType,
      FieldType,
      getConfig,
      getFields,
      newAuthTypeResponse: () =>
        response('GetAuthTypeResponse', {
          setAuthType: (type: never) => ({ type: member(AuthType, type, 'authType') }),
          setHelpUrl: (url: string) => ({ helpUrl: text(url, 'helpUrl') }),
        }),
      newGetSchemaResponse: () =>
        response('GetSchemaResponse', {
          setFields: (fields: object) => ({ schema: built.get(fields)!() }),
        }),
      newSetCredentialsResponse: () =>
        response('SetCredentialsResponse', {
          setIsValid: (on: boolean) => ({
            errorCode: truth(on, 'isValid') ? 'NONE' : 'INVALID_CREDENTIALS',
          }),
        }),
      newGetDataResponse,
      newBigQueryConfig,
      newUserError,
      newDebugError: newUserError,
    });
  },
});
