-- PostgreSQL. Run by the tests on PostgreSQL and PGlite.
-- Written by test/warehouses/golden.test.ts with GOLDEN=write.

-- open
SELECT version(), 1073741823, set_config('TimeZone', 'UTC', false), set_config('standard_conforming_strings', 'on', false), set_config('DateStyle', 'ISO', false), set_config('extra_float_digits', '1', false);
SELECT workbook FROM "homeroom"."owner";

-- create
SELECT nspname FROM pg_namespace;
CREATE SCHEMA "school";
DO $do$
#variable_conflict use_column
BEGIN
DROP TABLE IF EXISTS "school"."made";
CREATE TABLE "school"."made" ("_connection" text COLLATE "C" NOT NULL, "_epoch" bigint NOT NULL, "id" text COLLATE "C" NOT NULL, "order" bigint, "share" double precision, "active" boolean, "born" date, "seen" timestamptz, "_extra" json, PRIMARY KEY ("_connection", "_epoch", "id"));
COMMENT ON TABLE "school"."made" IS 'People who learn; it''s all of them.';
COMMENT ON COLUMN "school"."made"."id" IS 'The source’s own id.';
CREATE INDEX "made by born" ON "school"."made" ("born");
CREATE INDEX "made by _connection, id" ON "school"."made" USING hash ("id");
END $do$;

-- ensure, where nothing is
CREATE SCHEMA "raw_edfi";
SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, NULL), col_description(t.oid, a.attnum), obj_description(t.oid) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.relkind IN ('r', 'p') AND n.nspname IN ('raw_edfi') AND t.relname IN ('students');
DO $do$
#variable_conflict use_column
BEGIN
CREATE TABLE "raw_edfi"."students" ("_connection" text COLLATE "C" NOT NULL, "_epoch" bigint NOT NULL, "id" text COLLATE "C" NOT NULL, "order" bigint, "share" double precision, "active" boolean, "born" date, "seen" timestamptz, "_extra" json, PRIMARY KEY ("_connection", "_epoch", "id"));
COMMENT ON TABLE "raw_edfi"."students" IS 'People who learn; it''s all of them.';
COMMENT ON COLUMN "raw_edfi"."students"."id" IS 'The source’s own id.';
CREATE INDEX "students by born" ON "raw_edfi"."students" ("born");
CREATE INDEX "students by _connection, id" ON "raw_edfi"."students" USING hash ("id");
END $do$;

-- ensure, where a column is missing and another too narrow
SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, NULL), col_description(t.oid, a.attnum), obj_description(t.oid) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.relkind IN ('r', 'p') AND n.nspname IN ('raw_edfi') AND t.relname IN ('students');
SELECT schemaname, tablename, indexname FROM pg_indexes WHERE schemaname IN ('raw_edfi') AND tablename IN ('students');
SELECT DISTINCT vn.nspname, v.relname, pg_get_viewdef(v.oid), obj_description(v.oid) FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace vn ON vn.oid = v.relnamespace JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE v.relkind = 'v' AND v.oid <> t.oid AND n.nspname = 'raw_edfi' AND t.relname = 'students';
DO $do$
#variable_conflict use_column
BEGIN
DROP VIEW "raw_edfi"."students_current";
ALTER TABLE "raw_edfi"."students" ALTER "share" TYPE double precision USING CAST("share" AS double precision);
CREATE VIEW "raw_edfi"."students_current" AS  SELECT 1;
COMMENT ON VIEW "raw_edfi"."students_current" IS 'Now.';
END $do$;
DO $do$
#variable_conflict use_column
BEGIN
COMMENT ON COLUMN "raw_edfi"."students"."id" IS 'The source’s own id.';
ALTER TABLE "raw_edfi"."students" ADD "_extra" json;
COMMENT ON TABLE "raw_edfi"."students" IS 'People who learn; it''s all of them.';
CREATE INDEX "students by born" ON "raw_edfi"."students" ("born");
CREATE INDEX "students by _connection, id" ON "raw_edfi"."students" USING hash ("id");
END $do$;

-- ensure, where a number becomes a text
SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, NULL), col_description(t.oid, a.attnum), obj_description(t.oid) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.relkind IN ('r', 'p') AND n.nspname IN ('raw_edfi') AND t.relname IN ('students');
SELECT schemaname, tablename, indexname FROM pg_indexes WHERE schemaname IN ('raw_edfi') AND tablename IN ('students');
SELECT DISTINCT vn.nspname, v.relname, pg_get_viewdef(v.oid), obj_description(v.oid) FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace vn ON vn.oid = v.relnamespace JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE v.relkind = 'v' AND v.oid <> t.oid AND n.nspname = 'raw_edfi' AND t.relname = 'students';
DO $do$
#variable_conflict use_column
BEGIN
DROP VIEW "raw_edfi"."students_current";
ALTER TABLE "raw_edfi"."students" ALTER "share" TYPE text COLLATE "C" USING CAST("share" AS text);
CREATE VIEW "raw_edfi"."students_current" AS  SELECT 1;
COMMENT ON VIEW "raw_edfi"."students_current" IS 'Now.';
END $do$;
DO $do$
#variable_conflict use_column
BEGIN
COMMENT ON COLUMN "raw_edfi"."students"."id" IS 'The source’s own id.';
COMMENT ON TABLE "raw_edfi"."students" IS 'People who learn; it''s all of them.';
CREATE INDEX "students by born" ON "raw_edfi"."students" ("born");
CREATE INDEX "students by _connection, id" ON "raw_edfi"."students" USING hash ("id");
END $do$;

-- view
DO $do$
#variable_conflict use_column
BEGIN
BEGIN CREATE OR REPLACE VIEW "raw_edfi"."students_current" AS SELECT * FROM "raw_edfi"."students";
EXCEPTION WHEN invalid_table_definition THEN DROP VIEW "raw_edfi"."students_current"; CREATE VIEW "raw_edfi"."students_current" AS SELECT * FROM "raw_edfi"."students";
END;
COMMENT ON VIEW "raw_edfi"."students_current" IS 'Now.';
END $do$;

-- drop
SELECT table_schema, table_name, table_type FROM information_schema.tables WHERE table_schema IN ('raw_edfi') AND table_name IN ('students');
DROP VIEW "raw_edfi"."students";

-- drop, of what is known to be a table
DROP TABLE IF EXISTS "raw_edfi"."students";

-- upsert, of rows that may be many
-- begin
INSERT INTO "raw_edfi"."students" ("_connection", "_epoch", "id", "order", "share", "active", "born", "seen", "_extra") SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 AS json) FROM json_to_recordset(CAST(? AS json)) AS j(c0 text, c1 bigint, c2 text, c3 bigint, c4 double precision, c5 boolean, c6 date, c7 timestamptz, c8 text) ON CONFLICT ("_connection", "_epoch", "id") DO UPDATE SET "order" = EXCLUDED."order", "share" = EXCLUDED."share", "active" = EXCLUDED."active", "born" = EXCLUDED."born", "seen" = EXCLUDED."seen", "_extra" = EXCLUDED."_extra";
-- ? "[{\"c0\":\"c1\",\"c1\":2,\"c2\":\"it's\",\"c3\":3,\"c4\":0.5,\"c5\":1,\"c6\":\"2010-02-28\",\"c7\":\"2026-11-22T07:30:00\",\"c8\":\"{\\\"a\\\":1}\"}]"
-- commit

-- fill
DO $do$
#variable_conflict use_column
BEGIN
DROP TABLE IF EXISTS "school"."made";
CREATE TABLE "school"."made" ("_connection" text COLLATE "C" NOT NULL, "_epoch" bigint NOT NULL, "id" text COLLATE "C" NOT NULL, "order" bigint, "share" double precision, "active" boolean, "born" date, "seen" timestamptz, "_extra" json, PRIMARY KEY ("_connection", "_epoch", "id"));
COMMENT ON TABLE "school"."made" IS 'People who learn; it''s all of them.';
COMMENT ON COLUMN "school"."made"."id" IS 'The source’s own id.';
INSERT 1;
INSERT 2;
END $do$;

-- commit
DO $do$
#variable_conflict use_column
BEGIN
UPDATE t SET turn = turn + 1 WHERE turn = 4;
IF NOT FOUND THEN RAISE EXCEPTION 'could not serialize: another refresh is at work in it'; END IF;
INSERT INTO "raw_edfi"."students" ("_connection", "_epoch", "id", "order", "share", "active", "born", "seen", "_extra") SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 AS json) FROM json_to_recordset(CAST('[{"c0":"c1","c1":2,"c2":"it''s","c3":3,"c4":0.5,"c5":1,"c6":"2010-02-28","c7":"2026-11-22T07:30:00","c8":"{\"a\":1}"}]' AS json)) AS j(c0 text, c1 bigint, c2 text, c3 bigint, c4 double precision, c5 boolean, c6 date, c7 timestamptz, c8 text) ON CONFLICT ("_connection", "_epoch", "id") DO UPDATE SET "order" = EXCLUDED."order", "share" = EXCLUDED."share", "active" = EXCLUDED."active", "born" = EXCLUDED."born", "seen" = EXCLUDED."seen", "_extra" = EXCLUDED."_extra";
INSERT INTO "raw_edfi"."students" ("_connection", "_epoch", "id", "order", "share", "active", "born", "seen", "_extra") SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, CAST(j.c8 AS json) FROM json_to_recordset(CAST('[{"c0":"c1","c1":2,"c2":"it''s","c3":3,"c4":0.5,"c5":1,"c6":"2010-02-28","c7":"2026-11-22T07:30:00","c8":"{\"a\":1}"}]' AS json)) AS j(c0 text, c1 bigint, c2 text, c3 bigint, c4 double precision, c5 boolean, c6 date, c7 timestamptz, c8 text);
INSERT INTO "raw_edfi"."students" ("_connection", "_epoch", "id") SELECT j.c0, j.c1, j.c2 FROM json_to_recordset(CAST('[{"c0":"c1","c1":2,"c2":"it''s"}]' AS json)) AS j(c0 text, c1 bigint, c2 text) ON CONFLICT ("_connection", "_epoch", "id") DO NOTHING;
UPDATE "raw_edfi"."students" SET "born" = j.c3, "_extra" = CAST(j.c4 AS json) FROM json_to_recordset(CAST('[{"c0":"c1","c1":2,"c2":"x","c4":"[]"}]' AS json)) AS j(c0 text, c1 bigint, c2 text, c3 date, c4 text) WHERE "raw_edfi"."students"."_connection" = j.c0 AND "raw_edfi"."students"."_epoch" = j.c1 AND "raw_edfi"."students"."id" = j.c2;
DELETE FROM "raw_edfi"."students" USING json_to_recordset(CAST('[{"c0":"c1","c1":7}]' AS json)) AS j(c0 text, c1 bigint) WHERE "raw_edfi"."students"."_connection" = j.c0 AND "raw_edfi"."students"."order" = j.c1;
DELETE FROM "raw_edfi"."students";
END $do$;

-- ensure, of texts that are short as a rule
SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, NULL), col_description(t.oid, a.attnum), obj_description(t.oid) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.relkind IN ('r', 'p') AND n.nspname IN ('raw_edfi') AND t.relname IN ('codes');
DO $do$
#variable_conflict use_column
BEGIN
CREATE TABLE "raw_edfi"."codes" ("id" text COLLATE "C" NOT NULL, "code" text COLLATE "C", "school" bigint, "said" text COLLATE "C", PRIMARY KEY ("id"));
COMMENT ON COLUMN "raw_edfi"."codes"."code" IS 'Short as a rule.';
CREATE INDEX "codes by code" ON "raw_edfi"."codes" USING hash ("code");
END $do$;

-- commit, with texts that are not
DO $do$
#variable_conflict use_column
BEGIN
INSERT INTO "raw_edfi"."codes" ("id", "code", "school", "said") SELECT j.c0, j.c1, j.c2, j.c3 FROM json_to_recordset(CAST('[{"c0":"a","c1":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","c2":1,"c3":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},{"c0":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","c1":"x","c2":1}]' AS json)) AS j(c0 text, c1 text, c2 bigint, c3 text) ON CONFLICT ("id") DO UPDATE SET "code" = EXCLUDED."code", "school" = EXCLUDED."school", "said" = EXCLUDED."said";
UPDATE "raw_edfi"."codes" SET "code" = j.c1 FROM json_to_recordset(CAST('[{"c0":"a","c1":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}]' AS json)) AS j(c0 text, c1 text) WHERE "raw_edfi"."codes"."id" = j.c0;
END $do$;

-- insert what a query selects
INSERT INTO "raw_edfi"."students" ("id", "active", "born") SELECT CAST(q.id AS text), CAST(q.active AS boolean), CAST('2026-01-01' AS date) FROM (
with few as (select '(' as a -- it's ( one
 from t), "q s" as (select 1)
select id, active from few union select id, active from t
) AS q;
INSERT INTO "raw_edfi"."students" ("id") SELECT CAST(q.id AS text) FROM (
select id from t
) AS q;

-- literals
'it''s'
'a\b'
'Łódź 😀'
'{?$1}'

-- types
text: text COLLATE "C"
integer: bigint
number: double precision
boolean: boolean
date: date
timestamp: timestamptz
json: json

-- macros
descriptor: substr(a, strpos(a, '#') + 1)
days_between: (CAST(b AS date) - CAST(a AS date))
days_after: (CAST(a AS date) + CAST(b AS integer))
today: CAST('2026-11-22' AS date)
year_of: CAST(extract(year FROM a) AS int)
month_of: CAST(extract(month FROM a) AS int)
weekday_of: CAST(extract(isodow FROM a) AS int)
concat: concat(a, b, c)
join_text: string_agg(CAST(a AS text), ', ' ORDER BY b NULLS FIRST)
flag: coalesce((a > 1), false)
is_true: coalesce(a, false)
to_number: (CASE WHEN trim(CAST(a AS text)) ~ '^[+-]?(\d{1,200}[.]?\d{0,200}|[.]\d{1,200})([eE][+-]?\d{1,2})?$' THEN CAST(trim(CAST(a AS text)) AS float8) END)
to_text: CAST(a AS text) COLLATE "C"
greatest: greatest(a, b)
least: least(a, b)
share: (CAST(a AS float8) / nullif(b, 0))
quotient: CAST(trunc(CAST(a AS numeric) / nullif(b, 0)) AS bigint)
count_if: count(CASE WHEN a > 1 THEN 1 END)
