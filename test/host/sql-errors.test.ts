import { plain, sqlError, whereabouts } from '../../src/host/google/sql-errors';
import { failureOf } from '../../src/model';

const WHERE = { host: 'db.school.org:5432', database: 'school', user: 'homeroom' };
const of = (sentence: string) => sqlError(new Error(sentence), WHERE).failure;

test.each([
  [
    'Failed to establish a database connection. Check connection string, username and password.',
    'warehouse.no_connection',
  ],
  ['Service invoked too many times for one day: jdbc.', 'warehouse.quota'],
  ['FATAL: password authentication failed for user "homeroom"', 'warehouse.refused'],
  ["Access denied for user 'homeroom'@'107.178.0.1' (using password: YES)", 'warehouse.refused'],
  ["Login failed for user 'homeroom'.", 'warehouse.refused'],
  ["Access denied for user 'homeroom'@'%' to database 'school'", 'warehouse.rights'],
  ["CREATE command denied to user 'homeroom'@'%' for table 'x'", 'warehouse.rights'],
  ['ERROR: permission denied for schema raw_edfi', 'warehouse.rights'],
  [
    "The INSERT permission was denied on the object 'x', database 'y', schema 'dbo'.",
    'warehouse.rights',
  ],
  ['FATAL: database "nothere" does not exist', 'warehouse.unknown_database'],
  ["Unknown database 'nothere'", 'warehouse.unknown_database'],
  ['Unable to load authentication plugin ‘caching_sha2_password’.', 'warehouse.auth_plugin'],
  ['ERROR: deadlock detected\n  Detail: Process 1 waits', 'warehouse.busy'],
  ['ERROR: could not serialize access due to concurrent update', 'warehouse.busy'],
  ['Lock wait timeout exceeded; try restarting transaction', 'warehouse.busy'],
  ['Deadlock found when trying to get lock; try restarting transaction', 'warehouse.busy'],
  ['FATAL: sorry, too many clients already', 'warehouse.busy'],
  ['Transaction (Process ID 52) was deadlocked on lock resources', 'warehouse.busy'],
  ['ERROR: could not extend file "base/1": No space left on device', 'warehouse.full'],
  ["The table 'x' is full", 'warehouse.full'],
  ['An I/O error occurred while sending to the backend.', 'warehouse.lost'],
  ['FATAL: terminating connection due to administrator command', 'warehouse.lost'],
  ['This connection has been closed.', 'warehouse.lost'],
  ['Communications link failure\n\nThe last packet sent successfully', 'warehouse.lost'],
  ['No operations allowed after connection closed.', 'warehouse.lost'],
  ["We're sorry, a server error occurred. Please wait a bit and try again.", 'warehouse.lost'],
  [
    'You do not have permission to call Jdbc.getConnection. Required permissions: x',
    'host.unauthorized',
  ],
  ['ERROR: syntax error at or near "FORM"', 'warehouse.sql'],
  ["Table 'school.x' doesn't exist", 'warehouse.sql'],
] as const)('%s', (sentence, code) => expect(of(sentence).code).toBe(code));

test('a database that is not busy is not said to be: words of statements count for nothing', () => {
  expect(of('ERROR: column "deadlock_count" does not exist').code).toBe('warehouse.sql');
  expect(of("Unknown column 'disk full' in 'field list'").code).toBe('warehouse.sql');
  expect(
    of(
      "Batch entry 0 INSERT INTO t VALUES ('deadlock') was aborted: ERROR: value too long  Call getNextException to see other errors in the batch.",
    ).code,
  ).toBe('warehouse.sql');
});

test('what is told of a sentence names tables and columns and no value', () => {
  expect(plain('ERROR: relation "raw_edfi.students" does not exist\n  Position: 15')).toBe(
    'relation ‹raw_edfi.students› does not exist',
  );
  expect(plain('ERROR: invalid input syntax for type bigint: "Zoë Quinn"\n  Position: 3')).toBe(
    'invalid input syntax for type bigint: …',
  );
  expect(plain("Incorrect integer value: 'Zoë' for column 'age' at row 1")).toBe(
    'Incorrect integer value: … for column ‹age› at row 1',
  );
  expect(plain("Duplicate entry '604822-Zoë' for key 'PRIMARY'")).toBe(
    'Duplicate entry … for key ‹PRIMARY›',
  );
  expect(plain("Duplicate entry 'O'Neil' for key 'PRIMARY'")).not.toMatch(/Neil/);
  expect(
    plain(
      'ERROR: duplicate key value violates unique constraint "t_pkey"\n  Detail: Key (name)=(Zoë) already exists.',
    ),
  ).toBe('duplicate key value violates unique constraint ‹t_pkey›');
  const batch =
    'Batch entry 1 INSERT INTO t VALUES ((\'Zoë\'), (\'secret\')) was aborted: ERROR: null value in column "b" of relation "t" violates not-null constraint\n  Detail: Failing row contains (Zoë, null).  Call getNextException to see other errors in the batch.';
  expect(plain(batch)).toBe(
    'null value in column ‹b› of relation ‹t› violates not-null constraint',
  );
  expect(
    plain("Conversion failed when converting the varchar value 'Zoë' to data type int."),
  ).not.toMatch(/Zoë/);
  expect(plain('The duplicate key value is (Zoë, 5).')).not.toMatch(/Zoë/);
  expect(plain('mail to zoe@school.example failed')).not.toMatch(/zoe@/);
});

test('failures name the address without what is secret in it', () => {
  const access = { user: 'u', password: 'p' };
  const at = (url: string) => whereabouts({ url, ...access });
  expect(at('jdbc:postgresql://db.school.org:5433/school')).toEqual({
    host: 'db.school.org:5433',
    database: 'school',
    user: 'u',
  });
  expect(at('jdbc:google:mysql://p:r:i/school')).toEqual({
    host: 'p:r:i',
    database: 'school',
    user: 'u',
  });
  expect(at('jdbc:sqlserver://db:1433;databaseName=school')).toEqual({
    host: 'db:1433',
    database: 'school',
    user: 'u',
  });
  const { params } = failureOf(
    sqlError(new Error('Unknown database'), at('jdbc:mysql://db:3306/x?password=secret')),
  );
  expect(JSON.stringify(params)).not.toMatch(/secret/);
});
