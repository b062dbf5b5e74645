-- state:open
SELECT r.id
  FROM record AS r
  WHERE ((r.state <> 'registered'
  AND r.state IN (?))
  OR (r.state = 'registered'
  AND r.kind IN (?))
  OR (r.state = 'registered'
  AND r.kind = ?
  AND ifnull (r.verdict, ?) IN (?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? open
-- ? casefile
-- ? demand
-- ? open
-- ? open
-- MULTI-INDEX OR
-- INDEX 1
-- SEARCH r USING INDEX record_state (state=?)
-- INDEX 2
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 3
-- SEARCH r USING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
