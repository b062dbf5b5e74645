-- 
SELECT r.id
  FROM record AS r
  ORDER BY r.date_key DESC LIMIT 50
-- SCAN r USING COVERING INDEX record_date_key
