import type { ConfigForm, ConfigQuestion, Defaults, FieldSpec, Studio } from '../host';
import type { Google } from './globals';

type Connector = GoogleAppsScript.Data_Studio.CommunityConnector;
type Config = GoogleAppsScript.Data_Studio.Config;
type Fields = GoogleAppsScript.Data_Studio.Fields;

/** Looker Studio's builders over plain data. assumes: studio */
export const createStudio = (g: Google): Studio => {
  let connector: Connector | undefined;
  const cc = (): Connector => (connector ??= g.DataStudioApp.createCommunityConnector());
  return {
    authType: (kind) => cc().newAuthTypeResponse().setAuthType(cc().AuthType[kind]).build(),
    config: ({ questions, more, dateRange }: ConfigForm) => {
      const config = cc().getConfig();
      for (const question of questions) ask(config, question);
      config.setDateRangeRequired(dateRange ?? false);
      config.setIsSteppedConfig(more);
      return config.build();
    },
    schema: (fields, defaults) => ({ schema: fieldsOf(cc(), fields, defaults).build() as unknown }),
    // As the builder would make it, in one step: a call for each of a million rows is many.
    data: ({ fields, rows, filtersApplied }) => ({
      schema: fieldsOf(cc(), fields).build() as unknown,
      rows: rows.map((values) => ({ values })),
      filtersApplied,
    }),
    bigquery: ({ project, sql, token, parameters = [] }) => {
      const { BigQueryParameterType: types } = cc();
      const config = cc()
        .newBigQueryConfig()
        .setBillingProjectId(project)
        .setQuery(sql)
        .setUseStandardSql(true);
      if (token !== undefined) config.setAccessToken(token);
      for (const { name, type, value } of parameters)
        config.addQueryParameter(name, types[type], value);
      return config.build();
    },
    refuse: (text, debug = '') =>
      cc().newUserError().setText(text).setDebugText(debug).throwException(),
  };
};

interface Named<T> {
  setId(id: string): T;
  setName(name: string): T;
  setHelpText(text: string): T;
  setIsDynamic(on: boolean): T;
  setAllowOverride(on: boolean): T;
}

const ask = (config: Config, question: ConfigQuestion): void => {
  if (question.kind === 'info') {
    config.newInfo().setId(question.id).setText(question.text);
    return;
  }
  const named = <T extends Named<T>>(element: T): T => {
    const { id, name, help, decides, override } = question;
    element.setId(id).setName(name);
    if (help !== undefined) element.setHelpText(help);
    if (decides) element.setIsDynamic(true);
    if (override) element.setAllowOverride(true);
    return element;
  };
  switch (question.kind) {
    case 'text':
    case 'area': {
      const element = named(
        question.kind === 'text' ? config.newTextInput() : config.newTextArea(),
      );
      if (question.placeholder !== undefined) element.setPlaceholder(question.placeholder);
      return;
    }
    case 'check':
      named(config.newCheckbox());
      return;
    case 'one':
    case 'many': {
      const element =
        question.kind === 'one'
          ? named(config.newSelectSingle())
          : named(config.newSelectMultiple());
      for (const { label, value } of question.options)
        element.addOption(config.newOptionBuilder().setLabel(label).setValue(value));
    }
  }
};

const fieldsOf = (cc: Connector, specs: readonly FieldSpec[], defaults: Defaults = {}): Fields => {
  const fields = cc.getFields();
  for (const spec of specs) {
    const field = spec.concept === 'metric' ? fields.newMetric() : fields.newDimension();
    field.setId(spec.id).setName(spec.name).setType(cc.FieldType[spec.type]);
    if (spec.description !== undefined) field.setDescription(spec.description);
    if (spec.group !== undefined) field.setGroup(spec.group);
    if (spec.aggregation !== undefined) field.setAggregation(cc.AggregationType[spec.aggregation]);
    if (spec.reaggregatable !== undefined) field.setIsReaggregatable(spec.reaggregatable);
    if (spec.formula !== undefined) field.setFormula(spec.formula);
    if (spec.hidden) field.setIsHidden(true);
  }
  if (defaults.dimension !== undefined) fields.setDefaultDimension(defaults.dimension);
  if (defaults.metric !== undefined) fields.setDefaultMetric(defaults.metric);
  return fields;
};
