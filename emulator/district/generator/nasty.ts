/**
 * Values that break careless software, on a few records of every district: a spreadsheet turns
 * them into numbers, dates, formulas or errors when it is allowed to guess.
 */
export interface NastyStudent {
  readonly studentUniqueId?: string;
  readonly firstName?: string;
  readonly lastSurname?: string;
  readonly birthDate?: string;
  readonly preferredFirstName?: string;
}

export const NASTY_STUDENTS: readonly NastyStudent[] = [
  { studentUniqueId: '00012345', firstName: 'Zero', lastSurname: 'Leading' },
  { lastSurname: '=1+2' },
  { firstName: 'Siobhán', lastSurname: "O'Connor-Núñez" },
  { firstName: 'Zoë 🦊', lastSurname: 'Ångström' },
  { firstName: 'محمد', lastSurname: 'عبد الله' },
  { firstName: 'נועם', lastSurname: 'בן־דוד' },
  { firstName: '小明', lastSurname: '王' },
  { firstName: '+1', lastSurname: '@SUM' },
  { birthDate: '2012-02-29', preferredFirstName: '-5' },
  // A name nobody has: wherever else it turns up, a student got out.
  { firstName: 'Zephyrine', lastSurname: 'Quokkasworth', birthDate: '2012-12-31' },
  { birthDate: '2013-01-01', preferredFirstName: 'TRUE' },
  { firstName: 'Null', lastSurname: 'NULL' },
  { studentUniqueId: '1E5', firstName: '1/2', lastSurname: 'True' },
  { firstName: '  Blank ', lastSurname: 'Tab\there' },
  { firstName: '"Quote"', lastSurname: '<b>Bold</b>' },
];

/** A section that a spreadsheet reads as the third of April. */
export const NASTY_SECTION = '3-4';

/** As long as a text can be before a Sheets cell (50,000) refuses it, with room for a prefix. */
export const LONG_TEXT = longText(40_000);

export const PLUS_TEXT = '+1 555 0100 was called, =HYPERLINK was not';
export const AT_TEXT = '@front desk';

function longText(length: number): string {
  const sentence =
    'This course reads, writes, measures and argues; é, “quotes” and 1,234.50 included. ';
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
}
