-- kind:demarche counted:yes
SELECT r.id
  FROM record AS r
  WHERE r.kind IN (?)
  AND ((r.state IN (?, ?)
  AND (r.kind <> ?
  OR ifnull ((SELECT k."delivery" FROM "demarche" AS k WHERE k.record = r.id), 'delivered') = 'delivered')))
  ORDER BY r.date_key DESC LIMIT 50
-- ? demarche
-- ? registered
-- ? closed
-- ? demarche
-- SEARCH r USING INDEX record_kind (kind=?)
-- CORRELATED SCALAR SUBQUERY 1
-- SEARCH k USING INTEGER PRIMARY KEY (rowid=?)
