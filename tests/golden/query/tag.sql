-- tag:"border closing"
SELECT r.id
  FROM record AS r
  WHERE (r.id IN (SELECT i.record FROM item AS i WHERE i.field = ?
  AND (chancery_matches (i.text, ?))))
  ORDER BY r.date_key DESC LIMIT 50
-- ? tags
-- ?  border closing 
-- SEARCH r USING INTEGER PRIMARY KEY (rowid=?)
-- LIST SUBQUERY 1
-- SEARCH i USING COVERING INDEX item_text (field=?)
-- USE TEMP B-TREE FOR ORDER BY
