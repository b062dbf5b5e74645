-- has:attachment,answer
SELECT r.id
  FROM record AS r
  WHERE ((EXISTS (SELECT 1 FROM "record_attachments" AS k WHERE k.record = r.id))
  OR (EXISTS (SELECT 1 FROM "demarche_answers" AS k WHERE k.record = r.id)))
  ORDER BY r.date_key DESC LIMIT 50
-- SCAN r USING COVERING INDEX record_date_key
-- CORRELATED SCALAR SUBQUERY 1
-- SEARCH k USING PRIMARY KEY (record=?)
-- CORRELATED SCALAR SUBQUERY 2
-- SEARCH k USING PRIMARY KEY (record=?)
