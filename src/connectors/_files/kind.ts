import {
  defineConnector,
  FailureError,
  type Connector,
  type CustomProblem,
  type Kind,
  type Setting,
} from '../../model';
import { titleIn, type TableDefinition } from './definition';
import { streamOf } from './table';

/** What one kind of table has that another has not. */
interface TableKind<D extends TableDefinition & { readonly address: string }> extends Pick<
  Kind,
  'id' | 'title'
> {
  readonly opening: Pick<Connector, 'rate' | 'discover' | 'signIn' | 'explain'>;
  settingsOf(address?: string): readonly Setting[];
  readDefinition(text: string): {
    readonly definition: D | null;
    readonly problems: readonly CustomProblem[];
  };
  readonly look: NonNullable<Kind['draft']>['look'];
  connectorOf(id: string, definition: D): Connector;
}

/** The order in which things are said says nothing. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A kind of source that is one table, which is looked at and approved column by column. */
export const tableKind = <D extends TableDefinition & { readonly address: string }>({
  id,
  title,
  ...own
}: TableKind<D>): Kind => ({
  id,
  title,
  inspect: (text) => {
    const { definition, problems } = own.readDefinition(text);
    return {
      title: titleIn(definition),
      description: '',
      settings: own.settingsOf(definition?.address),
      streams: definition ? [streamOf(definition)] : [],
      problems,
    };
  },
  draft: {
    connector: defineConnector({
      ...own.opening,
      id: 'own_draft',
      title,
      description: '',
      settings: own.settingsOf(),
      resources: [],
      *describe() {
        return [];
      },
      *read() {
        // Only its beginning is looked at.
      },
    }),
    look: own.look,
  },
  // What it is called, and where the form begins, changes nothing of what is read.
  isAlike: (before, after) => {
    const said = (text: string): string => {
      const { definition } = own.readDefinition(text);
      return JSON.stringify({ ...definition, title: '', address: '' }, sorted);
    };
    return said(before) === said(after);
  },
  compile: (as, text) => {
    const { definition, problems } = own.readDefinition(text);
    if (!definition)
      throw new FailureError('setup.custom_unread', {
        line: problems[0]?.line ?? 1,
        problem: problems[0]?.text ?? '',
      });
    return own.connectorOf(as, definition);
  },
});
