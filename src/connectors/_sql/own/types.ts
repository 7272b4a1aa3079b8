import type { FieldType } from '../../../model';

/** What the engines' types become; null: what is in it is no text, and is not read. */
const BY_NAME: readonly (readonly [RegExp, FieldType | null])[] = [
  [/^(tinyint\(1\)|bool|boolean)/, 'boolean'],
  [/^(small|tiny|medium|big)?int|^integer|^(small|big)?serial|^year/, 'integer'],
  [/^(numeric|decimal|real|double|float|dec\b|fixed|(small)?money)/, 'number'],
  [/^date$/, 'date'],
  [/^(timestamp with|timestamp$|timestamp\(|datetime|smalldatetime)/, 'timestamp'],
  [
    /^(bytea|(tiny|medium|long)?blob|(var)?binary|image|rowversion|bit|varbit|(multi)?(point|linestring|polygon)|geo\w+|hierarchyid|sql_variant|tsvector)/,
    null,
  ],
];

/** @param type as the engine calls it: `character varying`, `tinyint(1)`, `datetime2`. */
export const fieldTypeOf = (type: string, engine: string): FieldType | null => {
  const name = type.toLowerCase();
  // There a bit is a yes or no, and a timestamp no time at all.
  if (engine === 'sqlserver' && name === 'bit') return 'boolean';
  if (engine === 'sqlserver' && name === 'timestamp') return null;
  // With a currency's sign, by the server's language.
  if (engine === 'postgres' && name === 'money') return 'text';
  // What programs keep a yes or no in; a longer one is a number of flags, and no text.
  if (engine === 'mysql' && name === 'bit(1)') return 'boolean';
  const found = BY_NAME.find(([pattern]) => pattern.test(name));
  return found ? found[1] : 'text';
};

/** As `java.sql.Types` numbers them. */
const BY_NUMBER: Readonly<Record<number, FieldType | null>> = {
  [-7]: 'boolean',
  [16]: 'boolean',
  [-6]: 'integer',
  [5]: 'integer',
  [4]: 'integer',
  [-5]: 'integer',
  [2]: 'number',
  [3]: 'number',
  [6]: 'number',
  [7]: 'number',
  [8]: 'number',
  [91]: 'date',
  [93]: 'timestamp',
  [2014]: 'timestamp',
  [-2]: null,
  [-3]: null,
  [-4]: null,
  [2004]: null,
};
export const fieldTypeOfNumber = (type: number): FieldType | null =>
  type in BY_NUMBER ? BY_NUMBER[type]! : 'text';
