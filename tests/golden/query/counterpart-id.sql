-- counterpart:5f0c6e2a-1111-4222-8333-444455556666,none year:>=2025
SELECT r.id
  FROM record AS r
  WHERE ((+r.kind IN ('demarche', 'document', 'statement', 'demand', 'assurance')
  AND r.counterpart IN (SELECT u.id
  FROM record AS u WHERE u.uuid = ?))
  OR (+r.kind NOT IN ('demarche', 'document', 'statement', 'demand', 'assurance')
  OR (r.counterpart IS NULL
  AND ifnull (r.counterpart_label, '') = '')))
  AND (r.first_day >= ?)
  ORDER BY r.date_key DESC LIMIT 50
-- ? 5f0c6e2a-1111-4222-8333-444455556666
-- ? 2460677
-- SCAN r USING INDEX record_date_key
-- LIST SUBQUERY 1
-- SEARCH u USING COVERING INDEX sqlite_autoindex_record_1 (uuid=?)
