-- case:AFG/2026/1
SELECT r.id
  FROM record AS r
  WHERE r.id IN (SELECT x.target FROM reference AS x WHERE x.record IN (SELECT u.id
  FROM record AS u WHERE u.uuid = ?
  UNION ALL SELECT n.record FROM number AS n WHERE n.folded = ?
  AND n.rank = (SELECT min (m.rank) FROM number AS m WHERE m.folded = ?))
  AND x.target IS NOT NULL
  AND x.field IN (?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? afg/2026/1
-- ? afg 2026 1
-- ? afg 2026 1
-- ? items.record
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 4
-- SEARCH x USING PRIMARY KEY (record=? AND field=?)
-- LIST SUBQUERY 3
-- COMPOUND QUERY
-- LEFT-MOST SUBQUERY
-- SEARCH u USING COVERING INDEX sqlite_autoindex_record_1 (uuid=?)
-- UNION ALL
-- SEARCH n USING PRIMARY KEY (folded=? AND rank=?)
-- SCALAR SUBQUERY 2
-- SEARCH m USING PRIMARY KEY (folded=?)
-- USE TEMP B-TREE FOR ORDER BY
