import type { FieldSpec } from '../../src/host/host';

/* What Looker Studio takes, written down apart from the connector (reference of FieldType and Field). */

/** By type: what a value must look like. Empty is null for every one. */
export const LOOKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  TEXT: (v) => typeof v === 'string',
  URL: (v) => typeof v === 'string',
  COUNTRY: (v) => typeof v === 'string',
  COUNTRY_CODE: (v) => typeof v === 'string' && /^[A-Z]{2}$/.test(v),
  REGION: (v) => typeof v === 'string',
  CITY: (v) => typeof v === 'string',
  LATITUDE_LONGITUDE: (v) => typeof v === 'string' && /^-?[\d.]+, ?-?[\d.]+$/.test(v),
  IMAGE: (v) => typeof v === 'string',
  BOOLEAN: (v) => typeof v === 'boolean',
  NUMBER: (v) => typeof v === 'number' && Number.isFinite(v),
  PERCENT: (v) => typeof v === 'number' && Number.isFinite(v),
  DURATION: (v) => typeof v === 'number' && Number.isFinite(v),
  YEAR: (v) => typeof v === 'string' && /^\d{4}$/.test(v),
  YEAR_MONTH: (v) => typeof v === 'string' && /^\d{4}(0[1-9]|1[0-2])$/.test(v),
  YEAR_MONTH_DAY: (v) => typeof v === 'string' && /^\d{4}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(v),
  YEAR_MONTH_DAY_SECOND: (v) =>
    typeof v === 'string' && /^\d{8}([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(v),
  DAY_OF_WEEK: (v) => typeof v === 'string' && /^[0-6]$/.test(v),
};

const NUMERIC: readonly string[] = ['NUMBER', 'PERCENT', 'DURATION'];

/** What is wrong about a schema; nothing: it is one that Looker Studio takes. */
export const wrongIn = (fields: readonly FieldSpec[]): readonly string[] => {
  const wrong: string[] = [];
  const ids = fields.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) wrong.push('two fields have one id');
  for (const field of fields) {
    const { id, name, type, concept, aggregation, reaggregatable, group, description } = field;
    const say = (what: string): unknown => wrong.push(`${id}: ${what}`);
    // Letters, digits and underscores (reference of Field.setId).
    if (!/^[A-Za-z]\w*$/.test(id)) say('its id has other characters');
    if (name === '') say('it has no name');
    if (!description) say('nothing tells what it means');
    if (!group) say('it stands in no group');
    if (!(type in LOOKS)) say(`${type} is no type that is known here`);
    if (concept === 'metric') {
      if (!NUMERIC.includes(type)) say(`a metric is a number, not ${type}`);
      if (aggregation === undefined) say('a metric without aggregation');
      // Only what may be aggregated again takes an aggregation of its own.
      if (reaggregatable !== true) say('its aggregation does not count');
      if (type === 'PERCENT' && aggregation === 'SUM') say('shares do not add up');
    } else if (aggregation !== undefined || reaggregatable !== undefined)
      say('a dimension is not aggregated');
  }
  return wrong;
};
