import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasesOf, type Databases } from '../kit/jdbc';
import { folderWith } from '../tooling/_run';

const ADDRESS = 'jdbc:postgresql://pglite.example:5432/postgres';
const LOGIN = { url: ADDRESS, user: 'postgres', password: 'x' };

const during = async <T>(folder: string | null, work: (databases: Databases) => T): Promise<T> => {
  const databases = databasesOf({ 'pglite.example:5432': { pglite: folder } });
  try {
    return work(databases);
  } finally {
    await databases.close();
  }
};

describe('the embedded PostgreSQL', () => {
  it('is fresh where it is kept in memory', async () => {
    for (let time = 1; time <= 2; time += 1)
      await during(null, ({ sql }) => {
        const connection = sql.connect(LOGIN);
        connection.execute('CREATE TABLE t (a BIGINT)');
        expect(connection.query('SELECT count(*) FROM t')).toEqual([['0']]);
        connection.close();
      });
  });

  it('keeps in a folder what was committed, though it is ended without a word', async () => {
    const { path, remove } = folderWith({});
    const folder = join(path, 'state/postgres');
    await during(folder, ({ sql }) => {
      const connection = sql.connect(LOGIN);
      connection.execute('CREATE TABLE t (a TEXT)');
      connection.execute('INSERT INTO t VALUES (?)', ['stays']);
      connection.begin();
      connection.execute('INSERT INTO t VALUES (?)', ['was never committed']);
    });
    await during(folder, ({ sql }) => {
      const connection = sql.connect(LOGIN);
      expect(connection.query('SELECT a FROM t')).toEqual([['stays']]);
      connection.close();
    });
    remove();
  });

  it('begins anew where it was ended before it was whole', async () => {
    const { path, remove } = folderWith({});
    const folder = join(path, 'postgres');
    mkdirSync(join(folder, 'base'), { recursive: true });
    writeFileSync(join(folder, 'PG_VERSION'), '1');
    await during(folder, ({ sql }) => {
      expect(sql.connect(LOGIN).query('SELECT 1')).toEqual([['1']]);
    });
    expect(existsSync(`${folder}.whole`)).toBe(true);
    remove();
  });
});
