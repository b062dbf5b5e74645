-- state:draft,void
SELECT r.id
  FROM record AS r
  WHERE ((r.state <> 'registered'
  AND r.state IN (?, ?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? draft
-- ? void
-- SEARCH r USING COVERING INDEX record_state (state=?)
-- USE TEMP B-TREE FOR ORDER BY
