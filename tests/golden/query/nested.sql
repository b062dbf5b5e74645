-- (bajaur OR kabul) -(army OR "law enforcement") kind:incident
SELECT r.id
  FROM record_search AS s CROSS JOIN record AS r ON r.date_key = s.rowid
  WHERE s.record_search MATCH ?
  AND r.kind IN (?)
  ORDER BY s.rowid DESC LIMIT 50
-- ? ((("bajaur") OR ("kabul"))) NOT ((("army") OR ("law enforcement")))
-- ? incident
-- SCAN s VIRTUAL TABLE INDEX 192:M4
-- SEARCH r USING COVERING INDEX record_kind (kind=? AND date_key=?)
