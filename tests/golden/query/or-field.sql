-- bajaur OR kind:demarche
SELECT r.id
  FROM record AS r
  WHERE (r.date_key IN (SELECT rowid
  FROM record_search WHERE record_search MATCH ?)
  OR r.kind IN (?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? ("bajaur")
-- ? demarche
-- MULTI-INDEX OR
-- INDEX 1
-- LIST SUBQUERY 1
-- SCAN record_search VIRTUAL TABLE INDEX 0:M4
-- SEARCH r USING INDEX record_date_key (date_key=?)
-- INDEX 2
-- SEARCH r USING COVERING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
