-- -bajaur
SELECT r.id
  FROM record AS r
  WHERE ((r.date_key IN (SELECT rowid
  FROM record_search WHERE record_search MATCH ?)) IS NOT TRUE)
  ORDER BY r.date_key DESC LIMIT 50
-- ? "bajaur"
-- SCAN r USING COVERING INDEX record_date_key
-- LIST SUBQUERY 1
-- SCAN record_search VIRTUAL TABLE INDEX 0:M4
