-- after:2025-01
SELECT r.id
  FROM record AS r
  WHERE (r.date_key >= ?
  OR r.date_key IN (SELECT date_key FROM long_date WHERE last_day >= ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? 2580206845952
-- ? 2460677
-- SCAN r USING COVERING INDEX record_date_key
-- LIST SUBQUERY 1
-- SEARCH long_date USING COVERING INDEX long_date_last (last_day>?)
