-- kind:demarche has:demand -has:reply
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?)
  AND ((EXISTS (SELECT 1 FROM reference AS x CROSS JOIN record AS k ON k.id = x.record WHERE x.target = r.id
  AND k.kind = ?
  AND x.field = ?)))
  AND ((((EXISTS (SELECT 1 FROM reference AS x WHERE x.target = r.id
  AND x.field = 'links.to'
  AND x.role = ?)
  OR (EXISTS (SELECT 1 FROM "demarche_answers" AS k WHERE k.record = r.id))))) IS NOT TRUE)
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? demand
-- ? raised_in
-- ? replies-to
-- SEARCH r USING COVERING INDEX record_kind (kind=?)
-- CORRELATED SCALAR SUBQUERY 1
-- SEARCH x USING COVERING INDEX reference_target (target=? AND field=?)
-- SEARCH k USING INTEGER PRIMARY KEY (rowid=?)
-- CORRELATED SCALAR SUBQUERY 2
-- SEARCH x USING COVERING INDEX reference_target (target=? AND field=? AND role=?)
-- CORRELATED SCALAR SUBQUERY 3
-- SEARCH k USING PRIMARY KEY (record=?)
