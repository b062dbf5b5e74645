-- verdict:open
SELECT r.id
  FROM record AS r
  WHERE ((r.kind = ?
  AND ifnull (r.verdict, ?) IN (?))
  OR (r.kind = ?
  AND r.verdict IN (?))
  OR (r.kind = ?
  AND r.verdict IN (?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demand
-- ? open
-- ? open
-- ? assurance
-- ? open
-- ? reservation
-- ? open
-- MULTI-INDEX OR
-- INDEX 1
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 2
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 3
-- SEARCH r USING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
