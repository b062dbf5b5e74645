/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A form for a new record that is like another one: what the table of kinds hands on, what hung on
 * that record, and a link back to it. */

#include "config.h"

#include "chancery-form-defaults.h"
#include "chancery-form-fields.h"
#include "chancery-form-group.h"
#include "chancery-link-type.h"
#include "chancery-record-form-private.h"

#include <glib/gi18n-lib.h>

/* Links that a new record may have to the one that it is like, whatever their kind; the first place of
 * the choice is none. */
static const char *const back_links[] = { "supersedes", "corrects", "cites", "rejoins",
                                          "precedent-for" };

typedef struct
{
  ChanceryRecordForm *form; /* borrowed: the choice stands on it */
  ChanceryRecord *like;
} Back;

static void
free_back (gpointer data, GClosure *closure)
{
  Back *back = data;

  chancery_record_unref (back->like);
  g_free (back);
}

static const ChanceryField *
links_of (ChanceryDraft *draft)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
}

static void
add_link (ChanceryDraft *draft, const char *type, ChanceryRecord *to)
{
  const ChanceryField *list = links_of (draft);
  g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
  g_autoptr (ChanceryValue) code = chancery_value_new_text (type);
  g_autoptr (ChanceryValue) target =
      chancery_value_new_reference (chancery_record_get_id (to), chancery_record_get_title (to));

  chancery_line_set_value (line, chancery_field_find (list->lines, "type"), code);
  chancery_line_set_value (line, chancery_field_find (list->lines, "to"), target);
  chancery_draft_add_line (draft, list, line);
}

static void
remove_links_to (ChanceryDraft *draft, ChanceryRecord *to)
{
  const ChanceryField *list = links_of (draft);
  ChanceryValue *links = chancery_draft_get_value (draft, list);

  for (guint i = chancery_value_get_n_items (links); i > 0; i--)
    {
      ChanceryValue *target = chancery_line_get (chancery_value_get_line (links, i - 1), "to");

      if (g_strcmp0 (chancery_value_get_reference_id (target), chancery_record_get_id (to)) == 0)
        chancery_draft_replace_line (draft, list, i - 1, NULL);
    }
}

static void
chosen_cb (GObject *drop, GParamSpec *pspec, gpointer user_data)
{
  Back *back = user_data;
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop));

  remove_links_to (back->form->draft, back->like);
  if (chosen > 0 && chosen <= G_N_ELEMENTS (back_links))
    add_link (back->form->draft, back_links[chosen - 1], back->like);
  back->form->dirty = TRUE;
  chancery_record_form_queue_keep (back->form);
}

static void
offer_link (ChanceryRecordForm *self, ChanceryRecord *like)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *drop;
  Back *back = g_new0 (Back, 1);

  gtk_string_list_append (words, _ ("No link back"));
  for (guint i = 0; i < G_N_ELEMENTS (back_links); i++)
    {
      const ChanceryLinkType *type = chancery_link_type_find (back_links[i]);
      /* Translators: %s is “supersedes”, “cites”: the new record does so to the one it is like. */
      g_autofree char *sentence = g_strdup_printf (_ ("It %s that one"), _ (type->label));

      gtk_string_list_append (words, sentence);
    }
  drop = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Link back"), -1);
  back->form = self;
  back->like = chancery_record_ref (like);
  g_signal_connect_data (drop, "notify::selected", G_CALLBACK (chosen_cb), back, free_back, 0);
  gtk_box_append (GTK_BOX (self->notice), drop);
}

/* What hung on an earlier act: its demands are not asked anew but repeated. */
static void
take_child (ChanceryDraft *main, ChanceryRecord *child, GPtrArray *others)
{
  const ChanceryKind *kind = chancery_record_get_kind (child);
  const ChanceryLinkType *type =
      chancery_link_type_find_between (chancery_draft_get_kind (main)->index, kind->index);
  g_autoptr (ChanceryValue) parent = NULL;
  ChanceryDraft *draft;

  if (chancery_record_get_state (child) == CHANCERY_STATE_VOID)
    return;
  if (type != NULL)
    {
      add_link (main, type->code, child);
      return;
    }
  draft = chancery_draft_new_like (child);
  parent = chancery_value_new_reference (chancery_draft_get_id (main), NULL);
  chancery_draft_set (draft, kind->parent, parent);
  g_ptr_array_add (others, draft);
}

static ChanceryDraft *
make_main (ChanceryRegistry *registry, ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (ChanceryDraft) like = chancery_draft_new_like (record);
  ChanceryDraft *draft = chancery_draft_new (kind);

  chancery_form_defaults_fill (registry, draft);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *value = chancery_draft_get_value (like, field);

      if (value != NULL)
        chancery_draft_set_value (draft, field, value);
    }
  return draft;
}

GtkWidget *
chancery_record_form_new_like (ChanceryRegistry *registry, ChanceryDossier *dossier)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify)chancery_record_unref);
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) others =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  g_autofree char *quoted = NULL;
  g_autofree char *words = NULL;
  ChanceryRecordForm *self;
  ChanceryRecord *record;
  const char *name;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (dossier != NULL, NULL);

  record = chancery_dossier_get_record (dossier);
  self = chancery_record_form_make (registry, chancery_record_get_kind (record));
  self->draft = make_main (registry, record);
  children = chancery_form_group_list_children (dossier, seen);
  for (guint i = 0; i < children->len; i++)
    take_child (self->draft,
                g_hash_table_lookup (seen, chancery_draft_get_id (g_ptr_array_index (children, i))),
                others);
  chancery_form_fields_load (CHANCERY_FORM_FIELDS (self->fields), self->draft, others);
  name = chancery_record_get_reference (record);
  if (name == NULL)
    /* Translators: a title inside a sentence */
    name = quoted = g_strdup_printf (_ ("“%s”"), chancery_record_get_title (record));
  /* Translators: %s is a number or a quoted title */
  words = g_strdup_printf (_ ("New from %s. Number, date, answers and history are its own."), name);
  chancery_record_form_show_notice (self, words, FALSE);
  offer_link (self, record);
  chancery_record_form_show_buttons (self);
  return GTK_WIDGET (self);
}
