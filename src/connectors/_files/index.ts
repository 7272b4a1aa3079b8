import { connectorOf, opening, settingsOf } from './connector';
import { readDefinition } from './definition';
import { draftFile } from './draft';
import { tableKind } from './kind';

/** A table of text (CSV, TSV) in Drive or at an address. */
export const file = tableKind({
  id: 'file',
  title: 'A file',
  opening,
  settingsOf,
  readDefinition,
  look: draftFile,
  connectorOf,
});
