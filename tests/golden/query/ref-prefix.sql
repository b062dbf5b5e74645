-- ref:PROT/2026/*
SELECT r.id
  FROM record AS r
  WHERE r.id IN (SELECT n.record FROM number AS n WHERE n.folded BETWEEN ?
  AND ?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? prot 2026
-- ? prot 2026􏿿
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 1
-- SEARCH n USING PRIMARY KEY (folded>? AND folded<?)
-- USE TEMP B-TREE FOR ORDER BY
