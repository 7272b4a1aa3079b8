import type { HttpResponse, Json } from '../../model';
import { parseTable } from '../../http/csv';
import { all, get, type Rec } from './path';
import { parseXml } from './xml';
import { isList, isTree, textIn as fieldOf, type Part, type Tree } from './yaml';

const lines = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '');

const ESCAPES: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\r': '\r' };

/** Records of a table with a header. @param nothing texts that stand for no value. */
const tableRecords = (
  text: string,
  delimiter: string,
  nothing: readonly string[],
): readonly Rec[] => {
  const { header, rows } = parseTable(text, delimiter);
  return rows.map((row) => {
    const record: Rec = {};
    header.forEach((name, i) => {
      if (name === '__proto__') return;
      const value = row[i];
      record[name] = value === undefined || nothing.includes(value) ? null : value;
    });
    return record;
  });
};

const decodeText = (decoder: Tree, text: string): readonly Json[] => {
  switch (decoder['type']) {
    case 'JsonlDecoder':
      return lines(text).map((line) => JSON.parse(line) as Json);
    case 'IterableDecoder':
      return lines(text).map((line) => ({ record: line }));
    case 'CsvDecoder': {
      const delimiter = fieldOf(decoder, 'delimiter') ?? ',';
      const nothing = decoder['set_values_to_none'];
      return tableRecords(
        text,
        ESCAPES[delimiter] ?? delimiter,
        isList(nothing) ? nothing.map(String) : [],
      );
    }
    case 'XmlDecoder':
      return [parseXml(text)];
    case 'JsonItemsDecoder': {
      const path = (fieldOf(decoder, 'items_path') ?? '')
        .split('.')
        .filter((step) => step !== '' && step !== 'item');
      const body = JSON.parse(text) as Json;
      const found = path.includes('*') ? all(body, path) : get(body, path);
      return Array.isArray(found) ? (found as Json[]) : [];
    }
    case 'GzipDecoder':
    case 'ZipfileDecoder':
      return decodeText(isTree(decoder['decoder']) ? decoder['decoder'] : {}, text);
    default: {
      if (text.trim() === '') return [];
      const body = JSON.parse(text) as Json;
      return Array.isArray(body) ? (body as Json[]) : [body];
    }
  }
};

/** What decoders were called in versions 6.1 to 6.30. */
const OLD: Readonly<Record<string, string>> = {
  JsonParser: 'JsonDecoder',
  JsonLineParser: 'JsonlDecoder',
  CsvParser: 'CsvDecoder',
  GzipParser: 'GzipDecoder',
};
const modern = (part: Part | undefined): Tree => {
  if (!isTree(part)) return {};
  const type = fieldOf(part, 'type') ?? '';
  if (type === 'CompositeRawDecoder') return modern(part['parser']);
  if (type === 'GzipJsonDecoder') return { ...part, type: 'GzipDecoder' };
  const inner = part['inner_parser'] ?? part['parser'];
  return {
    ...part,
    type: OLD[type] ?? type,
    ...(isTree(inner) ? { decoder: modern(inner) } : {}),
  };
};

/** The things an answer holds, each to be looked into by itself. @throws Error where it is something else. */
export const bodiesOf = (decoder: Part | undefined, response: HttpResponse): readonly Json[] => {
  const tree = modern(decoder);
  if (response.files) return response.files.flatMap(({ text }) => decodeText(tree, text));
  return decodeText(tree, response.text);
};

const innermost = (tree: Tree): Tree =>
  isTree(tree['decoder']) ? innermost(tree['decoder']) : tree;

/** How the answer's bytes become text. */
export const unpacking = (
  given: Part | undefined,
): { readonly charset?: string; readonly unpack?: 'zip' | 'gzip' } => {
  const decoder = modern(given);
  const encoding = fieldOf(innermost(decoder), 'encoding');
  const charset = encoding && !/^utf-?8$/i.test(encoding) ? { charset: encoding } : {};
  if (decoder['type'] === 'GzipDecoder') return { ...charset, unpack: 'gzip' };
  if (decoder['type'] === 'ZipfileDecoder') return { ...charset, unpack: 'zip' };
  return charset;
};
