-- state:draft,void
SELECT r.id
  FROM record AS r
  WHERE (r.state IN (?, ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? draft
-- ? void
-- SCAN r USING INDEX record_date_key
