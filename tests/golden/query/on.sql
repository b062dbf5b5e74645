-- on:2026-02
SELECT r.id
  FROM record AS r
  WHERE ((r.date_key >= ?
  AND r.date_key < ?)
  OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ?
  AND first_day <= ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? 2580622082048
-- ? 2580651442176
-- ? 2461073
-- ? 2461100
-- MULTI-INDEX OR
-- INDEX 1
-- SEARCH r USING COVERING INDEX record_date_key (date_key>? AND date_key<?)
-- INDEX 2
-- LIST SUBQUERY 1
-- SEARCH long_date USING INDEX long_date_last (last_day>?)
-- SEARCH r USING COVERING INDEX record_date_key (date_key=?)
-- USE TEMP B-TREE FOR ORDER BY
