import type { Assets, Host } from '../host/host';
import { FailureError, mapped, ofFamily, type Registry } from '../model';

/** How the bundle writes the text of a SQL file: it lies in a file of its own, beside the bundle. */
const NAME = /^@sql (.+)$/;

/** The registry with the texts of its SQL, which are read when a data set is first asked for. */
export const withSql = (
  host: { readonly assets: Pick<Assets, 'text'> },
  registry: Registry<Host>,
): Registry<Host> => {
  let texts: Readonly<Record<string, string>> | undefined;
  const textOf = (sql: string): string => {
    const name = NAME.exec(sql)?.[1];
    // A school may write a short query where it stands.
    if (name === undefined) return sql;
    texts ??= JSON.parse(host.assets.text('sql')) as Readonly<Record<string, string>>;
    const text = texts[name];
    if (text === undefined)
      throw new FailureError('homeroom.unexpected', { detail: `The file “sql” lacks ${name}.` });
    return text;
  };
  return {
    ...registry,
    datasets: mapped(registry.datasets, (dataset) => ({
      ...dataset,
      sql: Object.fromEntries(
        Object.entries(dataset.sql).map(([id, sql]) => [
          id,
          ofFamily(registry.connectors.get(id), textOf(sql)),
        ]),
      ),
    })),
  };
};
