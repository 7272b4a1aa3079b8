import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { cleanUp, machineOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const cc = () => DataStudioApp.createCommunityConnector();
function getAuthType() { const c = cc(); return c.newAuthTypeResponse().setAuthType(c.AuthType.NONE).build(); }
function getConfig(request) {
  const config = cc().getConfig();
  const first = config.newSelectSingle().setId('dataset').setName('Data set').setIsDynamic(true)
    .addOption(config.newOptionBuilder().setLabel('Attendance').setValue('attendance'));
  if (request.override) first.setAllowOverride(true);
  if (request.empty) config.newSelectMultiple().setId('none').setName('None');
  config.newInfo().setId('info').setText('Choose');
  config.newTextInput().setId('site').setName('Site').setPlaceholder('All').setAllowOverride(true);
  config.setIsSteppedConfig(!request.configParams).setDateRangeRequired(false);
  return config.build();
}
function fields(c) {
  const fields = c.getFields();
  fields.newDimension().setId('day').setName('Day').setType(c.FieldType.YEAR_MONTH_DAY).setGroup('Dates');
  fields.newMetric().setId('absent').setName('Absent').setType(c.FieldType.NUMBER)
    .setAggregation(c.AggregationType.SUM).setIsReaggregatable(true);
  fields.setDefaultMetric('absent');
  return fields;
}
function getSchema() { return { schema: fields(cc()).build() }; }
function getData(request) {
  const asked = fields(cc()).forIds(request.fields.filter((f) => !f.forFilterOnly).map((f) => f.name));
  const rows = [{ values: ['20261122', 3].slice(0, request.short ? 1 : 2) }];
  return { schema: asked.build(), rows, filtersApplied: true };
}
function isAdminUser() { return { no: 'truth' }; }
function resetAuth() { cc().newUserError().setText('Ask the owner.').setDebugText('why').throwException(); }
function isAuthValid(request) { const c = cc(); return eval(request.code); }
function setCredentials({ id }) {
  const here = (value) => value !== null;
  const book = SpreadsheetApp.openById(id);
  return { active: here(SpreadsheetApp.getActiveSpreadsheet()), document: here(PropertiesService.getDocumentProperties()),
    lock: here(LockService.getDocumentLock()), cache: here(CacheService.getDocumentCache()), name: book.getName(),
    zone: book.getSpreadsheetTimeZone(), me: Session.getEffectiveUser().getEmail(),
    own: (PropertiesService.getUserProperties().setProperty('k', 'v'), PropertiesService.getUserProperties().getProperty('k')),
    tabs: Sheets.Spreadsheets.get(id, { fields: 'sheets.properties.title' }).sheets.length };
}
`;

describe('Looker Studio', () => {
  it('calls a connector by plain JSON and takes what its builders made', async () => {
    const machine = await machineOf(SCRIPT);
    expect((await machine.studio('getAuthType')).result).toEqual({ type: 'NONE' });
    const config = (await machine.studio('getConfig', { languageCode: 'en' })).result;
    expect(config).toEqual({
      configParams: [
        {
          type: 'SELECT_SINGLE',
          name: 'dataset',
          displayName: 'Data set',
          isDynamic: true,
          options: [{ label: 'Attendance', value: 'attendance' }],
        },
        { type: 'INFO', name: 'info', text: 'Choose' },
        {
          type: 'TEXTINPUT',
          name: 'site',
          displayName: 'Site',
          placeholder: 'All',
          parameterControl: { allowOverride: true },
        },
      ],
      isSteppedConfig: true,
      dateRangeRequired: false,
    });
    const { schema } = (await machine.studio('getSchema')).result as { schema: unknown[] };
    expect(schema).toEqual([
      {
        name: 'day',
        label: 'Day',
        dataType: 'STRING',
        semantics: { conceptType: 'DIMENSION', semanticType: 'YEAR_MONTH_DAY' },
        group: 'Dates',
      },
      {
        name: 'absent',
        label: 'Absent',
        dataType: 'NUMBER',
        semantics: { conceptType: 'METRIC', semanticType: 'NUMBER', isReaggregatable: true },
        defaultAggregationType: 'SUM',
        isDefault: true,
      },
    ]);
  });

  it('looks at the answer as its reference describes it', async () => {
    const machine = await machineOf(SCRIPT);
    const fields = [{ name: 'day' }, { name: 'absent' }];
    expect((await machine.studio('getData', { fields })).error).toBeUndefined();
    const short = await machine.studio('getData', { fields, short: true });
    expect(short.error?.message).toMatch(/more or fewer values/);
    const turned = await machine.studio('getData', { fields: [fields[1]!, fields[0]!] });
    expect(turned.error).toBeUndefined();
    const filter = { name: 'day', forFilterOnly: true };
    expect(
      (await machine.studio('getData', { fields: [filter, fields[1]!] })).error?.message,
    ).toMatch(/more or fewer/);
    expect((await machine.studio('isAdminUser')).error?.message).toMatch(/neither true nor false/);
  });

  it('tells what a connector says to the person apart from what went wrong', async () => {
    const machine = await machineOf(SCRIPT);
    expect((await machine.studio('resetAuth')).error).toEqual({
      message: 'Ask the owner.',
      user: { text: 'Ask the owner.', debug: 'why' },
    });
  });

  it.each([
    ['a dynamic question that may be overridden', 'getConfig', { override: true }, /dynamic and/],
    ['a choice without options', 'getConfig', { empty: true }, /has no options/],
  ] as const)('refuses %s', async (_what, name, request, sentence) => {
    const machine = await machineOf(SCRIPT);
    expect((await machine.studio(name, request)).error?.message).toMatch(sentence);
  });

  it.each([
    ['c.getFields().newDimension().setAggregation(c.AggregationType.SUM)', /dimension has no/],
    ["c.getFields().newMetric().setType('MONEY')", /none of its kind/],
    ["c.getFields().newMetric().setId('a b')", /id "a b"/],
    ["(f => (f.newMetric().setId('a'), f.newMetric().setId('a')))(c.getFields())", /taken/],
    ["(f => (f.newMetric().setId('a'), f.build()))(c.getFields())", /has no type/],
    ["c.getFields().setDefaultMetric('a')", /no metric/],
    ['c.newGetDataResponse().addRow([1])', /String\[\]\[\]/],
    ["c.newBigQueryConfig().setQuery('select 1').build()", /project/],
    ['c.newVizConfig()', /not emulated/],
  ])('refuses %s', async (code, sentence) => {
    const machine = await machineOf(SCRIPT);
    expect((await machine.studio('isAuthValid', { code })).error?.message).toMatch(sentence);
  });

  it('hands BigQuery’s question over with its parameters', async () => {
    const machine = await machineOf(SCRIPT);
    const code = `c.newBigQueryConfig().setBillingProjectId('p').setQuery('select @a').setUseStandardSql(true)
      .addQueryParameter('a', c.BigQueryParameterType.STRING, "x'").build()`;
    expect((await machine.studio('isAuthValid', { code })).result).toEqual({
      dataConfig: {
        bigqueryConnectorConfig: {
          type: 'CUSTOM_QUERY',
          billingProjectId: 'p',
          query: 'select @a',
          useStandardSql: true,
          queryParameters: [
            { name: 'a', parameterType: { type: 'STRING' }, parameterValue: { value: "x'" } },
          ],
        },
      },
    });
  });
});

describe('an execution without a document', () => {
  const ask = { id: FIRST_WORKBOOK };

  it('has none, nor what belongs to one, and opens what its person may open', async () => {
    const machine = await machineOf(SCRIPT);
    const { result, error } = await machine.studio('setCredentials', ask, 'ada@school.example');
    expect(error).toBeUndefined();
    expect(result).toMatchObject({
      ...{ active: false, document: false, lock: false, cache: false },
      ...{ name: 'School data', zone: 'America/New_York', me: 'ada@school.example' },
      ...{ own: 'v', tabs: 1 },
    });
    expect(machine.properties().user['ada@school.example']).toEqual({ k: 'v' });
  });

  it('is refused what its person may not open', async () => {
    const machine = await machineOf(SCRIPT);
    machine.share(['ada@school.example']);
    const of = (user: string, code: string) => machine.studio('isAuthValid', { code }, user);
    expect(
      (await of('ada@school.example', `SpreadsheetApp.openById('${FIRST_WORKBOOK}').getName()`))
        .result,
    ).toBe('School data');
    expect(
      (await of('eve@else.example', `SpreadsheetApp.openById('${FIRST_WORKBOOK}')`)).error?.message,
    ).toBe('You do not have permission to access the requested document.');
    expect(
      (await of('eve@else.example', `Sheets.Spreadsheets.Values.get('${FIRST_WORKBOOK}', 'A1')`))
        .error?.message,
    ).toBe(
      'API call to sheets.spreadsheets.values.get failed with error: The caller does not have permission',
    );
    expect(
      (await of('ada@school.example', `SpreadsheetApp.openById('nothing')`)).error?.message,
    ).toMatch(/is missing \(perhaps it was deleted/);
    machine.share(null);
    expect(
      (await of('eve@else.example', `SpreadsheetApp.openById('${FIRST_WORKBOOK}').getId()`)).error,
    ).toBe(undefined);
  });

  it('needs an authorization like any other', async () => {
    const machine = await machineOf(SCRIPT);
    machine.grant('new@school.example', []);
    const { error } = await machine.studio('getAuthType', {}, 'new@school.example');
    expect(error?.message).toMatch(/Authorization is required/);
  });
});
