-- counterpart:=Afghanistan
SELECT r.id
  FROM record AS r
  WHERE ((+r.kind IN ('demarche', 'document', 'statement', 'demand', 'assurance')
  AND (r.counterpart IN (SELECT n.record FROM name AS n WHERE chancery_matches (n.folded, ?))
  OR (r.counterpart IS NULL
  AND chancery_matches (r.counterpart_label, ?)))))
  ORDER BY r.date_key DESC LIMIT 50
-- ? = afghanistan 
-- ? = afghanistan 
-- SCAN r USING INDEX record_date_key
-- LIST SUBQUERY 1
-- SCAN n USING COVERING INDEX name_folded
