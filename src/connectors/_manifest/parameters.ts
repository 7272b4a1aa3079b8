import { isList, isTree, plainText, type Lines, type Part, type Tree } from './yaml';

/** What a component is where it does not say so, by where it stands. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'CompositeErrorHandler.error_handlers': 'DefaultErrorHandler',
  'DatetimeBasedCursor.start_datetime': 'MinMaxDatetime',
  'DatetimeBasedCursor.end_datetime': 'MinMaxDatetime',
  'DatetimeBasedCursor.start_time_option': 'RequestOption',
  'DatetimeBasedCursor.end_time_option': 'RequestOption',
  'DeclarativeSource.check': 'CheckStream',
  'DeclarativeSource.spec': 'Spec',
  'DeclarativeSource.streams': 'DeclarativeStream',
  'DeclarativeSource.dynamic_streams': 'DynamicDeclarativeStream',
  'DeclarativeStream.retriever': 'SimpleRetriever',
  'DeclarativeStream.schema_loader': 'JsonFileSchemaLoader',
  'DeclarativeStream.incremental_sync': 'DatetimeBasedCursor',
  'DynamicSchemaLoader.retriever': 'SimpleRetriever',
  'DynamicSchemaLoader.schema_filter': 'RecordFilter',
  'DynamicSchemaLoader.schema_type_identifier': 'SchemaTypeIdentifier',
  'DynamicDeclarativeStream.stream_template': 'DeclarativeStream',
  'DynamicDeclarativeStream.components_resolver': 'ConfigComponentsResolver',
  'HttpComponentsResolver.retriever': 'SimpleRetriever',
  'HttpComponentsResolver.components_mapping': 'ComponentMappingDefinition',
  'ConfigComponentsResolver.stream_config': 'StreamConfig',
  'ConfigComponentsResolver.components_mapping': 'ComponentMappingDefinition',
  'ParametrizedComponentsResolver.components_mapping': 'ComponentMappingDefinition',
  'DefaultErrorHandler.response_filters': 'HttpResponseFilter',
  'DefaultPaginator.page_size_option': 'RequestOption',
  'DefaultPaginator.page_token_option': 'RequestOption',
  'ApiKeyAuthenticator.inject_into': 'RequestOption',
  'HttpRequester.error_handler': 'DefaultErrorHandler',
  'ListPartitionRouter.request_option': 'RequestOption',
  'ParentStreamConfig.request_option': 'RequestOption',
  'ParentStreamConfig.stream': 'DeclarativeStream',
  'RecordSelector.extractor': 'DpathExtractor',
  'RecordSelector.record_filter': 'RecordFilter',
  'SimpleRetriever.paginator': 'DefaultPaginator',
  'SimpleRetriever.record_selector': 'RecordSelector',
  'SimpleRetriever.requester': 'HttpRequester',
  'SubstreamPartitionRouter.parent_stream_configs': 'ParentStreamConfig',
  'AddFields.fields': 'AddedFieldDefinition',
  'SessionTokenAuthenticator.login_requester': 'HttpRequester',
};
/** A class of Python in the place of a component. */
const CUSTOM: Readonly<Record<string, string>> = {
  error_handler: 'CustomErrorHandler',
  error_handlers: 'CustomErrorHandler',
  backoff_strategies: 'CustomBackoffStrategy',
  authenticator: 'CustomAuthenticator',
  pagination_strategy: 'CustomPaginationStrategy',
  extractor: 'CustomRecordExtractor',
  record_filter: 'CustomRecordFilter',
  requester: 'CustomRequester',
  retriever: 'CustomRetriever',
  partition_router: 'CustomPartitionRouter',
  schema_loader: 'CustomSchemaLoader',
  transformations: 'CustomTransformation',
  decoder: 'CustomDecoder',
  incremental_sync: 'CustomIncrementalSync',
  state_migrations: 'CustomStateMigration',
};

/** Plain data in which `type` means something else. */
export const DATA: ReadonlySet<string> = new Set([
  ...['schema', 'schemas', 'base_schema', 'connection_specification', 'oauth_config_specification'],
  ...['definitions', 'metadata', '$parameters', 'map', 'config_overrides'],
  ...['list_of_parameters_for_stream', 'default_values'],
]);

const FREE =
  /^(request_(parameters|headers|body_data|body_json)|refresh_request_(body|headers)|(additional_)?jwt_(payload|headers))$/;
/** Objects of the API's own, in which `type` is a name as any other. @param of the component they are of. */
export const isFree = (name: string, of: Part | undefined): boolean =>
  FREE.test(name) || (name === 'value' && /^RequestBody/.test(plainText(of)));

const has = Object.prototype.hasOwnProperty;

const typeOf = (tree: Tree, where: string): string | undefined => {
  const said = tree['type'];
  const [of = '', name = ''] = where.split('.');
  if (isFree(name, of) && said !== 'QueryProperties') return undefined;
  if (typeof said === 'string') return said;
  if (typeof tree['class_name'] === 'string')
    return has.call(CUSTOM, name) ? CUSTOM[name] : 'CustomComponent';
  if (where === 'SimpleRetriever.paginator' && tree['pagination_strategy'] === undefined)
    return 'NoPagination';
  return DEFAULTS[where];
};

/** Without what is left open. */
const said = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== '' && value !== null));

/** What a parameter takes the place of: all that is nothing to Python, `false`, 0 and what is empty among it. */
const isOpen = (part: Part | undefined): boolean =>
  !part || (isList(part) && part.length === 0) || (isTree(part) && Object.keys(part).length === 0);

/** Parts of a manifest once what its references name stands in their places: references of references double. */
const MOST_PARTS = 150_000;

/**
 * Gives every component the type it leaves out, and what `$parameters` around it say: a parameter is a
 * field of every component below that does not say it itself.
 * @param outer a parameter that stands further out wins: as in streams that are made of a template.
 * @throws RangeError where it is too large.
 */
export const propagate = (root: Part, lines: Lines, outer = false): Part => {
  let left = MOST_PARTS;
  const visit = (part: Part, where: string, around: Tree): Part => {
    if (--left < 0) throw new RangeError('The manifest is too large.');
    if (isList(part)) {
      const list = part.map((item) => visit(item, where, around));
      lines.like(list, part);
      return list;
    }
    if (!isTree(part)) return part;
    const type = typeOf(part, where);
    const [of = '', own = ''] = where.split('.');
    const free = type === undefined && isFree(own, of);
    const inherited: Tree = type === undefined && where !== '' ? {} : around;
    const given = part['$parameters'] ?? part['$options'];
    const mine = isTree(given) ? given : {};
    const parameters: Tree = outer ? { ...mine, ...said(inherited) } : { ...inherited, ...mine };
    const made: Record<string, Part> = { ...part };
    delete made['$options'];
    if (type !== undefined) {
      made['type'] = type;
      for (const name of Object.keys(parameters)) {
        if (isOpen(made[name])) made[name] = parameters[name]!;
      }
      if (Object.keys(parameters).length > 0) made['$parameters'] = parameters;
    }
    for (const name of Object.keys(made)) {
      if (name === '$parameters' || DATA.has(name) || name === 'type') continue;
      const below: Record<string, Part> = { ...parameters };
      delete below[name];
      // What is the API's own is so at any depth.
      const next = free
        ? '.request_parameters'
        : `${type ?? (where === '' ? 'DeclarativeSource' : '')}.${name}`;
      // What is plain data passes parameters on to the components in it.
      made[name] = visit(made[name]!, next, type === undefined ? { ...around } : below);
    }
    lines.like(made, part);
    return made;
  };
  return visit(root, '', {});
};
