/**
 * What Google says when it refuses. The sentences are collected from the API's published
 * answers, because the code under test recognises failures by them.
 */
import { MAX_CELLS, MAX_CELL_CHARACTERS, MAX_TITLE } from './limits';

/** A refusal by the spreadsheet itself; the API wraps it, `SpreadsheetApp` throws it as it is. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: 400 | 403 | 404 | 429 = 400,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const refuse = (message: string, status: 400 | 403 | 404 | 429 = 400): never => {
  throw new Refusal(message, status);
};

/** Runs `work`; a refusal in it gets `prefix`, as Google names the request or range at fault. */
export function naming<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`${prefix}: ${error.message}`, error.status);
    throw error;
  }
}

export const SAYS = Object.freeze({
  tooManyCells: `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
  tooLong: `Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`,
  protected:
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  notFound: 'Requested entity was not found.',
  lastTab: "You can't remove all the sheets in a document.",
  lastVisibleTab: "You can't remove all the visible sheets in a document.",
  lastVisibleHidden: "You can't hide all the sheets in a document.",
  longTitle: `The sheet name cannot be greater than ${MAX_TITLE} characters.`,
  outside: 'The coordinates of the range are outside the dimensions of the sheet.',
  titleTaken: (title: string) =>
    `A sheet with the name "${title}" already exists. Please enter another name.`,
  idTaken: (id: number) => `Sheet with id ${id} already exists.`,
  noSheet: (id: unknown) => `No sheet with id: ${id}`,
  noGrid: (id: unknown) => `No grid with id: ${id}`,
  unparsable: (range: unknown) => `Unable to parse range: ${range}`,
  beyondGrid: (range: string, rows: number, columns: number) =>
    `Range (${range}) exceeds grid limits. Max rows: ${rows}, max columns: ${columns}`,
});
