/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file would bring, in tabs, and what is still to be done before it can be brought in. */

#include "config.h"

#include "chancery-import-page-private.h"

#include "chancery-import-tab.h"
#include "chancery-import-words.h"

#include <glib/gi18n.h>

/* The sides change places where one reads from the right, and the keys with them. */
static char *
phrase_open (ChanceryImportPage *self, guint open)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return g_strdup_printf (ngettext ("%u clash is open: Right keeps what is here, Left takes "
                                      "theirs, Shift for the whole record",
                                      "%u clashes are open: Right keeps what is here, Left takes "
                                      "theirs, Shift for the whole record",
                                      open),
                            open);
  return g_strdup_printf (ngettext ("%u clash is open: Left keeps what is here, Right takes "
                                    "theirs, Shift for the whole record",
                                    "%u clashes are open: Left keeps what is here, Right takes "
                                    "theirs, Shift for the whole record",
                                    open),
                          open);
}

/* With a key that was revoked nothing comes in before somebody has said that they know of it. */
static gboolean
is_taken (ChanceryImportPage *self)
{
  return self->preview == NULL || self->preview->revoked == NULL ||
         gtk_check_button_get_active (self->revoked_check);
}

void
chancery_import_page_update_apply (ChanceryImportPage *self)
{
  guint open = self->clashes != NULL ? chancery_import_model_get_n_open (self->clashes) : 0;
  gboolean something;
  g_autofree char *hint = NULL;

  something = self->preview != NULL &&
              (self->preview->summary.n_new > 0 || self->preview->summary.n_changed > 0 ||
               self->preview->summary.n_conflicts > 0 || self->preview->summary.n_contents > 0);
  if (open > 0)
    hint = phrase_open (self, open);
  else if (self->clashes != NULL)
    hint = g_strdup (_ ("Every clash has its answer: Ctrl+Return brings in"));
  else if (something)
    hint = g_strdup (_ ("Ctrl+Return brings in"));
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
  gtk_widget_set_sensitive (self->apply_button, something && open == 0 && is_taken (self));
}

void
chancery_import_page_clear_tabs (ChanceryImportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs))) != NULL)
    gtk_stack_remove (self->tabs, child);
  g_clear_object (&self->clashes);
}

static void
add_tab (ChanceryImportPage *self,
         ChanceryImportModel *model,
         gboolean clashes,
         const char *name,
         const char *label,
         const char *explanation)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));
  GtkWidget *tab = chancery_import_tab_new (model, clashes, label, explanation, self->folder);
  g_autofree char *title = NULL;

  /* Translators: a tab: what is in it, and how many. */
  title = g_strdup_printf (_ ("%s %'u"), label, n_items);
  gtk_stack_add_titled (self->tabs, tab, name, title);
}

static void
add_part (ChanceryImportPage *self,
          ChanceryImportPart part,
          guint64 n_items,
          const char *name,
          const char *label,
          const char *explanation)
{
  g_autoptr (ChanceryImportModel) model = NULL;

  if (n_items == 0)
    return;
  model = chancery_import_model_new (self->registry, part, (guint)MIN (n_items, G_MAXUINT - 1));
  add_tab (self, model, FALSE, name, label, explanation);
}

/* What asks for an answer comes first. */
static void
fill_tabs (ChanceryImportPage *self)
{
  const ChanceryImportSummary *summary = &self->preview->summary;

  if (self->preview->conflict_records->len > 0)
    {
      self->clashes =
          chancery_import_model_new_clashes (self->registry, self->preview->conflict_records);
      g_signal_connect_object (self->clashes, "decided",
                               G_CALLBACK (chancery_import_page_update_apply), self,
                               G_CONNECT_SWAPPED);
      add_tab (self, self->clashes, TRUE, "clashes", _ ("Clashes"), NULL);
    }
  add_part (self, CHANCERY_IMPORT_NEW, summary->n_new, "new", _ ("New"), NULL);
  add_part (self, CHANCERY_IMPORT_CHANGED, summary->n_changed, "changed", _ ("Changed"), NULL);
  add_part (
      self, CHANCERY_IMPORT_NAMES, summary->n_made, "names", _ ("Names to Check"),
      _ ("Each becomes a record, since none here has this name, or several have it; the desk lists it until "
         "somebody has checked it. Where one is here under another name, add this name to its record before you "
         "bring this in."));
  add_part (self, CHANCERY_IMPORT_NOTES, self->preview->n_notes, "notes", _ ("To Look At"), NULL);
  gtk_widget_set_visible (self->switcher,
                          gtk_widget_get_first_child (GTK_WIDGET (self->tabs)) != NULL);
}

/* Who signed the file stands at the head: whether it is brought in may depend on it. */
static void
show_seal (ChanceryImportPage *self)
{
  g_autofree char *sentences = self->preview->seal != NULL ? g_strjoinv ("\n", self->preview->seal)
                                                           : NULL;

  gtk_label_set_text (self->seal_label, sentences != NULL ? sentences : "");
  gtk_widget_set_visible (GTK_WIDGET (self->seal_label), sentences != NULL);
  gtk_check_button_set_active (self->revoked_check, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->revoked_check), self->preview->revoked != NULL);
}

void
chancery_import_page_offer_skip (ChanceryImportPage *self, const char *says)
{
  gtk_widget_set_visible (self->skip_button, !g_queue_is_empty (&self->waiting));
  if (says != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->skip_button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, says, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->skip_button),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What is hidden would take the keys, too. */
void
chancery_import_page_focus_skip (ChanceryImportPage *self)
{
  if (gtk_widget_get_visible (self->skip_button))
    gtk_widget_grab_focus (self->skip_button);
}

void
chancery_import_page_turn_to (ChanceryImportPage *self, const char *name)
{
  /* What is hidden would take the keys, and without any focus Escape is for nobody. */
  if (gtk_widget_is_focus (GTK_WIDGET (self->progress)))
    gtk_widget_grab_focus (self->cancel_button);
  gtk_stack_set_visible_child_name (self->stack, name);
}

void
chancery_import_page_reveal_preview (ChanceryImportPage *self)
{
  chancery_import_page_update_apply (self);
  gtk_widget_set_visible (self->apply_button, TRUE);
  gtk_widget_set_visible (self->back_button, self->maps_columns);
  chancery_import_page_offer_skip (self, NULL);
  chancery_import_page_turn_to (self, "preview");
}

/* Whoever went past the columns learns here what stays behind. */
static void
show_left_out (ChanceryImportPage *self)
{
  g_autoptr (ChanceryCsvMapping) mapping = NULL;
  g_autofree char *left = NULL;

  if (self->maps_columns)
    {
      mapping = chancery_columns_page_dup_mapping (self->columns_page);
      left = chancery_import_words_phrase_left_out (mapping);
    }
  gtk_label_set_label (self->left_label, left != NULL ? left : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_label), left != NULL);
}

void
chancery_import_page_show_preview (ChanceryImportPage *self)
{
  g_autofree char *sentence =
      chancery_import_words_phrase_preview (self->preview, self->maps_columns);
  g_autofree char *kinds = chancery_import_words_phrase_kinds (self->preview);

  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->kinds_label, kinds != NULL ? kinds : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kinds_label), kinds != NULL);
  show_left_out (self);
  show_seal (self);
  fill_tabs (self);
  chancery_import_page_reveal_preview (self);
  /* The keys are told on the page: where they go is seen before the first is pressed. */
  if (GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))
    gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
  if (self->preview->revoked != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->revoked_check));
  else if (gtk_stack_get_visible_child (self->tabs) != NULL)
    /* Return brings nothing in there: who pressed it once too often is not asked. */
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->tabs));
  else if (gtk_widget_get_sensitive (self->apply_button))
    gtk_widget_grab_focus (self->apply_button);
  else
    chancery_import_page_focus_skip (self);
}
