/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-correction-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-date-entry.h"
#include "chancery-draft.h"
#include "chancery-errors.h"
#include "chancery-field-row.h"
#include "chancery-phrase.h"
#include "chancery-sheet.h"

#define EDITOR_HEIGHT 36

typedef struct
{
  ChanceryRegistry *registry;
  ChanceryRecord *record;
  const ChanceryField *field;
  GtkWidget *day;
  GtkWidget *echo;
  GtkWidget *reason;
  GtkWidget *lacking;
} Correction;

static void
free_correction (gpointer data)
{
  Correction *self = data;

  g_object_unref (self->registry);
  chancery_record_unref (self->record);
  g_free (self);
}

const ChanceryField *
chancery_correction_sheet_find_field (ChanceryRecord *record)
{
  const ChanceryKind *kind;

  g_return_val_if_fail (record != NULL, NULL);

  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[i] != NULL; i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, kind->day_fields[i]);

      if (field != NULL && field->type == CHANCERY_TYPE_DATE)
        return field;
    }
  return NULL;
}

static gboolean
has_figure (const char *typed)
{
  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isdigit (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

ChanceryFuzzyDate *
chancery_correction_sheet_read (const char *typed,
                                ChanceryDay stands,
                                ChanceryDay today,
                                GError **error)
{
  g_return_val_if_fail (typed != NULL, NULL);

  return chancery_date_entry_parse (typed,
                                    stands != CHANCERY_DAY_NONE && has_figure (typed) ? stands
                                                                                      : today,
                                    error);
}

/* The day that stands, as near as it is known. */
static ChanceryDay
stands_on (Correction *self)
{
  ChanceryValue *value = chancery_record_get_value (self->record, self->field);
  ChanceryFuzzyDate *date = value != NULL ? chancery_value_get_date (value) : NULL;
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (date != NULL && !chancery_fuzzy_date_get_first_day (date, &day))
    chancery_fuzzy_date_get_last_day (date, &day);
  return day;
}

/* What is to stand, or NULL with what is wrong with it, which is nothing as long as nothing is typed. */
static ChanceryValue *
dup_wanted (Correction *self, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->day))));
  ChanceryDay today = chancery_registry_get_desk_day (self->registry);
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (*typed != '\0')
    date = chancery_correction_sheet_read (typed, stands_on (self), today, error);
  if (date == NULL)
    return NULL;
  if (chancery_field_has_flag (self->field, CHANCERY_FIELD_DAY) &&
      !chancery_fuzzy_date_is_exact_day (date))
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("This has to be one exact day"));
      return NULL;
    }
  return chancery_value_new_date (date);
}

static gboolean
has_reason (Correction *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  return text[strspn (text, " ")] != '\0';
}

/* What was understood, and what is still lacking before it can be corrected. */
static void
changed_cb (Correction *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryValue) wanted = dup_wanted (self, &error);
  gboolean ready = wanted != NULL && has_reason (self);
  g_autofree char *words = NULL;

  if (wanted != NULL)
    words =
        chancery_fuzzy_date_to_words (chancery_value_get_date (wanted), CHANCERY_DATE_WORDS_LONG);
  gtk_label_set_text (GTK_LABEL (self->echo), error != NULL   ? error->message
                                              : words != NULL ? words
                                                              : "");
  gtk_label_set_text (GTK_LABEL (self->lacking),
                      wanted == NULL ? _ ("Asked for: the date that is right, and why.")
                      : !ready ? _ ("Asked for: why. The reason stands beside the correction.")
                               : _ ("Return corrects it."));
  chancery_sheet_set_ready (self->day, ready);
}

static void
day_entered_cb (Correction *self)
{
  g_autoptr (ChanceryValue) wanted = dup_wanted (self, NULL);

  if (wanted != NULL)
    gtk_widget_grab_focus (self->reason);
}

static void
reason_entered_cb (Correction *self)
{
  g_autoptr (ChanceryValue) wanted = dup_wanted (self, NULL);

  if (wanted == NULL)
    gtk_widget_grab_focus (self->day);
  else if (has_reason (self))
    chancery_sheet_go (self->reason);
}

/* What the officer reads when it is done (transfer full): the day of the answer does not move by itself. */
static char *
phrase_done (ChanceryRecord *record)
{
  g_autofree char *until = chancery_phrase_awaited (record);

  if (until == NULL)
    return g_strdup (_ ("Corrected"));
  /* Translators: %s is a date that a correction did not move. */
  return g_strdup_printf (_ ("Corrected; the reply is still due by %s"), until);
}

typedef struct
{
  GtkWidget *owner;
  char *done;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error);
  if (error != NULL)
    g_signal_emit_by_name (saving->owner, "failed", error);
  else
    g_signal_emit_by_name (saving->owner, "said", saving->done, TRUE);
  g_object_unref (saving->owner);
  g_free (saving->done);
  g_free (saving);
}

static void
go_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Correction *self = user_data;
  g_autoptr (ChanceryValue) wanted = dup_wanted (self, NULL);
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  Saving *saving;

  if (wanted == NULL || !has_reason (self))
    return;
  saving = g_new0 (Saving, 1);
  saving->owner = g_object_ref (owner);
  saving->done = phrase_done (self->record);
  g_ptr_array_add (drafts, chancery_draft_new_from_record (self->record));
  chancery_draft_set_value (g_ptr_array_index (drafts, 0), self->field, wanted);
  chancery_registry_save_async (self->registry, drafts,
                                gtk_editable_get_text (GTK_EDITABLE (self->reason)), NULL, saved_cb,
                                saving);
}

/* ---- the widgets ---- */

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
make_entry (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "chancery-editor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static void
append_row (GtkWidget *box, const char *label, GtkWidget *widget)
{
  GtkWidget *row = chancery_field_row_new ();

  chancery_field_row_append (CHANCERY_FIELD_ROW (row), label, widget);
  gtk_box_append (GTK_BOX (box), row);
}

static char *
phrase_standing (Correction *self)
{
  ChanceryValue *value = chancery_record_get_value (self->record, self->field);

  return value != NULL ? chancery_phrase_value (self->field, value) : g_strdup (_ ("no date"));
}

static GtkWidget *
make_rows (Correction *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *standing = phrase_standing (self);
  GtkWidget *stands = make_label (standing);
  g_autofree char *until = chancery_phrase_awaited (self->record);

  self->day = make_entry (_ (self->field->label));
  self->echo = make_label (NULL);
  self->reason = make_entry (_ ("Reason for the correction"));
  self->lacking = make_label (NULL);
  /* On one line with its label, and above what is typed. */
  gtk_widget_set_size_request (stands, -1, EDITOR_HEIGHT);
  gtk_widget_set_margin_start (stands, 8);
  gtk_widget_add_css_class (self->echo, "chancery-echo");
  gtk_widget_add_css_class (self->lacking, "quiet");
  gtk_widget_set_margin_top (self->lacking, 12);
  gtk_box_append (GTK_BOX (right), self->day);
  gtk_box_append (GTK_BOX (right), self->echo);
  /* Translators: before the value that a correction replaces. */
  append_row (box, _ ("Stands now"), stands);
  append_row (box, _ (self->field->label), right);
  append_row (box, _ ("Why"), self->reason);
  if (until != NULL)
    {
      /* Translators: %s is the date by which a reply is due, which a correction does not move. */
      g_autofree char *words = g_strdup_printf (_ ("%s; stays, unless you edit it"), until);
      GtkWidget *awaited = make_label (words);

      gtk_widget_set_size_request (awaited, -1, EDITOR_HEIGHT);
      gtk_widget_set_margin_start (awaited, 8);
      append_row (box, _ ("Reply by"), awaited);
    }
  gtk_box_append (GTK_BOX (box), self->lacking);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->day, "activate", G_CALLBACK (day_entered_cb), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (reason_entered_cb), self);
  return box;
}

void
chancery_correction_sheet_ask (GtkWidget *owner, ChanceryRegistry *registry, ChanceryRecord *record)
{
  const ChanceryField *field;
  Correction *self;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  field = chancery_correction_sheet_find_field (record);
  g_return_if_fail (field != NULL);
  self = g_new0 (Correction, 1);
  self->registry = g_object_ref (registry);
  self->record = chancery_record_ref (record);
  self->field = field;
  chancery_sheet_ask (owner, _ ("Correct the Date"), _ ("The original stays to be seen beside it."),
                      make_rows (self), _ ("_Correct"), CHANCERY_SHEET_SUGGESTED, go_cb, self,
                      free_correction);
  changed_cb (self);
  gtk_widget_grab_focus (self->day);
}
