-- place:bajaur
SELECT r.id
  FROM record AS r
  WHERE (r.id IN (SELECT x.record FROM reference AS x WHERE x.target IN (SELECT n.record FROM name AS n WHERE n.kind IN (?)
  AND chancery_matches (n.folded, ?))
  AND (x.field IN (?, ?, ?, ?))
  UNION ALL SELECT y.record
  FROM record_search AS d CROSS JOIN record AS h ON h.date_key = d.rowid CROSS JOIN reference AS y ON y.record = h.id WHERE d.record_search MATCH ?
  AND y.target IS NULL
  AND (y.field IN (?, ?, ?, ?))
  AND NOT (y.field = ?
  AND h.kind IN (?, ?))
  AND chancery_matches (y.label, ?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? place
-- ?  bajaur 
-- ? occasion_place
-- ? place
-- ? part_of
-- ? region
-- ? {words title} : "bajaur"
-- ? occasion_place
-- ? place
-- ? part_of
-- ? region
-- ? part_of
-- ? actor
-- ? figure
-- ?  bajaur 
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 3
-- COMPOUND QUERY
-- LEFT-MOST SUBQUERY
-- SEARCH x USING COVERING INDEX reference_target (target=? AND field=?)
-- LIST SUBQUERY 1
-- SCAN n USING COVERING INDEX name_folded
-- UNION ALL
-- SCAN d VIRTUAL TABLE INDEX 0:M4
-- SEARCH h USING INDEX record_date_key (date_key=?)
-- SEARCH y USING PRIMARY KEY (record=? AND field=?)
-- USE TEMP B-TREE FOR ORDER BY
