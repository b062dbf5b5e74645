-- about:PROT/2026/0001
SELECT r.id
  FROM record AS r
  WHERE r.id IN (SELECT x.record FROM reference AS x WHERE x.target IN (SELECT u.id
  FROM record AS u WHERE u.uuid = ?
  UNION ALL SELECT n.record FROM number AS n WHERE n.folded = ?
  AND n.rank = (SELECT min (m.rank) FROM number AS m WHERE m.folded = ?))
  UNION ALL SELECT y.target FROM reference AS y WHERE y.record IN (SELECT u.id
  FROM record AS u WHERE u.uuid = ?
  UNION ALL SELECT n.record FROM number AS n WHERE n.folded = ?
  AND n.rank = (SELECT min (m.rank) FROM number AS m WHERE m.folded = ?))
  AND y.target IS NOT NULL
  AND y.field = ?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? prot/2026/0001
-- ? prot 2026 1
-- ? prot 2026 1
-- ? prot/2026/0001
-- ? prot 2026 1
-- ? prot 2026 1
-- ? links.to
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 8
-- COMPOUND QUERY
-- LEFT-MOST SUBQUERY
-- SEARCH x USING COVERING INDEX reference_target (target=?)
-- LIST SUBQUERY 3
-- COMPOUND QUERY
-- LEFT-MOST SUBQUERY
-- SEARCH u USING COVERING INDEX sqlite_autoindex_record_1 (uuid=?)
-- UNION ALL
-- SEARCH n USING PRIMARY KEY (folded=? AND rank=?)
-- SCALAR SUBQUERY 2
-- SEARCH m USING PRIMARY KEY (folded=?)
-- UNION ALL
-- SEARCH y USING PRIMARY KEY (record=? AND field=?)
-- LIST SUBQUERY 7
-- COMPOUND QUERY
-- LEFT-MOST SUBQUERY
-- SEARCH u USING COVERING INDEX sqlite_autoindex_record_1 (uuid=?)
-- UNION ALL
-- SEARCH n USING PRIMARY KEY (folded=? AND rank=?)
-- SCALAR SUBQUERY 6
-- SEARCH m USING PRIMARY KEY (folded=?)
-- USE TEMP B-TREE FOR ORDER BY
