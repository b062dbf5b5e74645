-- kind:demand state:void
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?)
  AND ((r.state <> 'registered'
  AND r.state IN (?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demand
-- ? void
-- SEARCH r USING INDEX record_state (state=?)
