/** How far a component goes here. `note`: it is read, and this is said of it; `not`: what it stops. */
export type Support =
  | { readonly is: 'yes' }
  | { readonly is: 'note'; readonly text: string }
  | { readonly is: 'not'; readonly text: string };

const yes: Support = { is: 'yes' };
const note = (text: string): Support => ({ is: 'note', text });
const not = (text: string): Support => ({ is: 'not', text });
const python = not('It is written in Python, which is not in the manifest.');

/** Every component of the manifests' schema, versions 0.50 to 7, in the order of what they are for. */
export const COMPONENTS: Readonly<Record<string, Support>> = {
  DeclarativeSource: yes,
  DeclarativeStream: yes,
  StateDelegatingStream: yes,
  ConditionalStreams: note('Where its condition does not hold, its streams have no records.'),
  DynamicDeclarativeStream: yes,
  CheckStream: yes,
  DynamicStreamCheckConfig: yes,
  CheckDynamicStream: note('The first stream there is takes its place.'),
  Spec: yes,
  ConfigNormalizationRules: yes,
  ConfigMigration: yes,
  ConfigRemapField: yes,
  ConfigAddFields: yes,
  ConfigRemoveFields: yes,
  CustomConfigTransformation: python,
  DpathValidator: yes,
  PredicateValidator: yes,
  ValidateAdheresToSchema: yes,
  CustomValidationStrategy: note('It is written in Python: these answers are not checked.'),
  AuthFlow: note(
    'Signing in on a page of the system is not done here: paste the token or refresh token.',
  ),
  OAuthConfigSpecification: yes,
  ConcurrencyLevel: yes,
  HTTPAPIBudget: yes,
  FixedWindowCallRatePolicy: yes,
  MovingWindowCallRatePolicy: yes,
  UnlimitedCallRatePolicy: yes,
  Rate: yes,
  HttpRequestRegexMatcher: yes,
  StreamGroup: yes,
  BlockSimultaneousSyncsAction: yes,

  SimpleRetriever: yes,
  AsyncRetriever: not(
    'The system prepares a file and is asked again and again until it is there: such jobs are not supported.',
  ),
  AsyncJobStatusMap: yes,
  FileUploader: note('The files themselves are not copied; their records are.'),
  CustomRetriever: python,
  CustomIncrementalSync: python,
  CustomComponent: python,
  HttpRequester: yes,
  CustomRequester: python,
  RequestOption: yes,
  RequestPath: yes,
  RequestBodyPlainText: yes,
  RequestBodyUrlEncodedForm: yes,
  RequestBodyJsonObject: yes,
  RequestBodyGraphQL: yes,
  RequestBodyGraphQlQuery: yes,
  QueryProperties: yes,
  PropertiesFromEndpoint: yes,
  PropertyChunking: yes,
  GroupByKeyMergeStrategy: yes,
  JsonSchemaPropertySelector: note('All properties of the list are asked for.'),

  NoAuth: yes,
  ApiKeyAuthenticator: yes,
  BasicHttpAuthenticator: yes,
  BearerAuthenticator: yes,
  OAuthAuthenticator: yes,
  SessionTokenAuthenticator: yes,
  ApiKey: yes,
  Bearer: yes,
  LegacySessionTokenAuthenticator: yes,
  JwtAuthenticator: yes,
  SelectiveAuthenticator: yes,
  RateLimitedMultipleTokenAuthenticator: note(
    'The first of its tokens is used; their quotas are not compared.',
  ),
  QuotaStatusSource: yes,
  TokenQuota: yes,
  CustomAuthenticator: python,

  RecordSelector: yes,
  DpathExtractor: yes,
  RecordExpander: yes,
  KeyValueExtractor: yes,
  CombinedExtractor: yes,
  NestedRecordExtractor: yes,
  ParentFieldPath: yes,
  CustomRecordExtractor: python,
  ResponseToFileExtractor: not(
    'It reads the file that a job prepares: such jobs are not supported.',
  ),
  RecordFilter: yes,
  CustomRecordFilter: python,
  CustomSchemaNormalization: note(
    'It is written in Python: values are made to fit the schema as in all streams.',
  ),
  AddFields: yes,
  AddedFieldDefinition: yes,
  RemoveFields: yes,
  KeysToLower: yes,
  KeysToSnakeCase: yes,
  KeysReplace: yes,
  FlattenFields: yes,
  DpathFlattenFields: yes,
  KeyTransformation: yes,
  ForEach: yes,
  CustomTransformation: python,

  DefaultPaginator: yes,
  NoPagination: yes,
  PageIncrement: yes,
  OffsetIncrement: yes,
  CursorPagination: yes,
  CustomPaginationStrategy: python,
  PaginationReset: yes,
  PaginationResetLimits: yes,
  RequestWindowSplitting: yes,

  ListPartitionRouter: yes,
  SubstreamPartitionRouter: yes,
  ParentStreamConfig: yes,
  GroupingPartitionRouter: yes,
  UnionPartitionRouter: yes,
  CustomPartitionRouter: python,

  DatetimeBasedCursor: yes,
  MinMaxDatetime: yes,
  IncrementingCountCursor: yes,
  LegacyToPerPartitionStateMigration: yes,
  CustomStateMigration: note(
    'States of another program are not taken over: the first reading is a whole one.',
  ),

  DefaultErrorHandler: yes,
  CompositeErrorHandler: yes,
  CustomErrorHandler: note(
    'It is written in Python: what it names beside that is used, and errors are met as usual.',
  ),
  HttpResponseFilter: yes,
  ConstantBackoffStrategy: yes,
  ExponentialBackoffStrategy: yes,
  WaitTimeFromHeader: yes,
  WaitUntilTimeFromHeader: yes,
  CustomBackoffStrategy: note(
    'It is written in Python: the usual waiting times are used in its place.',
  ),

  JsonDecoder: yes,
  JsonItemsDecoder: yes,
  JsonlDecoder: yes,
  IterableDecoder: yes,
  CsvDecoder: yes,
  XmlDecoder: yes,
  GzipDecoder: yes,
  ZipfileDecoder: yes,
  CompositeRawDecoder: yes,
  GzipJsonDecoder: yes,
  JsonParser: yes,
  JsonLineParser: yes,
  CsvParser: yes,
  GzipParser: yes,
  CustomDecoder: python,

  InlineSchemaLoader: yes,
  JsonFileSchemaLoader: note(
    'Its file is not in the manifest: the fields are those of the first page.',
  ),
  DynamicSchemaLoader: note(
    'The fields are found when its first rows are looked at, and are those of the first page where they are not told.',
  ),
  SchemaTypeIdentifier: yes,
  TypesMap: yes,
  ComplexFieldType: yes,
  CustomSchemaLoader: note('It is written in Python: the fields are those of the first page.'),

  ComponentMappingDefinition: yes,
  HttpComponentsResolver: yes,
  ConfigComponentsResolver: yes,
  StreamConfig: yes,
  ParametrizedComponentsResolver: yes,
  StreamParametersDefinition: yes,
};

export const supportOf = (type: string): Support =>
  Object.prototype.hasOwnProperty.call(COMPONENTS, type)
    ? COMPONENTS[type]!
    : not('It is not a component that is known.');
