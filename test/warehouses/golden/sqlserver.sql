-- SQL Server. NOT RUN: no SQL Server has seen these statements. They were written from its manual.
-- Written by test/warehouses/golden.test.ts with GOLDEN=write.

-- open
SET XACT_ABORT ON; SET DATEFORMAT ymd;
SELECT CAST(SERVERPROPERTY('ProductVersion') AS varchar(40)), 268435456;
SELECT workbook FROM [homeroom].[owner];

-- create
SELECT name FROM sys.schemas;
CREATE SCHEMA [school];
DROP TABLE IF EXISTS [school].[made];
CREATE TABLE [school].[made] ([_connection] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [_epoch] bigint NOT NULL, [id] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [order] bigint, [share] float, [active] bit, [born] date, [seen] datetime2(6), [_extra] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8, PRIMARY KEY NONCLUSTERED ([_connection], [_epoch], [id]));
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id';
CREATE INDEX [made by born] ON [school].[made] ([born]);
CREATE INDEX [made by _connection, id] ON [school].[made] ([_connection], [id]);

-- ensure, where nothing is
CREATE SCHEMA [raw_edfi];
SELECT s.name, t.name, c.name, y.name, CAST(p.value AS nvarchar(3750)), CAST(o.value AS nvarchar(3750)) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.name = N'MS_Description' AND p.major_id = t.object_id AND p.minor_id = c.column_id LEFT JOIN sys.extended_properties o ON o.class = 1 AND o.name = N'MS_Description' AND o.major_id = t.object_id AND o.minor_id = 0 WHERE s.name IN (N'raw_edfi') AND t.name IN (N'students');
CREATE TABLE [raw_edfi].[students] ([_connection] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [_epoch] bigint NOT NULL, [id] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [order] bigint, [share] float, [active] bit, [born] date, [seen] datetime2(6), [_extra] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8, PRIMARY KEY NONCLUSTERED ([_connection], [_epoch], [id]));
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id';
CREATE INDEX [students by born] ON [raw_edfi].[students] ([born]);
CREATE INDEX [students by _connection, id] ON [raw_edfi].[students] ([_connection], [id]);

-- ensure, where a column is missing and another too narrow
SELECT s.name, t.name, c.name, y.name, CAST(p.value AS nvarchar(3750)), CAST(o.value AS nvarchar(3750)) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.name = N'MS_Description' AND p.major_id = t.object_id AND p.minor_id = c.column_id LEFT JOIN sys.extended_properties o ON o.class = 1 AND o.name = N'MS_Description' AND o.major_id = t.object_id AND o.minor_id = 0 WHERE s.name IN (N'raw_edfi') AND t.name IN (N'students');
SELECT s.name, t.name, i.name FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE i.name IS NOT NULL AND s.name IN (N'raw_edfi') AND t.name IN (N'students');
ALTER TABLE [raw_edfi].[students] ALTER COLUMN [share] float;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id';
ALTER TABLE [raw_edfi].[students] ADD [_extra] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL;
CREATE INDEX [students by born] ON [raw_edfi].[students] ([born]);
CREATE INDEX [students by _connection, id] ON [raw_edfi].[students] ([_connection], [id]);

-- ensure, where a number becomes a text
SELECT s.name, t.name, c.name, y.name, CAST(p.value AS nvarchar(3750)), CAST(o.value AS nvarchar(3750)) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.name = N'MS_Description' AND p.major_id = t.object_id AND p.minor_id = c.column_id LEFT JOIN sys.extended_properties o ON o.class = 1 AND o.name = N'MS_Description' AND o.major_id = t.object_id AND o.minor_id = 0 WHERE s.name IN (N'raw_edfi') AND t.name IN (N'students');
SELECT s.name, t.name, i.name FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE i.name IS NOT NULL AND s.name IN (N'raw_edfi') AND t.name IN (N'students');
BEGIN TRANSACTION;
ALTER TABLE [raw_edfi].[students] ADD [share as text] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8;
EXEC(N'UPDATE [raw_edfi].[students] SET [share as text] = FORMAT([share], ''R'', ''en-US'')');
ALTER TABLE [raw_edfi].[students] DROP COLUMN [share];
EXEC sys.sp_rename N'[raw_edfi].[students].[share as text]', N'share', N'COLUMN';
COMMIT TRANSACTION;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', N'COLUMN', N'id';
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'raw_edfi', N'TABLE', N'students', NULL, NULL;
CREATE INDEX [students by born] ON [raw_edfi].[students] ([born]);
CREATE INDEX [students by _connection, id] ON [raw_edfi].[students] ([_connection], [id]);

-- view
CREATE OR ALTER VIEW [raw_edfi].[students_current] AS SELECT * FROM [raw_edfi].[students];
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'VIEW', N'students_current', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'Now.', N'SCHEMA', N'raw_edfi', N'VIEW', N'students_current', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'Now.', N'SCHEMA', N'raw_edfi', N'VIEW', N'students_current', NULL, NULL;

-- drop
SELECT s.name, t.name, t.type_desc FROM sys.objects t JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE t.type IN ('U', 'V') AND s.name IN (N'raw_edfi') AND t.name IN (N'students');
DROP VIEW [raw_edfi].[students];

-- drop, of what is known to be a table
DROP TABLE IF EXISTS [raw_edfi].[students];

-- upsert, of rows that may be many
-- begin
MERGE INTO [raw_edfi].[students] WITH (HOLDLOCK) AS t USING (SELECT CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c1, CAST(j.c2 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]', c2 nvarchar(max) '$[2]', c3 bigint '$[3]', c4 float '$[4]', c5 bit '$[5]', c6 date '$[6]', c7 datetime2(6) '$[7]', c8 nvarchar(max) '$[8]') AS j) AS s ([_connection], [_epoch], [id], [order], [share], [active], [born], [seen], [_extra]) ON t.[_connection] = s.[_connection] AND t.[_epoch] = s.[_epoch] AND t.[id] = s.[id] WHEN MATCHED THEN UPDATE SET [order] = s.[order], [share] = s.[share], [active] = s.[active], [born] = s.[born], [seen] = s.[seen], [_extra] = s.[_extra] WHEN NOT MATCHED THEN INSERT ([_connection], [_epoch], [id], [order], [share], [active], [born], [seen], [_extra]) VALUES (s.[_connection], s.[_epoch], s.[id], s.[order], s.[share], s.[active], s.[born], s.[seen], s.[_extra]);;
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
-- commit

-- fill
DROP TABLE IF EXISTS [school].[made];
CREATE TABLE [school].[made] ([_connection] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [_epoch] bigint NOT NULL, [id] varchar(810) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [order] bigint, [share] float, [active] bit, [born] date, [seen] datetime2(6), [_extra] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8, PRIMARY KEY NONCLUSTERED ([_connection], [_epoch], [id]));
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL)) EXEC sys.sp_updateextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'People who learn; it''s all of them.', N'SCHEMA', N'school', N'TABLE', N'made', NULL, NULL;
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'The source’s own id.', N'SCHEMA', N'school', N'TABLE', N'made', N'COLUMN', N'id';
INSERT 1;
INSERT 2;

-- commit
-- begin
UPDATE t SET turn = turn + 1 WHERE turn = 4;
MERGE INTO [raw_edfi].[students] WITH (HOLDLOCK) AS t USING (SELECT CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c1, CAST(j.c2 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]', c2 nvarchar(max) '$[2]', c3 bigint '$[3]', c4 float '$[4]', c5 bit '$[5]', c6 date '$[6]', c7 datetime2(6) '$[7]', c8 nvarchar(max) '$[8]') AS j) AS s ([_connection], [_epoch], [id], [order], [share], [active], [born], [seen], [_extra]) ON t.[_connection] = s.[_connection] AND t.[_epoch] = s.[_epoch] AND t.[id] = s.[id] WHEN MATCHED THEN UPDATE SET [order] = s.[order], [share] = s.[share], [active] = s.[active], [born] = s.[born], [seen] = s.[seen], [_extra] = s.[_extra] WHEN NOT MATCHED THEN INSERT ([_connection], [_epoch], [id], [order], [share], [active], [born], [seen], [_extra]) VALUES (s.[_connection], s.[_epoch], s.[id], s.[order], s.[share], s.[active], s.[born], s.[seen], s.[_extra]);;
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
INSERT INTO [raw_edfi].[students] ([_connection], [_epoch], [id], [order], [share], [active], [born], [seen], [_extra]) SELECT CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c1, CAST(j.c2 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]', c2 nvarchar(max) '$[2]', c3 bigint '$[3]', c4 float '$[4]', c5 bit '$[5]', c6 date '$[6]', c7 datetime2(6) '$[7]', c8 nvarchar(max) '$[8]') AS j;
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
MERGE INTO [raw_edfi].[students] WITH (HOLDLOCK) AS t USING (SELECT CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c1, CAST(j.c2 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]', c2 nvarchar(max) '$[2]') AS j) AS s ([_connection], [_epoch], [id]) ON t.[_connection] = s.[_connection] AND t.[_epoch] = s.[_epoch] AND t.[id] = s.[id] WHEN NOT MATCHED THEN INSERT ([_connection], [_epoch], [id]) VALUES (s.[_connection], s.[_epoch], s.[id]);;
-- ? "[[\"c1\",2,\"it's\"]]"
UPDATE t SET [born] = j.c3, [_extra] = CAST(j.c4 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM [raw_edfi].[students] AS t JOIN OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]', c2 nvarchar(max) '$[2]', c3 date '$[3]', c4 nvarchar(max) '$[4]') AS j ON t.[_connection] = CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) AND t.[_epoch] = j.c1 AND t.[id] = CAST(j.c2 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max));
-- ? "[[\"c1\",2,\"x\",null,\"[]\"]]"
DELETE t FROM [raw_edfi].[students] AS t JOIN OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 bigint '$[1]') AS j ON t.[_connection] = CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) AND t.[order] = j.c1;
-- ? "[[\"c1\",7]]"
DELETE FROM [raw_edfi].[students];
-- commit

-- ensure, of texts that are short as a rule
SELECT s.name, t.name, c.name, y.name, CAST(p.value AS nvarchar(3750)), CAST(o.value AS nvarchar(3750)) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.name = N'MS_Description' AND p.major_id = t.object_id AND p.minor_id = c.column_id LEFT JOIN sys.extended_properties o ON o.class = 1 AND o.name = N'MS_Description' AND o.major_id = t.object_id AND o.minor_id = 0 WHERE s.name IN (N'raw_edfi') AND t.name IN (N'codes');
CREATE TABLE [raw_edfi].[codes] ([id] varchar(1620) COLLATE Latin1_General_100_BIN2_UTF8 NOT NULL, [code] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8, [school] bigint, [said] varchar(max) COLLATE Latin1_General_100_BIN2_UTF8, PRIMARY KEY NONCLUSTERED ([id]));
IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'raw_edfi', N'TABLE', N'codes', N'COLUMN', N'code')) EXEC sys.sp_updateextendedproperty N'MS_Description', N'Short as a rule.', N'SCHEMA', N'raw_edfi', N'TABLE', N'codes', N'COLUMN', N'code' ELSE EXEC sys.sp_addextendedproperty N'MS_Description', N'Short as a rule.', N'SCHEMA', N'raw_edfi', N'TABLE', N'codes', N'COLUMN', N'code';

-- commit, with texts that are not
-- begin
MERGE INTO [raw_edfi].[codes] WITH (HOLDLOCK) AS t USING (SELECT CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), CAST(j.c1 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)), j.c2, CAST(j.c3 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 nvarchar(max) '$[1]', c2 bigint '$[2]', c3 nvarchar(max) '$[3]') AS j) AS s ([id], [code], [school], [said]) ON t.[id] = s.[id] WHEN MATCHED THEN UPDATE SET [code] = s.[code], [school] = s.[school], [said] = s.[said] WHEN NOT MATCHED THEN INSERT ([id], [code], [school], [said]) VALUES (s.[id], s.[code], s.[school], s.[said]);;
-- ? "[[\"a\",\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",1,\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"],[\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"x\",1,null]]"
UPDATE t SET [code] = CAST(j.c1 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max)) FROM [raw_edfi].[codes] AS t JOIN OPENJSON(?) WITH (c0 nvarchar(max) '$[0]', c1 nvarchar(max) '$[1]') AS j ON t.[id] = CAST(j.c0 COLLATE Latin1_General_100_BIN2_UTF8 AS varchar(max));
-- ? "[[\"a\",\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\"]]"
-- commit

-- insert what a query selects
with few as (select '(' as a -- it's ( one
 from t), "q s" as (select 1),
q AS (
select id, active from few union select id, active from t
) INSERT INTO [raw_edfi].[students] ([id], [active], [born]) SELECT q.id, CAST(q.active AS bit), CAST('2026-01-01' AS date) FROM q;
INSERT INTO [raw_edfi].[students] ([id]) SELECT q.id FROM (
select id from t
) AS q;

-- literals
'it''s'
'a\b'
N'Łódź 😀'
'{?$1}'

-- types
text: varchar(max) COLLATE Latin1_General_100_BIN2_UTF8
integer: bigint
number: float
boolean: bit
date: date
timestamp: datetime2(6)
json: varchar(max) COLLATE Latin1_General_100_BIN2_UTF8

-- macros
descriptor: SUBSTRING(a, CHARINDEX('#', a) + 1, 2147483647)
days_between: DATEDIFF(day, a, b)
days_after: DATEADD(day, b, CAST(a AS date))
today: CAST('2026-11-22' AS date)
year_of: YEAR(a)
month_of: MONTH(a)
weekday_of: ((DATEDIFF(day, '19000101', a) % 7 + 7) % 7 + 1)
concat: CONCAT(a, b, c, '')
join_text: STRING_AGG(a + CAST('' AS varchar(max)), ', ') WITHIN GROUP (ORDER BY b)
flag: CAST(CASE WHEN a > 1 THEN 1 ELSE 0 END AS bit)
is_true: (COALESCE(CAST(a AS int), 0) <> 0)
to_number: (CASE WHEN TRIM(CONCAT(a, '')) COLLATE Latin1_General_100_BIN2_UTF8 LIKE '%[0-9]%' AND NOT TRIM(CONCAT(a, '')) COLLATE Latin1_General_100_BIN2_UTF8 LIKE '%[^0-9.eE+-]%' AND NOT TRIM(CONCAT(a, '')) COLLATE Latin1_General_100_BIN2_UTF8 LIKE '%[eE+-]' THEN TRY_CAST(TRIM(CONCAT(a, '')) AS float) END)
to_text: (CASE WHEN CONVERT(varchar(max), a, 126) LIKE '%[0-9]e[+-][0-9][0-9][0-9]' THEN FORMAT(TRY_CAST(CONVERT(varchar(max), a, 126) AS float), 'R', 'en-US') ELSE CONVERT(varchar(max), a, 126) END)
greatest: (CASE WHEN a >= (b) OR (b) IS NULL THEN a ELSE (b) END)
least: (CASE WHEN a <= (b) OR (b) IS NULL THEN a ELSE (b) END)
share: (CAST(a AS float) / NULLIF(b, 0))
quotient: (CAST(a AS bigint) / NULLIF(CAST(b AS bigint), 0))
count_if: count(CASE WHEN a > 1 THEN 1 END)
