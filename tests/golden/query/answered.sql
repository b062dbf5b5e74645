-- answered:receipt,none year:2026
SELECT r.id
  FROM record AS r
  WHERE ((r.kind = ?
  AND EXISTS (SELECT 1 FROM "demarche_answers" AS a WHERE a.record = r.id)
  AND NOT EXISTS (SELECT 1 FROM "demarche_answers" AS a WHERE a.record = r.id
  AND (coalesce (a."response", '') NOT IN ('receipt-only', 'takes-note', 'will-report'))))
  OR (r.kind = ?
  AND NOT EXISTS (SELECT 1 FROM "demarche_answers" AS a WHERE a.record = r.id)))
  AND ((r.first_day >= ?
  AND r.first_day < ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? demarche
-- ? 2461042
-- ? 2461407
-- MULTI-INDEX OR
-- INDEX 1
-- CORRELATED SCALAR SUBQUERY 1
-- SEARCH a USING PRIMARY KEY (record=?)
-- CORRELATED SCALAR SUBQUERY 2
-- SEARCH a USING PRIMARY KEY (record=?)
-- SEARCH r USING INDEX record_kind (kind=?)
-- INDEX 2
-- CORRELATED SCALAR SUBQUERY 3
-- SEARCH a USING PRIMARY KEY (record=?)
-- SEARCH r USING INDEX record_kind (kind=?)
-- USE TEMP B-TREE FOR ORDER BY
