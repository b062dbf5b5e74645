-- kind:demarche,document
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?, ?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? document
-- SEARCH r USING COVERING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
