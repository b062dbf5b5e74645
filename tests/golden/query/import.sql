-- import:3
SELECT r.id
  FROM record AS r
  WHERE r.uuid IN (SELECT l.uuid FROM batch AS b JOIN batch_log AS l ON l.batch = b.id WHERE b.state = 'done'
  AND l.what IN ('new', 'changed')
  AND b.id IN (?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? 3
-- SEARCH r USING INDEX sqlite_autoindex_record_1 (uuid=?)
-- LIST SUBQUERY 1
-- SEARCH b USING INTEGER PRIMARY KEY (rowid=?)
-- SEARCH l USING PRIMARY KEY (batch=?)
-- USE TEMP B-TREE FOR ORDER BY
