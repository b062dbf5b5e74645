-- kind:demarche,document
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?, ?)
  AND NOT (r.state IN (?, ?)
  AND r.kind IN (?, ?, ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? document
-- ? draft
-- ? void
-- ? demand
-- ? assurance
-- ? reservation
-- SEARCH r USING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
