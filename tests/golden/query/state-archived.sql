-- state:archived
SELECT r.id
  FROM record AS r
  WHERE ((r.state <> 'registered'
  AND r.state IN (?))
  OR (r.state = 'closed'
  AND r.id IN (SELECT k.record FROM casefile AS k WHERE k.archived IS NOT NULL)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? archived
-- MULTI-INDEX OR
-- INDEX 1
-- SEARCH r USING COVERING INDEX record_state (state=?)
-- INDEX 2
-- LIST SUBQUERY 1
-- SCAN k USING INDEX casefile_archived
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- USE TEMP B-TREE FOR ORDER BY
