/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-dealings.h"

#include "chancery-search.h"
#include "chancery-sql-terms.h"
#include "chancery-statement.h"

/* ?1 the party, ?2 rows of the subject as a JSON array or NULL, ?3 how many.  The joins are CROSS so that
 * the few rows of the left side lead, whatever the planner thinks of a registry without
 * statistics; the plus keeps it from walking a whole kind. */

/* The party with what is part of it. */
#define PARTY                                                                     \
  "WITH RECURSIVE party (id) AS (SELECT ?1 UNION SELECT f.record FROM party AS p" \
  " CROSS JOIN reference AS f ON f.target = p.id AND f.field = 'part_of')"
/* And the people who hold its posts. */
#define SIDE                                                                         \
  PARTY ", side (id) AS (SELECT id FROM party UNION SELECT f.record FROM party AS p" \
        " CROSS JOIN reference AS f ON f.target = p.id AND f.field = 'posts.actor')"
/* Acts to them, and acts either way. */
#define ACTS_TO                                                                  \
  ", acts_to (id) AS (SELECT f.record FROM party AS p CROSS JOIN reference AS f" \
  " ON f.target = p.id AND f.field IN ('party_to', 'addressee_body'))"
#define ACTS                                                                  \
  ", acts (id) AS (SELECT f.record FROM party AS p CROSS JOIN reference AS f" \
  " ON f.target = p.id AND f.field IN ('party_to', 'addressee_body', 'party_from'))"
/* What is linked to those acts, whichever names the other. */
#define LINKED                                                                 \
  ", linked (id) AS (SELECT l.target FROM acts AS a CROSS JOIN reference AS l" \
  " ON l.record = a.id AND l.field = 'links.to' AND l.target IS NOT NULL"      \
  " UNION SELECT l.record FROM acts AS a CROSS JOIN reference AS l"            \
  " ON l.target = a.id AND l.field = 'links.to')"
/* What hangs on those acts. */
#define CHILDREN                                                                 \
  ", children (id) AS (SELECT c.record FROM acts AS a CROSS JOIN reference AS c" \
  " ON c.target = a.id AND c.field IN ({sources})"                               \
  " UNION SELECT f.record FROM party AS p CROSS JOIN reference AS f"             \
  " ON f.target = p.id AND f.field IN ('addressee', 'given_by'))"

#define SELECT " SELECT r.id FROM record AS r "
#define STANDS "r.state IN ('registered', 'closed') "
#define OF_SUBJECT "AND (?2 IS NULL OR r.id IN (SELECT j.value FROM json_each (?2) AS j)) "
#define NEWEST "ORDER BY r.date_key < 0, r.date_key DESC, r.id LIMIT ?3"
#define NEXT "ORDER BY r.date_key < 0, r.date_key, r.id LIMIT ?3"
#define NOT_SETTLED "AND (r.verdict IS NULL OR r.verdict NOT IN ({settled demand_verdict})) "

static const char *const statements[CHANCERY_N_DEALINGS] = {
  [CHANCERY_DEALING_ACTS] = PARTY ACTS SELECT
  "WHERE +r.kind = 'demarche' AND " STANDS "AND r.id IN (SELECT id FROM acts) " OF_SUBJECT NEWEST,

  /* Who gave it; where nobody is named, whose words it stands in. */
  [CHANCERY_DEALING_ASSURANCES] = SIDE SELECT
  "WHERE +r.kind = 'assurance' AND " STANDS "AND r.id IN ("
  "SELECT f.record FROM side AS s CROSS JOIN reference AS f ON f.target = s.id AND f.field = 'given_by' "
  "UNION SELECT g.record FROM side AS s CROSS JOIN reference AS f ON f.target = s.id"
  " AND (f.field IN ('party_from', 'issuer', 'speaker') OR (f.field = 'correspondents.who' AND f.role = 'from'))"
  " CROSS JOIN reference AS g ON g.target = f.record AND g.field = 'given_in'"
  " WHERE NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = g.record AND w.field = 'given_by')) " OF_SUBJECT
      NEWEST,

  [CHANCERY_DEALING_OUR_ASSURANCES] = SIDE SELECT
  "WHERE +r.kind = 'assurance' AND " STANDS "AND r.id IN (SELECT f.record FROM side AS s"
  " CROSS JOIN reference AS f ON f.target = s.id AND f.field = 'given_to') " OF_SUBJECT NEWEST,

  [CHANCERY_DEALING_DEMANDS] = PARTY ACTS_TO SELECT
  "WHERE +r.kind = 'demand' AND " STANDS NOT_SETTLED "AND r.id IN ("
  "SELECT f.record FROM party AS p CROSS JOIN reference AS f ON f.target = p.id AND f.field = 'addressee' "
  "UNION SELECT c.record FROM acts_to AS a CROSS JOIN reference AS c ON c.target = a.id AND c.field = 'raised_in'"
  " WHERE NOT EXISTS (SELECT 1 FROM reference AS w WHERE w.record = c.record AND w.field = 'addressee')) " OF_SUBJECT
      NEWEST,

  [CHANCERY_DEALING_THEIR_DEMANDS] = PARTY SELECT
  "WHERE +r.kind = 'demand' AND " STANDS NOT_SETTLED "AND r.id IN (SELECT c.record FROM party AS p"
  " CROSS JOIN reference AS f ON f.target = p.id AND f.field = 'party_from'"
  " CROSS JOIN reference AS c ON c.target = f.record AND c.field = 'raised_in') " OF_SUBJECT NEWEST,

  [CHANCERY_DEALING_RESERVATIONS] = PARTY ACTS_TO SELECT
  "WHERE +r.kind = 'reservation' AND " STANDS
  "AND (r.verdict IS NULL OR r.verdict NOT IN ({settled reservation_verdict})) AND r.id IN (SELECT c.record"
  " FROM acts_to AS a CROSS JOIN reference AS c ON c.target = a.id AND c.field = 'made_in') " OF_SUBJECT
      NEWEST,

  [CHANCERY_DEALING_STATEMENTS] = SIDE SELECT
  "WHERE +r.kind = 'statement' AND " STANDS "AND r.id IN (SELECT f.record FROM side AS s"
  " CROSS JOIN reference AS f ON f.target = s.id AND f.field IN ('issuer', 'speaker')) " OF_SUBJECT
      NEWEST,

  /* One claim alone disputes nothing. */
  [CHANCERY_DEALING_DISPUTED] = PARTY ACTS LINKED SELECT
  "WHERE +r.kind IN ('incident', 'figure') AND " STANDS "AND r.id IN (SELECT id FROM linked "
  "UNION SELECT f.record FROM party AS p CROSS JOIN reference AS f ON f.target = p.id"
  " AND f.field IN ('claims.actor', 'claims.attributed_to', 'roles.actor', 'targets.operated_by')) "
  "AND ((SELECT count (*) FROM incident_claims AS c WHERE c.record = r.id) > 1"
  " OR (SELECT count (*) FROM figure_claims AS c WHERE c.record = r.id) > 1) " OF_SUBJECT NEWEST,

  /* From what was said in those acts, beside them, or by the party; the new figure or the old one. */
  [CHANCERY_DEALING_FIGURES] = SIDE ACTS LINKED
  ", near (id) AS (SELECT id FROM acts UNION SELECT id FROM linked UNION SELECT f.record FROM side AS s"
  " CROSS JOIN reference AS f ON f.target = s.id AND f.field IN ('issuer', 'speaker'))"
  ", sourced (id) AS (SELECT f.record FROM near AS n"
  " CROSS JOIN reference AS f ON f.target = n.id AND f.field = 'source')" SELECT
  "WHERE +r.kind = 'figure' AND " STANDS "AND EXISTS (SELECT 1 FROM reference AS x"
  " WHERE x.record = r.id AND x.field = 'replaces' AND x.target IS NOT NULL) "
  "AND r.id IN (SELECT id FROM sourced UNION SELECT x.record FROM sourced AS s"
  " CROSS JOIN reference AS x ON x.target = s.id AND x.field = 'replaces') " OF_SUBJECT NEWEST,

  [CHANCERY_DEALING_ACTIONS] = PARTY ACTS LINKED CHILDREN SELECT
  "CROSS JOIN action AS k ON k.record = r.id "
  "WHERE +r.kind = 'action' AND r.state = 'registered' AND k.done_on IS NULL AND r.id IN (SELECT o.record"
  " FROM (SELECT id FROM party UNION SELECT id FROM acts UNION SELECT id FROM linked"
  "  UNION SELECT id FROM children) AS t"
  " CROSS JOIN reference AS o ON o.target = t.id AND o.field = 'on') " OF_SUBJECT NEXT,

  [CHANCERY_DEALING_PAPERS] = SIDE SELECT
  "CROSS JOIN document AS k ON k.record = r.id "
  "WHERE +r.kind = 'document' AND r.state IN ('draft', 'registered') AND k.due IS NOT NULL"
  " AND r.id IN (SELECT f.record FROM side AS s"
  "  CROSS JOIN reference AS f ON f.target = s.id AND f.field = 'correspondents.who')"
  " AND NOT EXISTS (SELECT 1 FROM reference AS l WHERE l.target = r.id"
  "  AND l.field = 'links.to' AND l.role = 'replies-to') " OF_SUBJECT
  "ORDER BY coalesce (k.due_first, k.due_last), r.id LIMIT ?3",

  /* Whoever was received may hold a post whatever the subject is. */
  [CHANCERY_DEALING_PEOPLE] = SIDE SELECT
  "WHERE +r.kind = 'person' AND r.state <> 'void' AND ?2 IS ?2 AND r.id IN (SELECT id FROM side) "
  "ORDER BY r.title, r.id LIMIT ?3",
};

/* ?1 the rows; what hangs on another record stands for that record too. */
#define GIVEN "WITH given (id) AS (SELECT j.value FROM json_each (?1) AS j) "

static const char widen_to_sources[] = GIVEN
    "SELECT id FROM given UNION SELECT f.target FROM given AS g CROSS JOIN reference AS f ON f.record = g.id"
    " AND f.field IN ({sources}, 'on', 'source') AND f.target IS NOT NULL";
static const char widen_to_linked[] = GIVEN
    "SELECT id FROM given UNION SELECT f.target FROM given AS g CROSS JOIN reference AS f ON f.record = g.id"
    " AND f.field = 'links.to' AND f.target IS NOT NULL "
    "UNION SELECT f.record FROM given AS g CROSS JOIN reference AS f ON f.target = g.id AND f.field = 'links.to'";
static const char widen_to_children[] = GIVEN
    "SELECT id FROM given UNION SELECT f.record FROM given AS g CROSS JOIN reference AS f ON f.target = g.id"
    " AND f.field IN ({sources}, 'on', 'source', 'replaces')";

static char *
rows_to_json (GArray *rows)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (rows, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* The first column of what @statement gives; NULL on error. */
static GArray *
read_rows (ChanceryStatement *statement, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  while (chancery_statement_step (statement, &local))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

char *
chancery_dealings_find_subject (ChanceryDb *db, ChanceryQuery *query, GError **error)
{
  static const char *const steps[] = { widen_to_sources, widen_to_linked, widen_to_children,
                                       widen_to_children };
  g_autoptr (GArray) hits = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  hits = chancery_search_rows (db, query, NULL, FALSE, error);
  if (hits == NULL)
    return NULL;
  subject = rows_to_json (hits);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *sql = chancery_sql_terms_expand (steps[i]);
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", subject);
      g_autoptr (GArray) rows = statement != NULL ? read_rows (statement, error) : NULL;

      if (rows == NULL)
        return NULL;
      g_free (subject);
      subject = rows_to_json (rows);
    }
  return g_steal_pointer (&subject);
}

GArray *
chancery_dealings_list (ChanceryDb *db,
                        ChanceryDealing dealing,
                        gint64 party,
                        const char *subject,
                        guint limit,
                        GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && dealing < CHANCERY_N_DEALINGS, NULL);

  sql = chancery_dealings_dup_sql (dealing);
  statement = chancery_db_query (db, error, sql, "iti", party, subject, (gint64)limit);
  return statement != NULL ? read_rows (statement, error) : NULL;
}

gint64
chancery_dealings_find_party (ChanceryDb *db, gint64 row, const char *own, GError **error)
{
  /* What was formally said to somebody tells more than what is beside it. */
  static const char question[] =
      "WITH RECURSIVE own (id) AS (SELECT o.id FROM record AS o WHERE o.uuid = ?2"
      "  UNION SELECT f.record FROM own AS w CROSS JOIN reference AS f ON f.target = w.id AND f.field = 'part_of'),"
      " source (id) AS (SELECT f.target FROM reference AS f WHERE f.record = ?1"
      "  AND f.field IN ({sources}, 'on') AND f.target IS NOT NULL),"
      " near (id) AS (SELECT f.target FROM reference AS f WHERE f.record = ?1"
      "  AND f.field IN ('links.to', 'items.record') AND f.target IS NOT NULL"
      "  UNION ALL SELECT f.record FROM reference AS f WHERE f.target = ?1 AND f.field = 'links.to'),"
      " found (id, rank) AS (SELECT ?1, 1"
      "  UNION ALL SELECT r.counterpart, 2 FROM record AS r WHERE r.id = ?1"
      "  UNION ALL SELECT r.counterpart, 3 FROM source AS s CROSS JOIN record AS r ON r.id = s.id"
      "  UNION ALL SELECT r.counterpart, CASE r.kind WHEN 'demarche' THEN 4 ELSE 5 END"
      "   FROM near AS n CROSS JOIN record AS r ON r.id = n.id"
      "  UNION ALL SELECT f.target, 6 FROM reference AS f WHERE f.record = ?1 AND f.field IN"
      "   ('posts.actor', 'roles.actor', 'claims.actor', 'targets.operated_by')) "
      "SELECT t.id FROM found AS f CROSS JOIN record AS t ON t.id = f.id "
      "WHERE t.kind = 'actor' AND t.state <> 'void' AND t.id NOT IN (SELECT id FROM own) "
      "GROUP BY f.rank, t.id ORDER BY f.rank, count (*) DESC, t.id LIMIT 1";
  g_autofree char *sql = chancery_sql_terms_expand (question);
  g_autoptr (ChanceryStatement) statement = NULL;

  g_return_val_if_fail (db != NULL, 0);

  statement = chancery_db_query (db, error, sql, "it", row, own);
  if (statement == NULL || !chancery_statement_step (statement, error))
    return 0;
  return chancery_statement_get_int (statement, 0);
}

char *
chancery_dealings_dup_sql (ChanceryDealing dealing)
{
  g_return_val_if_fail (dealing < CHANCERY_N_DEALINGS, NULL);
  return chancery_sql_terms_expand (statements[dealing]);
}
