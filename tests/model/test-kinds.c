/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-kind.h"
#include "chancery-link-type.h"
#include "chancery-vocabulary.h"

#include <string.h>

static gboolean
is_identifier (const char *id)
{
  if (!g_ascii_islower (*id))
    return FALSE;
  for (; *id != '\0'; id++)
    if (!g_ascii_islower (*id) && !g_ascii_isdigit (*id) && *id != '_')
      return FALSE;
  return TRUE;
}

static void
check_field (const ChanceryField *field)
{
  guint n_cores = 0;

  g_test_message ("%s", field->id);
  g_assert_true (is_identifier (field->id));
  g_assert_nonnull (field->label);
  if (field->type == CHANCERY_TYPE_TERM)
    g_assert_nonnull (chancery_vocabulary_get (field->vocabulary));
  else
    g_assert_null (field->vocabulary);
  g_assert_cmpint (field->type == CHANCERY_TYPE_LINES, ==, field->lines != NULL);
  if (chancery_field_has_flag (field, CHANCERY_FIELD_SORTED))
    g_assert_true (chancery_field_has_flag (field, CHANCERY_FIELD_LIST));
  if (field->lines != NULL)
    for (const ChanceryField *inner = field->lines; inner->id != NULL; inner++)
      {
        g_assert_cmpint (inner->type, !=, CHANCERY_TYPE_LINES);
        check_field (inner);
        n_cores += chancery_field_has_flag (inner, CHANCERY_FIELD_CORE);
      }
  /* A list is called after one thing. */
  g_assert_cmpuint (n_cores, <=, 1);
}

static gboolean
has_group (const ChanceryKind *kind, const char *id)
{
  for (const ChanceryGroup *group = kind->groups; group->id != NULL; group++)
    if (g_strcmp0 (group->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
test_table_is_whole (void)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      g_assert_cmpuint (kind->index, ==, i);
      g_assert_true (is_identifier (kind->id));
      g_assert_true (chancery_kind_find (kind->id) == kind);
      for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
        {
          check_field (field);
          g_assert_true (has_group (kind, field->group));
          /* No name stands twice, not even in the envelope. */
          g_assert_true (chancery_kind_find_field (kind, field->id) == field);
          g_assert_null (chancery_field_find (chancery_kind_get_envelope (), field->id));
        }
    }
  for (const ChanceryField *field = chancery_kind_get_envelope (); field->id != NULL; field++)
    check_field (field);
}

static void
test_what_kinds_name_is_there (void)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      for (guint j = 0; j < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[j] != NULL; j++)
        g_assert_nonnull (chancery_kind_find_field (kind, kind->day_fields[j]));
      for (guint j = 0; j < G_N_ELEMENTS (kind->counterpart) && kind->counterpart[j] != NULL; j++)
        {
          g_auto (GStrv) parts = g_strsplit (kind->counterpart[j], "/", 2);

          g_assert_nonnull (chancery_kind_find_field (kind, parts[0]));
        }
      if (kind->parent != NULL)
        g_assert_nonnull (chancery_kind_find_field (kind, kind->parent));
      if (kind->form != NULL)
        g_assert_nonnull (chancery_kind_find_field (kind, kind->form));
      if (!chancery_kind_has_flag (kind, CHANCERY_KIND_TITLED))
        g_assert_nonnull (kind->make_title);
      if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
        g_assert_nonnull (chancery_kind_find_path (kind, "assessments.verdict", NULL));
    }
}

static void
test_order_is_canonical (void)
{
  const ChanceryKind *kind = chancery_kind_find ("demarche");
  guint n = chancery_kind_get_n_fields (kind);

  g_assert_cmpstr (chancery_kind_get_nth_field (kind, 0)->id, ==, "reference");
  g_assert_cmpstr (chancery_kind_get_nth_field (kind, n - 1)->id, ==, "attachments");
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (chancery_kind_get_field_position (kind, chancery_kind_get_nth_field (kind, i)),
                     ==, i);
  g_assert_cmpint (chancery_kind_get_field_position (chancery_kind_find ("place"), kind->fields),
                   ==, -1);
}

static void
test_paths (void)
{
  const ChanceryKind *kind = chancery_kind_find ("incident");
  const ChanceryField *list;

  g_assert_cmpstr (chancery_kind_find_path (kind, "claims.quantity", &list)->id, ==, "quantity");
  g_assert_cmpstr (list->id, ==, "claims");
  g_assert_cmpstr (chancery_kind_find_path (kind, "start", &list)->id, ==, "start");
  g_assert_null (list);
  g_assert_null (chancery_kind_find_path (kind, "start.text", NULL));
  g_assert_null (chancery_kind_find_path (kind, "claims.nothing", NULL));
  g_assert_null (chancery_kind_find_path (kind, "tone", NULL));
}

static void
test_vocabularies (void)
{
  guint n;
  const ChanceryVocabulary *const *all = chancery_vocabulary_list (&n);
  const ChanceryVocabulary *tone = chancery_vocabulary_get ("tone");
  const ChanceryVocabulary *form = chancery_vocabulary_get ("document_form");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (const ChanceryTerm *term = all[i]->terms; term->code != NULL; term++)
        {
          g_assert_nonnull (term->label);
          g_assert_true (g_hash_table_add (seen, (gpointer)term->code));
        }
    }
  g_assert_true (tone->ordered);
  g_assert_cmpint (chancery_vocabulary_rank (tone, "ultimatum"), >,
                   chancery_vocabulary_rank (tone, "protest"));
  g_assert_cmpint (chancery_vocabulary_rank (tone, "shouting"), ==, -1);
  g_assert_cmpstr (chancery_vocabulary_match (tone, "Strong Protest"), ==, "strong-protest");
  /* Bug: what means one of ours without doubt was refused, row after row. */
  g_assert_cmpstr (chancery_vocabulary_match (form, " Aide  Memoire"), ==, "aide-memoire");
  g_assert_cmpstr (chancery_vocabulary_match (form, "NOTE VERBALE"), ==, "note-verbale");
  g_assert_cmpstr (chancery_vocabulary_match (form, "Telegram"), ==, "cable");
  g_assert_null (chancery_vocabulary_match (form, "gram"));
  g_assert_null (chancery_vocabulary_match (form, "-"));
  g_assert_cmpstr (chancery_vocabulary_label ("tone", "from-a-newer-file"), ==,
                   "from-a-newer-file");
}

/* A level that the vocabulary does not know ranks above all: no ceiling lets it go. */
static void
test_unknown_level_ranks_above_all (void)
{
  g_assert_cmpint (chancery_vocabulary_level_rank (NULL), ==, 0);
  g_assert_cmpint (chancery_vocabulary_level_rank ("unmarked"), ==, 0);
  g_assert_cmpint (chancery_vocabulary_level_rank ("cosmic"), >,
                   chancery_vocabulary_level_rank ("top-secret"));
}

static void
test_link_types_are_the_vocabulary (void)
{
  const ChanceryVocabulary *vocabulary = chancery_vocabulary_get ("link_type");
  guint n;

  chancery_link_type_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (vocabulary->terms[i].code);
      g_assert_nonnull (chancery_link_type_find (vocabulary->terms[i].code));
    }
  g_assert_null (vocabulary->terms[n].code);
  g_assert_null (chancery_link_type_find ("marries"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds/table-is-whole", test_table_is_whole);
  g_test_add_func ("/model/kinds/what-kinds-name-is-there", test_what_kinds_name_is_there);
  g_test_add_func ("/model/kinds/order-is-canonical", test_order_is_canonical);
  g_test_add_func ("/model/kinds/paths", test_paths);
  g_test_add_func ("/model/kinds/vocabularies", test_vocabularies);
  g_test_add_func ("/model/kinds/unknown-level-ranks-above-all",
                   test_unknown_level_ranks_above_all);
  g_test_add_func ("/model/kinds/link-types-are-the-vocabulary",
                   test_link_types_are_the_vocabulary);
  return g_test_run ();
}
