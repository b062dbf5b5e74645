-- kind:document after:1900 iran
SELECT r.id
  FROM record_search AS s CROSS JOIN record AS r ON r.date_key = s.rowid
  WHERE s.record_search MATCH ?
  AND r.kind IN (?)
  AND (r.date_key >= ?
  OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ?))
  ORDER BY s.rowid DESC LIMIT 50
-- ? (("iran"))
-- ? document
-- ? 2532333060096
-- ? 2415021
-- SCAN s VIRTUAL TABLE INDEX 192:M4
-- SEARCH r USING COVERING INDEX record_kind (kind=? AND date_key=?)
-- LIST SUBQUERY 1
-- SEARCH long_date USING COVERING INDEX long_date_last (last_day>?)
