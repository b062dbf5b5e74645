/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-session.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"

#include <string.h>

#define OURS "48af4f9e-c49c-434a-8d3e-6951aa62ecd3"
#define THEIRS "96e3fc2e-2441-4939-ac08-d38eae50c4a7"

static const char text[] =
    "Pakistan summons Afghan mission over Bajaur attack\n\n"
    "ISLAMABAD, 18 February 2026 — The ministry summoned the Afghan mission and lodged a formal protest "
    "with the Taliban over the attack on a post in Bajaur on February 16, in which 11 soldiers were "
    "killed and five wounded. A suicide car bomb was used. The ministry strongly condemned the attack, "
    "carried out by the TTP. It demanded that the Taliban dismantle the camps of the groups. Ali Khan "
    "said that Pakistan reserves the right to respond to threats. See https://mofa.example/18.";

static void
add (ChanceryNameIndex *index,
     ChanceryKindId kind,
     const char *id,
     const char *form,
     const char *name)
{
  g_autoptr (ChanceryNamed) named = chancery_named_new (kind, id, name, form);

  chancery_name_index_add (index, name, named);
}

static ChanceryPressText *
read_text (void)
{
  g_autoptr (ChanceryNameIndex) index = chancery_name_index_new ();
  ChanceryDay today;

  add (index, CHANCERY_KIND_ACTOR, OURS, "state", "Pakistan");
  add (index, CHANCERY_KIND_ACTOR, THEIRS, "government", "Taliban");
  add (index, CHANCERY_KIND_ACTOR, "918ac6cb-8851-4eed-8dcf-cf39419d4c62", "mission",
       "Afghan mission");
  add (index, CHANCERY_KIND_ACTOR, "918ac6cb-8851-4eed-8dcf-cf39419d4c63", "armed-group", "TTP");
  add (index, CHANCERY_KIND_PLACE, "918ac6cb-8851-4eed-8dcf-cf39419d4c64", "district", "Bajaur");
  add (index, CHANCERY_KIND_PERSON, "918ac6cb-8851-4eed-8dcf-cf39419d4c65", NULL, "Ali Khan");
  add (index, CHANCERY_KIND_PERSON, "918ac6cb-8851-4eed-8dcf-cf39419d4c66", NULL, "Ali Khan");
  g_assert_true (chancery_day_from_iso ("2026-03-02", &today));
  return chancery_press_text_read (text, today, index);
}

static ChanceryPressSession *
make_session (const char *kinds)
{
  g_autoptr (ChanceryPressText) read = read_text ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_auto (GStrv) names = g_strsplit (kinds, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (list, (gpointer)chancery_kind_find (names[i]));
  return chancery_press_session_new (read, list, OURS);
}

static GPtrArray *
make_drafts (const char *kind)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);

  g_ptr_array_add (drafts, chancery_draft_new (chancery_kind_find (kind)));
  return drafts;
}

/* The proposal for @path whose words are @words. */
static guint
find (ChanceryPressSession *session, const char *path, const char *words)
{
  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    {
      const ChanceryPressProposal *proposal = chancery_press_session_get (session, i);
      g_autofree char *said =
          chancery_press_text_dup_words (chancery_press_session_get_text (session), proposal->span);

      if (strcmp (proposal->field->path, path) == 0 && strcmp (said, words) == 0)
        return i;
    }
  g_error ("nothing proposes “%s” for %s", words, path);
}

static const ChanceryPressTake *
take (ChanceryPressSession *session, const char *path, const char *words, GPtrArray *drafts)
{
  g_autoptr (GError) error = NULL;
  const ChanceryPressTake *taken =
      chancery_press_session_take (session, find (session, path, words), 0, drafts, NULL, &error);

  g_assert_no_error (error);
  return taken;
}

static ChanceryDraft *
find_kind (GPtrArray *drafts, const char *kind)
{
  for (guint i = 0; i < drafts->len; i++)
    if (chancery_draft_get_kind (g_ptr_array_index (drafts, i)) == chancery_kind_find (kind))
      return g_ptr_array_index (drafts, i);
  return NULL;
}

static ChanceryLine *
find_link (ChanceryDraft *draft, const char *type)
{
  ChanceryValue *links = chancery_draft_get (draft, "links");

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    if (g_strcmp0 (chancery_line_get_text (chancery_value_get_line (links, i), "type"), type) == 0)
      return chancery_value_get_line (links, i);
  return NULL;
}

#define DEMARCHE "demarche incident demand reservation"

/* Bug: everybody who was named in a text was offered as the author of what had happened. */
static void
test_authors (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);

  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    {
      const ChanceryPressProposal *proposal = chancery_press_session_get (session, i);
      g_autofree char *said =
          chancery_press_text_dup_words (chancery_press_session_get_text (session), proposal->span);

      if (strcmp (proposal->field->path, "claims.actor") == 0)
        g_assert_cmpstr (said, ==, "TTP");
    }
}

/* Everything that the Bajaur text says of an act, taken into the form of a demarche. */
static void
test_take_all (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  ChanceryDraft *incident;
  ChanceryLine *claim;
  ChanceryLine *link;
  const char *source = chancery_press_session_get_source (session);

  take (session, "party_to", "Taliban", drafts);
  take (session, "addressee_body", "Afghan mission", drafts);
  take (session, "form", "summoned", drafts);
  take (session, "occasion_date", "18 February 2026", drafts);
  take (session, "tone", "strongly condemned", drafts);
  take (session, "place", "Bajaur", drafts);
  take (session, "start", "February 16", drafts);
  take (session, "phases.method", "suicide car bomb", drafts);
  take (session, "claims.quantity", "11 soldiers were killed", drafts);
  take (session, "claims.quantity", "five wounded", drafts);
  take (session, "claims.actor", "TTP", drafts);
  take (session, "text", "the Taliban dismantle the camps of the groups", drafts);
  take (session, "text", "Pakistan reserves the right to respond to threats", drafts);
  chancery_press_session_save (session, drafts);

  g_assert_cmpuint (drafts->len, ==, 5);
  g_assert_cmpstr (chancery_draft_get_text (main, "form"), ==, "summons");
  g_assert_cmpstr (chancery_draft_get_text (main, "tone"), ==, "condemn");
  g_assert_cmpstr (chancery_value_get_reference_id (
                       chancery_value_get_item (chancery_draft_get (main, "party_to"), 0)),
                   ==, THEIRS);
  link = find_link (main, "cites");
  g_assert_nonnull (link);
  g_assert_nonnull (strstr (chancery_line_get_text (link, "note"), "Date: “18 February 2026”"));
  g_assert_nonnull (strstr (chancery_line_get_text (link, "note"), "Tone: “strongly condemned”"));

  incident = find_kind (drafts, "incident");
  g_assert_nonnull (find_link (main, "protests"));
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (
                       chancery_value_get_date (chancery_draft_get (incident, "start"))),
                   ==, "2026-02-16");
  g_assert_cmpuint (chancery_value_get_n_items (chancery_draft_get (incident, "claims")), ==, 3);
  claim = chancery_value_get_line (chancery_draft_get (incident, "claims"), 0);
  g_assert_cmpstr (chancery_line_get_text (claim, "property"), ==, "casualty");
  g_assert_cmpstr (chancery_line_get_text (claim, "category"), ==, "military");
  g_assert_cmpstr (chancery_line_get_text (claim, "wording"), ==, "11 soldiers were killed");
  g_assert_cmpstr (chancery_value_get_reference_id (chancery_line_get (claim, "source")), ==,
                   source);
  claim = chancery_value_get_line (chancery_draft_get (incident, "claims"), 2);
  g_assert_cmpstr (chancery_line_get_text (claim, "property"), ==, "attribution");
  g_assert_cmpstr (chancery_value_get_reference_id (chancery_line_get (claim, "source")), ==,
                   source);

  /* What hangs on the act is addressed to whom it is addressed. */
  g_assert_cmpstr (chancery_value_get_reference_id (
                       chancery_draft_get (find_kind (drafts, "demand"), "addressee")),
                   ==, THEIRS);
  g_assert_nonnull (find_link (find_kind (drafts, "reservation"), "cites"));
  g_assert_cmpstr (chancery_draft_get_id (find_kind (drafts, "document")), ==, source);
  g_assert_cmpstr (chancery_draft_get_text (find_kind (drafts, "document"), "form"), ==,
                   "press-report");
  g_assert_cmpstr (chancery_draft_get_text (find_kind (drafts, "document"), "body"), ==, text);
  g_assert_cmpstr (chancery_draft_get_text (find_kind (drafts, "document"), "source"), ==,
                   "https://mofa.example/18");
  g_assert_null (chancery_draft_get_unknown (find_kind (drafts, "document")));
}

static void
test_undo (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  g_autoptr (ChanceryPressTake) back = NULL;

  chancery_draft_set_text (main, "form", "telephone");
  take (session, "form", "summoned", drafts);
  take (session, "text", "the Taliban dismantle the camps of the groups", drafts);
  take (session, "claims.quantity", "five wounded", drafts);
  chancery_press_session_drop (session, find (session, "tone", "strongly condemned"));

  g_assert_cmpint (chancery_press_session_undo (session, drafts, &back), ==,
                   find (session, "tone", "strongly condemned"));
  g_assert_null (back);
  g_assert_cmpint (chancery_press_session_undo (session, drafts, NULL), >=, 0);
  g_assert_null (chancery_draft_get (find_kind (drafts, "incident"), "claims"));
  g_assert_cmpint (chancery_press_session_undo (session, drafts, NULL), >=, 0);
  g_assert_null (find_kind (drafts, "demand"));
  g_assert_cmpint (chancery_press_session_undo (session, drafts, &back), >=, 0);
  g_assert_cmpstr (back->record, ==, chancery_draft_get_id (main));
  g_assert_cmpstr (chancery_draft_get_text (main, "form"), ==, "telephone");
  g_assert_cmpint (chancery_press_session_undo (session, drafts, NULL), ==, -1);

  /* Nothing rests on the text, so that it is not kept. */
  chancery_press_session_save (session, drafts);
  g_assert_null (find_kind (drafts, "document"));
  g_assert_null (find_link (main, "cites"));
}

/* What the officer changed by hand does not come from the text any more. */
static void
test_changed_by_hand (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);

  take (session, "form", "summoned", drafts);
  take (session, "tone", "strongly condemned", drafts);
  chancery_draft_set_text (main, "tone", "protest");
  chancery_press_session_save (session, drafts);
  g_assert_cmpstr (chancery_line_get_text (find_link (main, "cites"), "note"), ==,
                   "Form: “summoned”");
}

static void
test_next (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  int first = chancery_press_session_next (session, -1, 1);
  int second = chancery_press_session_next (session, first, 1);

  g_assert_cmpint (first, ==, 0);
  g_assert_cmpstr (chancery_press_session_get (session, 0)->field->path, ==, "party_to");
  g_assert_cmpint (second, ==, 1);
  g_assert_cmpint (chancery_press_session_next (session, second, -1), ==, first);
  chancery_press_session_drop (session, (guint)second);
  g_assert_cmpint (chancery_press_session_next (session, first, 1), >, second);
  /* Two words say “summons”: one answer is enough. */
  take (session, "form", "summoned", drafts);
  for (int at = chancery_press_session_next (session, -1, 1), i = 0; i < 60;
       at = chancery_press_session_next (session, at, 1), i++)
    g_assert_cmpstr (chancery_press_session_get (session, (guint)at)->field->path, !=, "form");
}

/* Nobody is guessed where two have the name. */
static void
test_choice (void)
{
  g_autoptr (ChanceryPressSession) session = make_session ("statement");
  g_autoptr (GPtrArray) drafts = make_drafts ("statement");
  guint i = find (session, "speaker", "Ali Khan");
  const ChanceryPressProposal *proposal = chancery_press_session_get (session, i);

  g_assert_true (proposal->ambiguous);
  g_assert_cmpuint (proposal->options->len, ==, 2);
  g_assert_nonnull (chancery_press_session_take (session, i, 1, drafts, NULL, NULL));
  g_assert_cmpstr (chancery_value_get_reference_id (
                       chancery_draft_get (g_ptr_array_index (drafts, 0), "speaker")),
                   ==, g_array_index (proposal->options, ChanceryPressOption, 1).named->id);
}

/* A text that is the record itself is not kept twice. */
static void
test_paper_itself (void)
{
  g_autoptr (ChanceryPressSession) session = make_session ("document");
  g_autoptr (GPtrArray) drafts = make_drafts ("document");

  take (session, "title", "Pakistan summons Afghan mission over Bajaur attack", drafts);
  g_assert_nonnull (chancery_press_session_take (session,
                                                 chancery_press_session_get_n (session) - 2, 0,
                                                 drafts, NULL, NULL));
  g_assert_cmpstr (chancery_draft_get_text (g_ptr_array_index (drafts, 0), "body"), ==, text);
  chancery_press_session_save (session, drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_null (find_link (g_ptr_array_index (drafts, 0), "cites"));
}

/* A program that was killed finds what was taken and dropped in the draft. */
static void
test_restore (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (ChanceryPressSession) again = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  ChanceryDraft *kept;
  guint dropped;

  take (session, "form", "summoned", drafts);
  take (session, "claims.quantity", "11 soldiers were killed", drafts);
  dropped = find (session, "tone", "strongly condemned");
  chancery_press_session_drop (session, dropped);
  chancery_press_session_keep (session, drafts);

  kept = chancery_press_session_find_kept (drafts);
  g_assert_nonnull (kept);
  g_assert_cmpstr (chancery_press_session_get_kept_text (kept), ==, text);
  chancery_press_session_restore (again, kept, drafts);
  g_assert_cmpstr (chancery_press_session_get_source (again), ==,
                   chancery_press_session_get_source (session));
  for (guint i = 0; i < chancery_press_session_get_n (again); i++)
    g_assert_cmpint (chancery_press_session_get (again, i)->state, ==,
                     chancery_press_session_get (session, i)->state);
  g_ptr_array_remove (drafts, kept);
  g_assert_cmpint (chancery_press_session_undo (again, drafts, NULL), ==, dropped);
  chancery_press_session_save (again, drafts);
  g_assert_nonnull (find_link (g_ptr_array_index (drafts, 0), "cites"));
  g_assert_null (chancery_press_session_find_kept (drafts));
}

/* The registry's incident is not changed from the form of an act. */
static void
test_incident_of_registry (void)
{
  g_autoptr (ChanceryPressSession) session = make_session (DEMARCHE);
  g_autoptr (GPtrArray) drafts = make_drafts ("demarche");
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (main), "links");
  g_autoptr (ChanceryLine) link = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) type = chancery_value_new_text ("protests");
  g_autoptr (ChanceryValue) to = chancery_value_new_reference (OURS, NULL);
  g_autoptr (GError) error = NULL;

  chancery_line_set_value (link, chancery_field_find (list->lines, "type"), type);
  chancery_line_set_value (link, chancery_field_find (list->lines, "to"), to);
  chancery_draft_add_line (main, list, link);
  g_assert_null (chancery_press_session_take (session, find (session, "place", "Bajaur"), 0, drafts,
                                              NULL, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

/* The table names only fields that there are, and takes only what they can hold. */
static void
test_table (void)
{
  guint n;
  const ChanceryPressField *fields = chancery_press_fields_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const ChanceryField *list;

      g_assert_nonnull (chancery_kind_find (fields[i].kind));
      g_assert_nonnull (chancery_press_field_resolve (&fields[i], &list));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/press-session/take-all", test_take_all);
  g_test_add_func ("/model/press-session/authors", test_authors);
  g_test_add_func ("/model/press-session/undo", test_undo);
  g_test_add_func ("/model/press-session/changed-by-hand", test_changed_by_hand);
  g_test_add_func ("/model/press-session/next", test_next);
  g_test_add_func ("/model/press-session/choice", test_choice);
  g_test_add_func ("/model/press-session/paper-itself", test_paper_itself);
  g_test_add_func ("/model/press-session/restore", test_restore);
  g_test_add_func ("/model/press-session/incident-of-registry", test_incident_of_registry);
  g_test_add_func ("/model/press-session/table", test_table);
  return g_test_run ();
}
