-- kind:demarche
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- SEARCH r USING COVERING INDEX record_kind (kind=?)
