import type { Host } from '../host/host';

/**
 * The workbooks that a person has to do with, in that person's own properties: Looker Studio calls the
 * script without any workbook, and the script may not look through a person's Drive for some.
 */
export interface Known {
  readonly id: string;
  readonly name: string;
}

const PREFIX = 'workbooks/';

export const workbooksOf = ({ secrets }: Pick<Host, 'secrets'>): readonly Known[] =>
  Object.entries(secrets.all(PREFIX))
    .map(([key, value]) => ({
      id: key.slice(PREFIX.length),
      name: (value as { readonly name?: string } | null)?.name ?? '',
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

/** Called where a person is in a workbook. It writes only what is news. */
export const knowWorkbook = ({ secrets, workbook }: Pick<Host, 'secrets' | 'workbook'>): void => {
  const key = `${PREFIX}${workbook.id()}`;
  const name = workbook.name();
  const known = secrets.get(key) as { readonly name?: string } | undefined;
  if (known?.name !== name) secrets.set(key, { name });
};

/** The id in a workbook's address, or an id alone; null: neither. */
export const workbookIn = (address: string): string | null => {
  const text = address.trim();
  return (
    /^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(text)?.[1] ??
    /^[\w-]{8,}$/.exec(text)?.[0] ??
    null
  );
};
