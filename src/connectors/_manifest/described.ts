import { FailureError, type Exchange, type HttpResponse, type Json } from '../../model';
import { COMPONENTS, supportOf } from './components';
import { scopeOf, textIn, truthOf } from './context';
import { list } from './dynamic';
import { get, type Rec } from './path';
import { asked } from './resolve';
import { columnsOf } from './schema';
import { filterOf } from './select';
import { variantOf, type Reading } from './stream';
import { TemplateError } from './template';
import { transformsOf } from './transform';
import { isList, isTree, plainText, textIn as fieldOf, type Part, type Tree } from './yaml';

/* Fields that the system itself names: a stream whose columns are known once it was asked for them. */

const of = (type: string, more: Rec = {}): Rec => ({ type: ['null', type], ...more });
/** The kinds of fields there are. */
const TYPES: Readonly<Record<string, Rec>> = {
  string: of('string'),
  boolean: of('boolean'),
  date: of('string', { format: 'date' }),
  timestamp_without_timezone: of('string', { format: 'date-time' }),
  timestamp_with_timezone: of('string', { format: 'date-time' }),
  time_without_timezone: of('string', { format: 'time' }),
  time_with_timezone: of('string', { format: 'time' }),
  integer: of('integer'),
  number: of('number'),
  array: of('array'),
  object: of('object'),
};

/** What one kind of field is in a schema; what is not known may be anything. */
const typed = (type: Part | undefined): Rec => {
  if (isList(type)) return { oneOf: type.map(typed) };
  if (isTree(type)) return { ...typed(type['field_type']), ...itemsOf(type['items']) };
  const name = plainText(type);
  return Object.prototype.hasOwnProperty.call(TYPES, name) ? TYPES[name]! : {};
};
const itemsOf = (items: Part | undefined): Rec =>
  items === undefined ? {} : { items: typed(items) };

/** Whether everything in a part is supported. */
const goes = (part: Part | undefined): boolean => {
  if (isList(part)) return part.every(goes);
  if (!isTree(part)) return true;
  const { type } = part;
  return (
    !(typeof type === 'string' && type in COMPONENTS && supportOf(type).is === 'not') &&
    Object.values(part).every(goes)
  );
};

/** The loader that asks the system for a stream's fields; null: they are told otherwise. */
export const describerOf = (stream: Tree): Tree | null => {
  const given = variantOf(stream, true)['schema_loader'];
  const all = isList(given) ? given : [given];
  const found = all.find((one) => isTree(one) && one['type'] === 'DynamicSchemaLoader');
  return isTree(found) && goes(found) ? found : null;
};

/** The schema that a record of the system's own describes. @throws TemplateError */
const schemaIn = (loader: Tree, record: Json, { context }: Reading): Tree => {
  const identifier = isTree(loader['schema_type_identifier'])
    ? loader['schema_type_identifier']
    : {};
  const scope = scopeOf(context, identifier);
  const at = (value: Json, pointer: string): Json | undefined =>
    get(
      value,
      list(identifier[pointer]).map((step) => textIn(step, scope)),
    );
  const kindOf = (field: Json): Part => {
    const said = isList(identifier['type_pointer']) ? (at(field, 'type_pointer') ?? null) : null;
    const found = said ?? 'string';
    const map = list(identifier['types_mapping'])
      .filter(isTree)
      .find(({ current_type, condition }) => {
        if (JSON.stringify(current_type) !== JSON.stringify(found)) return false;
        return (
          condition === undefined ||
          condition === '' ||
          truthOf(condition, { ...scope, raw_schema: field })
        );
      });
    return map?.['target_type'] ?? found;
  };
  const fields = at(record, 'schema_pointer');
  const properties: Rec = {};
  for (const field of Array.isArray(fields) ? (fields as Json[]) : []) {
    const name = at(field, 'key_pointer');
    if (typeof name === 'string' && name !== '__proto__') properties[name] = typed(kindOf(field));
  }
  const keep = filterOf({ record_filter: loader['schema_filter'] ?? null }, context);
  const kept = Object.entries(properties).filter(([name, one]) => keep({ [name]: one }, {}));
  const change = transformsOf(loader['schema_transformations'], context);
  return { type: 'object', properties: change(Object.fromEntries(kept), {}) };
};

/** A conversation that asks for the same only once: many streams are described by one answer. */
export const remembering = (): (<T>(exchange: Exchange<T>) => Exchange<T>) => {
  const known = new Map<string, readonly HttpResponse[]>();
  return function* <T>(exchange: Exchange<T>): Exchange<T> {
    for (let step = exchange.next([]); ;) {
      if (step.done) return step.value;
      const question = JSON.stringify(
        step.value.ask.map(({ url, method, headers, body }) => [url, method, headers, body]),
      );
      let answers = known.get(question);
      try {
        answers ??= yield step.value;
      } catch (error) {
        step = exchange.throw(error);
        continue;
      }
      known.set(question, answers);
      step = exchange.next(answers);
    }
  };
};

/** A stream's schema as the system tells it; null: it does not, and its records are looked at. */
export function* described(stream: Tree, reading: Reading): Exchange<Tree | null> {
  const loader = describerOf(stream);
  const retriever = loader?.['retriever'];
  if (!loader || !isTree(retriever)) return null;
  const name = `${fieldOf(stream, 'name') ?? ''} (fields)`;
  try {
    const [first] = yield* asked(name, retriever, reading, 1);
    const schema = first ? schemaIn(loader, first.values, reading) : null;
    return schema && columnsOf(schema).length > 0 ? schema : null;
  } catch (error) {
    // Its records can be read all the same.
    if (error instanceof TemplateError || error instanceof FailureError) return null;
    throw error;
  }
}
