-- tone:>=protest
SELECT r.id
  FROM record AS r
  WHERE (r.id IN (SELECT k.record FROM "demarche" AS k WHERE k."tone" IN (?, ?, ?, ?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? protest
-- ? strong-protest
-- ? condemn
-- ? ultimatum
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 1
-- SCAN k
-- USE TEMP B-TREE FOR ORDER BY
