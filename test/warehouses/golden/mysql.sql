-- MySQL. As for MySQL 8: only MariaDB runs in the tests, with another collation.
-- Written by test/warehouses/golden.test.ts with GOLDEN=write.

-- open
SET SESSION sql_mode = CONCAT(IF(@@sql_mode LIKE '%NO_BACKSLASH_ESCAPES%', 'NO_BACKSLASH_ESCAPES,', ''), 'ANSI_QUOTES,PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'), SESSION time_zone = '+00:00', SESSION group_concat_max_len = 4294967295, collation_connection = IF(VERSION() LIKE '%MariaDB%', 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin') /*M! , SESSION join_cache_level = 8, SESSION join_buffer_size = 8388608 */;
SELECT VERSION(), @@max_allowed_packet;
SELECT workbook FROM `homeroom__owner`;

-- create
DROP TABLE IF EXISTS `school__made`;
CREATE TABLE `school__made` (`_connection` varchar(380) NOT NULL, `_epoch` bigint NOT NULL, `id` varchar(380) NOT NULL COMMENT 'The source’s own id.', `order` bigint, `share` double, `active` tinyint(1), `born` date, `seen` datetime(6), `_extra` longtext, PRIMARY KEY (`_connection`, `_epoch`, `id`)) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin COMMENT 'People who learn; it''s all of them.';
CREATE INDEX `school__made by born` ON `school__made` (`born`);
CREATE INDEX `school__made by _connection, id` ON `school__made` (`_connection`(100), `id`(100));

-- ensure, where nothing is
SELECT '', c.table_name, c.column_name, c.column_type, c.column_comment, t.table_comment, t.table_rows FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' AND c.table_name IN ('raw_edfi__students');
CREATE TABLE `raw_edfi__students` (`_connection` varchar(380) NOT NULL, `_epoch` bigint NOT NULL, `id` varchar(380) NOT NULL COMMENT 'The source’s own id.', `order` bigint, `share` double, `active` tinyint(1), `born` date, `seen` datetime(6), `_extra` longtext, PRIMARY KEY (`_connection`, `_epoch`, `id`)) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin COMMENT 'People who learn; it''s all of them.';
CREATE INDEX `raw_edfi__students by born` ON `raw_edfi__students` (`born`);
CREATE INDEX `raw_edfi__students by _connection, id` ON `raw_edfi__students` (`_connection`(100), `id`(100));

-- ensure, where a column is missing and another too narrow
SELECT '', c.table_name, c.column_name, c.column_type, c.column_comment, t.table_comment, t.table_rows FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' AND c.table_name IN ('raw_edfi__students');
SELECT DISTINCT '', table_name, index_name FROM information_schema.statistics WHERE table_schema = database() AND table_name IN ('raw_edfi__students');
ALTER TABLE `raw_edfi__students` MODIFY `share` double;
ALTER TABLE `raw_edfi__students` MODIFY `id` varchar(380) NOT NULL COMMENT 'The source’s own id.';
ALTER TABLE `raw_edfi__students` ADD COLUMN `_extra` longtext;
ALTER TABLE `raw_edfi__students` COMMENT 'People who learn; it''s all of them.';
CREATE INDEX `raw_edfi__students by born` ON `raw_edfi__students` (`born`);
CREATE INDEX `raw_edfi__students by _connection, id` ON `raw_edfi__students` (`_connection`(100), `id`(100));

-- ensure, where a number becomes a text
SELECT '', c.table_name, c.column_name, c.column_type, c.column_comment, t.table_comment, t.table_rows FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' AND c.table_name IN ('raw_edfi__students');
SELECT DISTINCT '', table_name, index_name FROM information_schema.statistics WHERE table_schema = database() AND table_name IN ('raw_edfi__students');
ALTER TABLE `raw_edfi__students` MODIFY `share` longtext;
ALTER TABLE `raw_edfi__students` MODIFY `id` varchar(380) NOT NULL COMMENT 'The source’s own id.';
ALTER TABLE `raw_edfi__students` COMMENT 'People who learn; it''s all of them.';
CREATE INDEX `raw_edfi__students by born` ON `raw_edfi__students` (`born`);
CREATE INDEX `raw_edfi__students by _connection, id` ON `raw_edfi__students` (`_connection`(100), `id`(100));

-- view
CREATE OR REPLACE VIEW `raw_edfi__students_current` AS SELECT * FROM `raw_edfi__students`;

-- drop
SELECT '', table_name, table_type FROM information_schema.tables WHERE table_schema = database() AND table_name IN ('raw_edfi__students');
DROP VIEW `raw_edfi__students`;

-- drop, of what is known to be a table
DROP TABLE IF EXISTS `raw_edfi__students`;

-- upsert, of rows that may be many
-- begin
INSERT INTO `raw_edfi__students` (`_connection`, `_epoch`, `id`, `order`, `share`, `active`, `born`, `seen`, `_extra`) SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, j.c8 FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR, c2 longtext PATH '$[2]' ERROR ON ERROR, c3 bigint PATH '$[3]' ERROR ON ERROR, c4 double PATH '$[4]' ERROR ON ERROR, c5 tinyint(1) PATH '$[5]' ERROR ON ERROR, c6 varchar(40) PATH '$[6]' ERROR ON ERROR, c7 varchar(40) PATH '$[7]' ERROR ON ERROR, c8 longtext PATH '$[8]' ERROR ON ERROR)) AS j ON DUPLICATE KEY UPDATE `order` = VALUES(`order`), `share` = VALUES(`share`), `active` = VALUES(`active`), `born` = VALUES(`born`), `seen` = VALUES(`seen`), `_extra` = VALUES(`_extra`);
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
-- commit

-- fill
DROP TABLE IF EXISTS `school__made`;
CREATE TABLE `school__made` (`_connection` varchar(380) NOT NULL, `_epoch` bigint NOT NULL, `id` varchar(380) NOT NULL COMMENT 'The source’s own id.', `order` bigint, `share` double, `active` tinyint(1), `born` date, `seen` datetime(6), `_extra` longtext, PRIMARY KEY (`_connection`, `_epoch`, `id`)) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin COMMENT 'People who learn; it''s all of them.';
INSERT 1;
INSERT 2;

-- commit
-- begin
UPDATE t SET turn = turn + 1 WHERE turn = 4;
INSERT INTO `raw_edfi__students` (`_connection`, `_epoch`, `id`, `order`, `share`, `active`, `born`, `seen`, `_extra`) SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, j.c8 FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR, c2 longtext PATH '$[2]' ERROR ON ERROR, c3 bigint PATH '$[3]' ERROR ON ERROR, c4 double PATH '$[4]' ERROR ON ERROR, c5 tinyint(1) PATH '$[5]' ERROR ON ERROR, c6 varchar(40) PATH '$[6]' ERROR ON ERROR, c7 varchar(40) PATH '$[7]' ERROR ON ERROR, c8 longtext PATH '$[8]' ERROR ON ERROR)) AS j ON DUPLICATE KEY UPDATE `order` = VALUES(`order`), `share` = VALUES(`share`), `active` = VALUES(`active`), `born` = VALUES(`born`), `seen` = VALUES(`seen`), `_extra` = VALUES(`_extra`);
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
INSERT INTO `raw_edfi__students` (`_connection`, `_epoch`, `id`, `order`, `share`, `active`, `born`, `seen`, `_extra`) SELECT j.c0, j.c1, j.c2, j.c3, j.c4, j.c5, j.c6, j.c7, j.c8 FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR, c2 longtext PATH '$[2]' ERROR ON ERROR, c3 bigint PATH '$[3]' ERROR ON ERROR, c4 double PATH '$[4]' ERROR ON ERROR, c5 tinyint(1) PATH '$[5]' ERROR ON ERROR, c6 varchar(40) PATH '$[6]' ERROR ON ERROR, c7 varchar(40) PATH '$[7]' ERROR ON ERROR, c8 longtext PATH '$[8]' ERROR ON ERROR)) AS j;
-- ? "[[\"c1\",2,\"it's\",3,0.5,1,\"2010-02-28\",\"2026-11-22T07:30:00\",\"{\\\"a\\\":1}\"]]"
INSERT INTO `raw_edfi__students` (`_connection`, `_epoch`, `id`) SELECT j.c0, j.c1, j.c2 FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR, c2 longtext PATH '$[2]' ERROR ON ERROR)) AS j ON DUPLICATE KEY UPDATE `_connection` = `raw_edfi__students`.`_connection`;
-- ? "[[\"c1\",2,\"it's\"]]"
UPDATE `raw_edfi__students` JOIN JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR, c2 longtext PATH '$[2]' ERROR ON ERROR, c3 varchar(40) PATH '$[3]' ERROR ON ERROR, c4 longtext PATH '$[4]' ERROR ON ERROR)) AS j ON `raw_edfi__students`.`_connection` = j.c0 AND `raw_edfi__students`.`_epoch` = j.c1 AND `raw_edfi__students`.`id` = j.c2 SET `raw_edfi__students`.`born` = j.c3, `raw_edfi__students`.`_extra` = j.c4;
-- ? "[[\"c1\",2,\"x\",null,\"[]\"]]"
DELETE `raw_edfi__students` FROM `raw_edfi__students` JOIN JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 bigint PATH '$[1]' ERROR ON ERROR)) AS j ON `raw_edfi__students`.`_connection` = j.c0 AND `raw_edfi__students`.`order` = j.c1;
-- ? "[[\"c1\",7]]"
DELETE FROM `raw_edfi__students`;
-- commit

-- ensure, of texts that are short as a rule
SELECT '', c.table_name, c.column_name, c.column_type, c.column_comment, t.table_comment, t.table_rows FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' AND c.table_name IN ('raw_edfi__codes');
CREATE TABLE `raw_edfi__codes` (`id` varchar(120) NOT NULL, `code` varchar(120) COMMENT 'Short as a rule.', `school` bigint, `said` longtext, PRIMARY KEY (`id`)) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
CREATE INDEX `raw_edfi__codes by code, school, said` ON `raw_edfi__codes` (`code`(100), `school`, `said`(100));

-- commit, with texts that are not
ALTER TABLE `raw_edfi__codes` MODIFY `id` varchar(760) NOT NULL, MODIFY `code` longtext COMMENT 'Short as a rule.';
-- begin
INSERT INTO `raw_edfi__codes` (`id`, `code`, `school`, `said`) SELECT j.c0, j.c1, j.c2, j.c3 FROM JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 longtext PATH '$[1]' ERROR ON ERROR, c2 bigint PATH '$[2]' ERROR ON ERROR, c3 longtext PATH '$[3]' ERROR ON ERROR)) AS j ON DUPLICATE KEY UPDATE `code` = VALUES(`code`), `school` = VALUES(`school`), `said` = VALUES(`said`);
-- ? "[[\"a\",\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",1,\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"],[\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"x\",1,null]]"
UPDATE `raw_edfi__codes` JOIN JSON_TABLE(?, '$[*]' COLUMNS (c0 longtext PATH '$[0]' ERROR ON ERROR, c1 longtext PATH '$[1]' ERROR ON ERROR)) AS j ON `raw_edfi__codes`.`id` = j.c0 SET `raw_edfi__codes`.`code` = j.c1;
-- ? "[[\"a\",\"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\"]]"
-- commit

-- insert what a query selects
INSERT INTO `raw_edfi__students` (`id`, `active`, `born`) SELECT q.id, q.active, '2026-01-01' FROM (
with few as (select '(' as a -- it's ( one
 from t), "q s" as (select 1)
select id, active from few union select id, active from t
) AS q;
INSERT INTO `raw_edfi__students` (`id`) SELECT q.id FROM (
select id from t
) AS q;

-- literals
'it''s'
CONVERT(0x615C62 USING utf8mb4)
'Łódź 😀'
'{?$1}'

-- types
text: longtext
integer: bigint
number: double
boolean: tinyint(1)
date: date
timestamp: datetime(6)
json: longtext

-- macros
descriptor: substr(a, instr(a, '#') + 1)
days_between: datediff(b, a)
days_after: date_add(CAST(a AS date), INTERVAL (b) DAY)
today: CAST('2026-11-22' AS date)
year_of: year(a)
month_of: month(a)
weekday_of: (weekday(a) + 1)
concat: concat(coalesce(a, ''), coalesce(b, ''), coalesce(c, ''))
join_text: group_concat(a ORDER BY b SEPARATOR ', ')
flag: (CASE WHEN a > 1 THEN 1 ELSE 0 END)
is_true: (coalesce(a, 0) <> 0)
to_number: (CASE WHEN trim(a) REGEXP '^[+-]?([0-9]{1,200}[.]?[0-9]{0,200}|[.][0-9]{1,200})([eE][+-]?[0-9]{1,2})?$' THEN CAST(trim(a) AS double) END)
to_text: CAST(a AS char)
greatest: (CASE WHEN a >= (b) OR (b) IS NULL THEN a ELSE (b) END)
least: (CASE WHEN a <= (b) OR (b) IS NULL THEN a ELSE (b) END)
share: (CAST(a AS double) / nullif(b, 0))
quotient: ((a) DIV nullif(b, 0))
count_if: count(CASE WHEN a > 1 THEN 1 END)
