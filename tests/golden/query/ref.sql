-- ref:689.90D/3-3155
SELECT r.id
  FROM record AS r
  WHERE r.id IN (SELECT n.record FROM number AS n WHERE n.folded = ?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? 689 90 d 3 3155
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 1
-- SEARCH n USING PRIMARY KEY (folded=?)
-- USE TEMP B-TREE FOR ORDER BY
