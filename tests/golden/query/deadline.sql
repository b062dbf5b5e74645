-- deadline:<2026-03-01
SELECT r.id
  FROM record AS r
  WHERE (r.id IN (SELECT k.record FROM "demand" AS k WHERE k."deadline" IS NOT NULL
  AND (k."deadline_first" IS NOT NULL
  OR k."deadline_last" IS NOT NULL)
  AND ifnull (k."deadline_first", -4398046511104) < ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? 2461101
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 1
-- SCAN k USING INDEX demand_deadline
-- USE TEMP B-TREE FOR ORDER BY
