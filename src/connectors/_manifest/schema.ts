import type { FieldType, Json, PersonalClass, ResourceField } from '../../model';
import { isoOf, parseIso, parseMail } from './template/time';
import type { Rec } from './path';
import { snake } from './transform';
import { isList, isTree, type Part, type Tree } from './yaml';

/** A column and the name under which the source has it. */
export interface Column {
  readonly field: ResourceField;
  readonly from: string;
}

/** More columns than this no table of an analyst has; what is beyond stays in `_extra`. */
const MOST_COLUMNS = 250;
/** Words that a column cannot be called everywhere without quotes. */
const RESERVED = new Set(
  (
    'all,and,any,array,as,asc,between,both,by,case,cast,check,collate,column,condition,constraint,create,cross,' +
    'current,cursor,database,date,default,delete,desc,describe,distinct,drop,else,end,except,exists,explain,false,fetch,' +
    'file,first,for,foreign,from,full,function,grant,group,groups,having,hash,if,ignore,in,index,inner,insert,' +
    'intersect,interval,into,is,join,key,keys,language,last,lateral,left,like,limit,lists,lookup,loop,match,' +
    'merge,natural,new,no,not,null,nulls,of,offset,on,open,option,or,order,out,outer,over,partition,percent,plan,' +
    'precision,primary,procedure,range,rank,read,recursive,references,rename,repeat,replace,return,right,row,' +
    'rows,rule,schema,select,session_user,set,signal,some,sql,start,statistics,system,table,then,time,' +
    'timestamp,to,top,trigger,true,truncate,union,unique,unnest,update,usage,use,user,using,values,view,when,where,' +
    'window,with,within,write'
  ).split(','),
);

const PERSONAL =
  /(^|_)(email|e_mail|phone|mobile|telephone|first_name|last_name|full_name|middle_name|given_name|family_name|surname|username|user_name|login|address|street|ssn|ip|ip_address|passport|avatar|photo)(_|$)/;
const QUASI =
  /(^|_)(birth|dob|birthday|birth_date|gender|sex|age|zip|postal|postcode|nationality|city)(_|$)/;
const SENSITIVE =
  /(^|_)(health|medical|diagnosis|disability|religion|ethnicity|race|password|token|secret)(_|$)/;

/** How close a field is to a person, as its name tells: nobody has looked at it yet. */
export const classOf = (name: string): PersonalClass =>
  SENSITIVE.test(name)
    ? 'sensitive'
    : PERSONAL.test(name)
      ? 'personal'
      : QUASI.test(name)
        ? 'quasi'
        : 'none';

export const columnName = (name: string, taken: Set<string>): string => {
  let made = snake(name).slice(0, 56) || 'field';
  if (/^\d/.test(made)) made = `n_${made}`;
  if (RESERVED.has(made)) made = `${made}_value`;
  let unique = made;
  for (let n = 2; taken.has(unique); n++) unique = `${made}_${n}`;
  taken.add(unique);
  return unique;
};

const typesIn = (schema: Tree): { readonly types: readonly string[]; readonly format: string } => {
  const own = schema['type'];
  const types = isList(own) ? own.map(String) : typeof own === 'string' ? [own] : [];
  let format = typeof schema['format'] === 'string' ? schema['format'] : '';
  if (schema['airbyte_type'] === 'timestamp_without_timezone' && format === '')
    format = 'date-time';
  for (const name of ['anyOf', 'oneOf', 'allOf'])
    for (const one of isList(schema[name]) ? schema[name] : [])
      if (isTree(one)) {
        const below = typesIn(one);
        return {
          types: [
            ...types,
            ...typesIn({ ...schema, [name]: (schema[name] as readonly Part[]).slice(1) }).types,
            ...below.types,
          ],
          format: format || below.format,
        };
      }
  if (types.length === 0 && isTree(schema['properties'])) return { types: ['object'], format };
  return { types, format };
};

/** What a JSON Schema's property becomes: what may be of several kinds is text. */
export const fieldTypeOf = (schema: Part | undefined): FieldType => {
  if (!isTree(schema)) return 'text';
  const { types, format } = typesIn(schema);
  const real = [...new Set(types.filter((type) => type !== 'null'))];
  if (real.some((type) => type === 'object' || type === 'array')) return 'json';
  if (real.length === 2 && real.includes('integer') && real.includes('number')) return 'number';
  if (real.length !== 1) return 'text';
  switch (real[0]) {
    case 'integer':
      return 'integer';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return format === 'date' ? 'date' : format === 'date-time' ? 'timestamp' : 'text';
  }
};

/** The columns of a JSON Schema. Properties a schema does not name stay in `_extra`. */
export const columnsOf = (schema: Part | undefined): readonly Column[] => {
  const properties = isTree(schema) ? schema['properties'] : undefined;
  if (!isTree(properties)) return [];
  const taken = new Set<string>();
  return Object.keys(properties)
    .slice(0, MOST_COLUMNS)
    .map((from) => {
      const name = columnName(from, taken);
      return {
        from,
        field: { name, path: name, type: fieldTypeOf(properties[from]), class: classOf(name) },
      };
    });
};

/** A schema for records of which none is known: what stands in the first of them. */
export const schemaFrom = (records: readonly Rec[]): Tree => {
  const properties: Record<string, Part> = {};
  for (const record of records.slice(0, 100))
    for (const [name, value] of Object.entries(record)) {
      if (name === '__proto__') continue;
      const type =
        value === null
          ? null
          : Array.isArray(value)
            ? 'array'
            : typeof value === 'object'
              ? 'object'
              : typeof value === 'number'
                ? Number.isInteger(value)
                  ? 'integer'
                  : 'number'
                : typeof value;
      const before = properties[name] as Tree | undefined;
      const types = new Set(before ? (before['type'] as string[]) : []);
      if (type !== null) types.add(type);
      properties[name] = { type: [...types] };
    }
  return { type: 'object', properties };
};

/** A value as its column has it; what cannot be is left as it is, and told when it lands. */
export const coerce = (type: FieldType, value: Json): Json => {
  if (value === null) return null;
  switch (type) {
    case 'text':
      return typeof value === 'string'
        ? value
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
    case 'json':
      return value;
    case 'boolean':
      return value === 1 || value === '1' || value === 'True'
        ? true
        : value === 0 || value === '0' || value === 'False'
          ? false
          : value === ''
            ? null
            : value;
    case 'integer':
      return value === '' ? null : typeof value === 'boolean' ? Number(value) : value;
    case 'number':
      return value === '' ? null : value;
    case 'date':
    case 'timestamp': {
      if (value === '') return null;
      const moment = typeof value === 'string' ? (parseIso(value) ?? parseMail(value)) : null;
      if (!moment) return value;
      if (type === 'date')
        return (value as string).slice(0, 10).length === 10 &&
          /^\d{4}-\d{2}-\d{2}/.test(value as string)
          ? (value as string).slice(0, 10)
          : isoOf(moment).slice(0, 10);
      const utc = new Date(Math.floor(moment.micros / 1000)).toISOString();
      return utc.endsWith('.000Z') ? utc.replace('.000Z', 'Z') : utc;
    }
  }
};

/** A record under its columns' names; what no column claims keeps its own. */
export const asLanded = (record: Rec, columns: readonly Column[]): Rec => {
  const made: Rec = {};
  const claimed = new Set(columns.map(({ from }) => from));
  const names = new Set(columns.map(({ field }) => field.name));
  for (const { field, from } of columns) {
    const value = Object.prototype.hasOwnProperty.call(record, from) ? record[from]! : null;
    made[field.name] = coerce(field.type, value);
  }
  for (const name of Object.keys(record))
    if (!claimed.has(name) && name !== '__proto__')
      made[names.has(name) ? `${name} ` : name] = record[name]!;
  return made;
};
