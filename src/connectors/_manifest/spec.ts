import type { Json, Setting } from '../../model';
import { isSecret } from '../../model';
import { set, type Rec } from './path';
import { patternOf } from './template/regex';
import type { Dict } from './template';
import { isList, isTree, plainText, textIn, type Part, type Tree } from './yaml';

/* The settings form of a manifest: a JSON Schema with a few habits of its own. */

const SEPARATOR = '__';
/** The answer that says which of several shapes a part of the form has. */
const CHOICE = 'option';

const withoutHtml = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
    .slice(0, 400);

const words = (name: string): string => {
  const text = name.replace(/[_-]+/g, ' ').trim();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

const typeOf = (schema: Tree): string => {
  const type = schema['type'];
  if (isList(type)) return plainText(type.find((one) => one !== 'null') ?? 'string');
  return typeof type === 'string' ? type : isTree(schema['properties']) ? 'object' : 'string';
};

/** The ways a day may be meant, the fullest last. */
const DAYS: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => `${day}T00:00:00Z`,
  (day) => `${day}T00:00:00.000Z`,
  (day) => `${day} 00:00:00`,
  (day) => `${day}T00:00:00`,
  (day) => `${day}T00:00:00.000000Z`,
  (day) => `${day}T00:00:00+00:00`,
];
const matching = (pattern: string): ((day: string) => string) | null => {
  try {
    const found = patternOf(pattern);
    return DAYS.find((way) => found.test(way('2026-01-31'))) ?? null;
  } catch {
    return null;
  }
};
const dayFormat = (schema: Tree): ((day: string) => string) | null => {
  const [pattern, format] = [textIn(schema, 'pattern'), textIn(schema, 'format')];
  const said = pattern === undefined ? undefined : matching(pattern);
  if (
    said &&
    (format === 'date' || format === 'date-time' || /\\d\{4\}|\[0-9\]\{4\}/.test(pattern!))
  )
    return said;
  if (said === null) return null;
  if (format === 'date') return DAYS[0]!;
  return format === 'date-time' ? DAYS[1]! : null;
};

/** A question, and how its answer becomes a value of the manifest's configuration. */
interface Question {
  readonly path: readonly string[];
  readonly setting: Setting;
  value(answer: string): Json;
}
/** A value that follows from another answer. */
interface Constant {
  readonly path: readonly string[];
  readonly value: Json;
  readonly when: Setting['when'];
}
export interface Form {
  readonly questions: readonly Question[];
  readonly constants: readonly Constant[];
}

const parsed = (answer: string): Json => {
  try {
    return JSON.parse(answer) as Json;
  } catch {
    return answer;
  }
};

const holdsSecret = (schema: Part | undefined): boolean =>
  isTree(schema)
    ? schema['airbyte_secret'] === true || Object.values(schema).some(holdsSecret)
    : isList(schema) && schema.some(holdsSecret);

const questionOf = (
  path: readonly string[],
  schema: Tree,
  required: boolean,
  when: Setting['when'],
): Question => {
  const type = typeOf(schema);
  const name = path[path.length - 1]!;
  const title = withoutHtml(textIn(schema, 'title') ?? '') || words(name);
  const description = withoutHtml(textIn(schema, 'description') ?? '');
  const examples = schema['examples'];
  const example = isList(examples)
    ? examples[0]
    : typeof examples === 'string'
      ? examples
      : undefined;
  const given = schema['default'];
  const preset =
    given === undefined || given === null
      ? undefined
      : typeof given === 'object'
        ? undefined
        : String(given);
  const base = {
    name: path.join(SEPARATOR),
    title,
    ...(required ? {} : { optional: true as const }),
    ...(when ? { when } : {}),
    ...(example === undefined || example === null
      ? {}
      : {
          placeholder:
            typeof example === 'object' ? JSON.stringify(example).slice(0, 80) : String(example),
        }),
  };
  const help = description || title;
  const secret = schema['airbyte_secret'] === true;
  const make = (
    setting: Pick<Setting, 'type'> & Partial<Setting>,
    value: (answer: string) => Json,
  ): Question => ({
    path,
    setting: {
      ...base,
      help,
      ...(preset === undefined || setting.type === 'secret' ? {} : { default: preset }),
      ...setting,
    },
    value,
  });
  const options = schema['enum'];
  if (secret) {
    const text = schema['multiline'] === true ? 'secret_pem' : 'secret';
    return make({ type: text }, type === 'string' ? (answer) => answer : parsed);
  }
  if (isList(options) && type !== 'array')
    return make(
      {
        type: 'choice',
        options: options.map((one) => ({ value: plainText(one), title: plainText(one) })),
      },
      (answer) => (options.find((one) => plainText(one) === answer) as Json) ?? answer,
    );
  switch (type) {
    case 'boolean':
      return make(
        {
          type: 'yes_no',
          ...(preset === undefined ? {} : { default: preset === 'true' ? 'yes' : 'no' }),
        },
        (answer) => answer === 'yes',
      );
    case 'integer':
    case 'number':
      return make({ type: 'number' }, (answer) =>
        Number.isFinite(Number(answer)) ? Number(answer) : answer,
      );
    case 'array': {
      const items = schema['items'];
      if (isTree(items) && ['object', 'array'].includes(typeOf(items)))
        return make(
          {
            type: holdsSecret(items) ? 'secret' : 'text',
            help: `${help} Written as a JSON list, such as [{"name": "value"}].`,
          },
          parsed,
        );
      const numbers = isTree(items) && ['integer', 'number'].includes(typeOf(items));
      const lines = isList(given) ? { default: given.map(String).join('\n') } : {};
      return make({ type: 'list', ...lines }, (answer) =>
        answer
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean)
          .map((line) => (numbers && Number.isFinite(Number(line)) ? Number(line) : line)),
      );
    }
    case 'object':
      return make(
        {
          type: holdsSecret(schema) ? 'secret' : 'text',
          help: `${help} Written as a JSON object.`,
        },
        parsed,
      );
    default: {
      const day = dayFormat(schema);
      if (day)
        return make(
          { type: 'date', ...(preset === undefined ? {} : { default: preset.slice(0, 10) }) },
          (answer) => (/^\d{4}-\d{2}-\d{2}$/.test(answer) ? day(answer) : answer),
        );
      return make({ type: schema['multiline'] === true ? 'pem' : 'text' }, (answer) => answer);
    }
  }
};

const DEEPEST = 8;

const gather = (
  schema: Tree,
  path: readonly string[],
  required: boolean,
  when: Setting['when'],
  into: { questions: Question[]; constants: Constant[] },
): void => {
  const properties = schema['properties'];
  const needs = isList(schema['required']) ? schema['required'].map(String) : [];
  const names = isTree(properties) ? Object.keys(properties) : [];
  const order = (name: string): number => {
    const one = isTree(properties) ? properties[name] : undefined;
    return isTree(one) && typeof one['order'] === 'number' ? one['order'] : 1_000;
  };
  for (const name of [...names].sort((a, b) => order(a) - order(b))) {
    const one = (properties as Tree)[name];
    if (isTree(one)) property(one, [...path, name], required && needs.includes(name), when, into);
  }
};

const property = (
  schema: Tree,
  path: readonly string[],
  required: boolean,
  when: Setting['when'],
  into: { questions: Question[]; constants: Constant[] },
): void => {
  if (path.length > DEEPEST) return;
  const before = into.questions.find(({ path: known }) => known.join() === path.join());
  if (schema['const'] !== undefined) {
    into.constants.push({ path, value: schema['const'], when });
    return;
  }
  const variants = [schema['oneOf'], schema['anyOf']].find(isList)?.filter(isTree) ?? [];
  if (variants.length > 0 && variants.some((one) => isTree(one['properties']))) {
    const name = [...path, CHOICE].join(SEPARATOR);
    const options = variants.map((one, i) => ({
      value: String(i + 1),
      title: withoutHtml(textIn(one, 'title') ?? '') || `${i + 1}`,
    }));
    into.questions.push({
      path: [...path, CHOICE],
      setting: {
        name,
        title: withoutHtml(textIn(schema, 'title') ?? '') || words(path[path.length - 1]!),
        help: withoutHtml(textIn(schema, 'description') ?? '') || 'One of these ways.',
        type: 'choice',
        options,
        default: '1',
        ...(required ? {} : { optional: true as const }),
        ...(when ? { when } : {}),
      },
      value: () => null,
    });
    variants.forEach((one, i) =>
      gather(one, path, required, { name, values: [String(i + 1)] }, into),
    );
    return;
  }
  if (typeOf(schema) === 'object' && isTree(schema['properties'])) {
    gather(schema, path, required, when, into);
    return;
  }
  if (schema['airbyte_hidden'] === true) {
    // Nobody is asked: it is what the file says, or nothing.
    if (schema['default'] !== undefined)
      into.constants.push({ path, value: schema['default'], when });
    return;
  }
  if (before) {
    // Two shapes ask for the same thing: it is asked once, for either.
    const both =
      before.setting.when && when
        ? { ...when, values: [...before.setting.when.values, ...when.values] }
        : undefined;
    const { when: _, ...rest } = before.setting;
    const setting = both ? { ...rest, when: both } : rest;
    into.questions[into.questions.indexOf(before)] = { ...before, setting };
    return;
  }
  into.questions.push(questionOf(path, schema, required, when));
};

/** The form that a manifest's `connection_specification` describes. */
export const formOf = (specification: Part | undefined): Form => {
  const into: { questions: Question[]; constants: Constant[] } = { questions: [], constants: [] };
  if (isTree(specification)) gather(specification, [], true, undefined, into);
  return into;
};

const applies = (
  when: Setting['when'],
  answers: Readonly<Record<string, string>>,
  form: Form,
): boolean => {
  if (!when) return true;
  const asked = form.questions.find(({ setting }) => setting.name === when.name)?.setting;
  return when.values.includes(answers[when.name] ?? asked?.default ?? '');
};

/** The configuration that answers make. What is not answered has its default, or is absent. */
export const configOf = (form: Form, answers: Readonly<Record<string, string>>): Dict => {
  const config: Rec = {};
  for (const { path, setting, value } of form.questions) {
    if (!applies(setting.when, answers, form) || path[path.length - 1] === CHOICE) continue;
    const answer = answers[setting.name] || (isSecret(setting) ? '' : (setting.default ?? ''));
    if (answer !== '') set(config, path, value(answer));
  }
  for (const { path, value, when } of form.constants)
    if (applies(when, answers, form)) set(config, path, value);
  return config;
};
