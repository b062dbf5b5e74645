-- marking:<=restricted
SELECT r.id
  FROM record AS r
  WHERE (r.level IN (?, ?, ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? unmarked
-- ? unclassified
-- ? restricted
-- SCAN r USING INDEX record_date_key
