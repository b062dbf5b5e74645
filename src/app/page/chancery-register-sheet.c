/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-sheet.h"

#include "chancery-early-keys.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-record-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *owner;
  ChanceryRecord *record;
  guint n_others;
  ChancerySheetFunc done;
  /* The sheet, while what it asks about is read. */
  ChanceryEarlyKeysAwaited *sheet;
} Question;

static void
free_question (Question *question)
{
  chancery_early_keys_failed (question->sheet);
  g_object_unref (question->owner);
  chancery_record_unref (question->record);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

/* The gaps that a reader will ask about, in words. */
static const struct
{
  const char *field;
  const char *words;
} gap_words[] = {
  { "addressee", N_ ("who received it") }, { "addressee_body", N_ ("at which mission or office") },
  { "occasion_date", N_ ("the day") },     { "tone", N_ ("in what terms") },
  { "level", N_ ("at what level") },
};

static const char *
find_gap_words (const ChanceryField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (gap_words); i++)
    if (g_str_equal (gap_words[i].field, field->id))
      return _ (gap_words[i].words);
  return NULL;
}

static gboolean
is_gap (ChanceryRecord *record, const ChanceryField *field)
{
  ChanceryValue *value = chancery_record_get_value (record, field);

  if (find_gap_words (field) == NULL)
    return FALSE;
  return value == NULL || (field->type == CHANCERY_TYPE_DATE &&
                           chancery_fuzzy_date_is_unknown (chancery_value_get_date (value)));
}

const ChanceryField *
chancery_register_sheet_find_gap (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (is_gap (record, field))
      return field;
  return NULL;
}

char *
chancery_register_sheet_phrase_gaps (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GString) gaps = g_string_new (NULL);

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    {
      if (is_gap (record, field))
        g_string_append_printf (gaps, "%s%s", gaps->len > 0 ? ", " : "", find_gap_words (field));
    }
  if (gaps->len == 0)
    return NULL;
  /* Translators: %s are names of fields, “date, received by”. */
  return g_strdup_printf (_ ("Not stated: %s"), gaps->str);
}

static char *
phrase_frozen (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  guint n = chancery_kind_get_n_fields (kind);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      g_autofree char *label = NULL;

      if (!chancery_field_has_flag (field, CHANCERY_FIELD_FROZEN) ||
          chancery_record_get_value (record, field) == NULL)
        continue;
      label = g_utf8_strdown (_ (field->label), -1);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
    }
  /* Translators: %s are names of fields. */
  return g_strdup_printf (_ ("Frozen from then on, and changed only by a correction that shows the "
                             "original: %s."),
                          labels->str);
}

static char *
phrase_body (Question *question)
{
  g_autofree char *frozen = phrase_frozen (question->record);
  g_autofree char *gaps = chancery_register_sheet_phrase_gaps (question->record);
  g_autofree char *awaited = chancery_phrase_awaited (question->record);
  g_autoptr (GString) more = g_string_new (NULL);

  if (gaps != NULL)
    g_string_append_printf (more, "%s. ", gaps);
  if (question->n_others > 0)
    g_string_append_printf (
        more,
        /* Translators: demands, an incident, rights reserved on the same form. */
        ngettext ("%u record of this form is saved with it.",
                  "%u records of this form are saved with it.", question->n_others),
        question->n_others);
  if (awaited != NULL)
    {
      if (question->n_others > 0)
        g_string_append_c (more, ' ');
      /* Translators: %s is a day, “28 December 2026”. */
      g_string_append_printf (more, _ ("The reply is due on %s."), awaited);
    }
  g_strchomp (more->str);
  return *more->str != '\0' ? g_strdup_printf ("%s\n\n%s", frozen, more->str)
                            : g_steal_pointer (&frozen);
}

/* Whether what would be registered is what was asked about: a page may show another record by now. */
static gboolean
is_still_meant (Question *question)
{
  return !CHANCERY_IS_RECORD_PAGE (question->owner) ||
         g_strcmp0 (chancery_record_page_get_id (CHANCERY_RECORD_PAGE (question->owner)),
                    chancery_record_get_id (question->record)) == 0;
}

static void
number_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *number =
      chancery_registry_next_number_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_autofree char *heading = NULL;
  g_autofree char *body = phrase_body (question);

  if (gtk_widget_get_root (question->owner) == NULL || !is_still_meant (question))
    return;
  /* Translators: %s is a register number, PROT/2026/0015. */
  heading = number != NULL ? g_strdup_printf (_ ("Register as %s"), number)
                           : g_strdup (_ ("Register"));
  chancery_sheet_ask (question->owner, heading, body, NULL, _ ("_Register"),
                      CHANCERY_SHEET_SUGGESTED, question->done, NULL, NULL);
  chancery_early_keys_came (g_steal_pointer (&question->sheet));
}

void
chancery_register_sheet_ask (GtkWidget *owner,
                             ChanceryRegistry *registry,
                             GPtrArray *drafts,
                             ChancerySheetFunc done)
{
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (drafts != NULL && drafts->len > 0);

  question = g_new0 (Question, 1);
  question->owner = g_object_ref (owner);
  question->record = chancery_draft_build (g_ptr_array_index (drafts, 0));
  question->n_others = drafts->len - 1;
  question->done = done;
  question->sheet = chancery_early_keys_await (owner);
  chancery_registry_next_number_async (registry, g_ptr_array_index (drafts, 0), NULL, number_cb,
                                       question);
}
