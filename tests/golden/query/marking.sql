-- marking:<=restricted
SELECT r.id
  FROM record AS r
  WHERE (r.level IN (?, ?, ?))
  ORDER BY r.date_key DESC LIMIT 50
-- ? unmarked
-- ? unclassified
-- ? restricted
-- SEARCH r USING COVERING INDEX record_marking (level=?)
-- USE TEMP B-TREE FOR ORDER BY
