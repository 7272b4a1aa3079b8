import { askOne } from '../../http/exchange';
import {
  defineConnector,
  type Connector,
  type Credential,
  type Discovery,
  type Exchange,
  type Fact,
  type Json,
  type Reader,
  type Resource,
  type Session,
  type Setting,
} from '../../model';
import { readTable } from './read';
import { addressOf, certificateSettings, whereOf, whereSettings } from './settings';
import { statementsOf, type Gentleness, type SqlTable } from './table';

export type { Gentleness, SqlTable } from './table';

type Answers = Readonly<Record<string, string>>;

/** A connector that reads tables of a database: what is said of one, and nothing about how. */
export interface SqlConnectorOptions extends Pick<Connector, 'id' | 'title' | 'description'> {
  readonly resources: readonly Resource[];
  /** What is asked beside where the database is. */
  readonly settings?: readonly Setting[];
  /** The tables behind the resources, by the settings. */
  tables(settings: Answers): readonly SqlTable[];
  readonly gentle?: (settings: Answers) => Partial<Gentleness>;
}

const GENTLE: Gentleness = { page: 5_000, lookBack: 300, sweepEvery: 0 };
/** A statement is given up after so many seconds: a production database has others to serve. */
const STATEMENT_SECONDS = 60;

const tableOf = (tables: readonly SqlTable[], resource: Resource): SqlTable => {
  const found = tables.find((table) => table.resource === resource.name);
  if (!found) throw new Error(`No table is behind ${resource.name}.`);
  return found;
};

export const defineSqlConnector = ({
  id,
  title,
  description,
  resources,
  settings = [],
  tables,
  gentle = () => ({}),
}: SqlConnectorOptions): Connector =>
  defineConnector({
    id,
    title,
    description,
    group: 'databases',
    settings: [...whereSettings, ...settings, ...certificateSettings],
    resources,
    // One statement at a time, over one connection.
    rate: { parallel: 1 },
    *discover(answers): Exchange<Discovery> {
      // What is typed wrong is said before anything is asked.
      whereOf(answers);
      gentle(answers);
      return {};
    },
    *signIn(answers, secrets): Exchange<Credential> {
      const { dialect } = whereOf(answers);
      return {
        headers: {},
        database: addressOf(answers, secrets),
        prepare: dialect.prepare(STATEMENT_SECONDS),
      };
    },
    *describe({ settings: answers }: Session): Exchange<readonly Fact[]> {
      const { dialect, url } = whereOf(answers);
      const facts: Fact[] = [{ label: 'Database', value: answers['database'] ?? '' }];
      for (const resource of resources) {
        const say = statementsOf(dialect, tableOf(tables(answers), resource));
        const ask = { url, of: resource.title, statement: { sql: say.rows(), columns: 1 } };
        const { rows = [] } = yield* askOne(ask);
        facts.push({ label: resource.title, value: Number(rows[0]?.[0] ?? 0) });
      }
      return facts;
    },
    read(resource: Resource, session: Session, checkpoint: Json): Reader {
      const { dialect, url } = whereOf(session.settings);
      const table = tableOf(tables(session.settings), resource);
      const own = { ...GENTLE, ...gentle(session.settings) };
      return readTable({ dialect, table, gentle: own, url }, resource, session, checkpoint);
    },
    explain: () => ({}),
  });
