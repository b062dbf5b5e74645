-- form:note-verbale
SELECT r.id
  FROM record AS r
  WHERE ((r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?))
  OR (r.kind = ?
  AND r.form IN (?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? note-verbale
-- ? document
-- ? note-verbale
-- ? statement
-- ? note-verbale
-- ? incident
-- ? note-verbale
-- ? demand
-- ? note-verbale
-- ? assurance
-- ? note-verbale
-- ? actor
-- ? note-verbale
-- ? place
-- ? note-verbale
-- MULTI-INDEX OR
-- INDEX 1
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 2
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 3
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 4
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 5
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 6
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 7
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 8
-- SEARCH r USING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
