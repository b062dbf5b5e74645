-- treaty after:1925 before:1930
SELECT r.id
  FROM record_search AS s CROSS JOIN record AS r ON r.date_key = s.rowid
  WHERE s.record_search MATCH ?
  AND (r.date_key >= ?
  OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ?))
  AND ((r.date_key >= 0
  AND r.date_key < ?)
  OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day > ?
  AND first_day <= ?))
  ORDER BY s.rowid DESC LIMIT 50
-- ? (("treaty"))
-- ? 2541907607552
-- ? 2424152
-- ? 2544205037568
-- ? 2426342
-- ? 2426342
-- SCAN s VIRTUAL TABLE INDEX 192:M4
-- SEARCH r USING COVERING INDEX record_date_key (date_key=?)
-- LIST SUBQUERY 1
-- SEARCH long_date USING COVERING INDEX long_date_last (last_day>?)
-- LIST SUBQUERY 2
-- SEARCH long_date USING INDEX long_date_last (last_day>?)
