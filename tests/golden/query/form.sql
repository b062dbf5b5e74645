-- form:note-verbale
SELECT r.id
  FROM record AS r
  WHERE ((r.form IN (?)
  AND +r.kind IN (?, ?, ?, ?, ?, ?, ?, ?)))
  ORDER BY r.date_key DESC LIMIT 50
-- ? note-verbale
-- ? demarche
-- ? document
-- ? statement
-- ? incident
-- ? demand
-- ? assurance
-- ? actor
-- ? place
-- SEARCH r USING COVERING INDEX record_form (form=?)
