import { databasesOf } from './jdbc';

test('rows go in and come back through Jdbc in a thread', async () => {
  const databases = databasesOf({ 'pglite.example:5432': { pglite: null } });
  try {
    const connection = databases.sql.connect({
      ...{ url: 'jdbc:postgresql://pglite.example:5432/postgres', user: 'postgres', password: 'x' },
    });
    connection.execute('CREATE TABLE t (a BIGINT, b TEXT)');
    connection.begin();
    expect(connection.execute('INSERT INTO t VALUES (?, ?)', [1, "it's"])).toBe(1);
    connection.executeMany('INSERT INTO t VALUES (?, ?)', [
      [2, null],
      [3, 'é?'],
    ]);
    connection.commit();
    expect(connection.query('SELECT a, b FROM t ORDER BY a')).toEqual([
      ['1', "it's"],
      ['2', null],
      ['3', 'é?'],
    ]);
    connection.close();
    expect(databases.calls['Jdbc.ResultSet.getRows']).toBe(1);
  } finally {
    await databases.close();
  }
});
