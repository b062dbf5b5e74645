-- kind:demand
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?)
  AND NOT (r.state IN (?, ?)
  AND r.kind IN (?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demand
-- ? draft
-- ? void
-- ? demand
-- SEARCH r USING INDEX record_kind (kind=?)
