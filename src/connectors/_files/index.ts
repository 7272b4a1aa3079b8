import { defineConnector, FailureError, type Kind } from '../../model';
import { connectorOf, opening, settingsOf } from './connector';
import { readDefinition, titleIn } from './definition';
import { draftFile } from './draft';
import { streamOf } from './table';

/** A table of text (CSV, TSV) in Drive or at an address. */
export const file: Kind = {
  id: 'file',
  title: 'A file',
  inspect: (text) => {
    const { definition, problems } = readDefinition(text);
    return {
      title: titleIn(definition),
      description: '',
      settings: settingsOf(definition?.address),
      streams: definition ? [streamOf(definition)] : [],
      problems,
    };
  },
  draft: {
    connector: defineConnector({
      ...opening,
      id: 'own_draft',
      title: 'A file',
      description: '',
      settings: settingsOf(),
      resources: [],
      *describe() {
        return [];
      },
      *read() {
        // Only its beginning is looked at.
      },
    }),
    look: draftFile,
  },
  compile: (id, text) => {
    const { definition, problems } = readDefinition(text);
    if (!definition)
      throw new FailureError('setup.custom_unread', {
        line: problems[0]?.line ?? 1,
        problem: problems[0]?.text ?? '',
      });
    return connectorOf(id, definition);
  },
};
