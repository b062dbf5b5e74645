/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-page.h"

#include <glib/gi18n.h>

#include "chancery-compat.h"
#include "chancery-flow-layout.h"
#include "chancery-focus-chain.h"
#include "chancery-focus-follow.h"
#include "chancery-locale.h"
#include "chancery-long-text.h"
#include "chancery-note-sides.h"
#include "chancery-page-view.h"
#include "chancery-registry-note.h"
#include "chancery-term-drop.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"
#include "chancery-window-private.h"

/* Where a registry keeps what was written on drafts, by record and template, and the template that a record had last,
 * as long as it is open. */
#define WRITTEN "chancery-written-notes"

struct _ChanceryNotePage
{
  GtkWidget parent_instance;

  ChanceryWindow *window; /* weak */
  ChanceryView *view;     /* weak: it holds us */
  ChanceryRegistry *registry;
  char *id;
  char *listed_form;
  ChanceryNoteDraft *draft;
  GCancellable *cancellable;

  GtkWidget *box;
  AdwBin *forms_bin;
  AdwBin *languages_bin;
  /* By form, and by id of the template. */
  GtkWidget *forms;
  GtkWidget *languages;
  GtkLabel *marking;
  GtkLabel *remark;
  GtkWidget *kept;
  GtkWidget *controls;
  GtkWidget *save;
  GtkWidget *folder;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  AdwBin *text_bin;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (ChanceryNotePage, chancery_note_page, GTK_TYPE_WIDGET)

/* ---- what was written ---- */

static GHashTable *
get_written (ChanceryNotePage *self)
{
  GHashTable *written = g_object_get_data (G_OBJECT (self->registry), WRITTEN);

  if (written == NULL)
    {
      written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (self->registry), WRITTEN, written,
                              (GDestroyNotify)g_hash_table_unref);
    }
  return written;
}

static char *
dup_key (ChanceryNotePage *self)
{
  return g_strconcat (self->id, "\n", chancery_note_template_get_id (self->draft->template), NULL);
}

static char *
dup_text (ChanceryNotePage *self)
{
  return chancery_long_text_dup_text (CHANCERY_LONG_TEXT (self->text));
}

static void
text_changed_cb (ChanceryNotePage *self)
{
  if (self->draft != NULL && self->draft->note != NULL)
    g_hash_table_replace (get_written (self), dup_key (self), dup_text (self));
}

/* ---- asking for a draft ---- */

static void draft_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask (ChanceryNotePage *self, const char *template_id, const char *form, const char *language)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  chancery_registry_draft_note_async (self->registry, self->id, template_id, form, language,
                                      self->cancellable, draft_cb, g_object_ref (self));
}

/* What was written goes with the form and the language in which it was. */
static void
tell_kept (ChanceryNotePage *self)
{
  g_autofree char *key = dup_key (self);

  if (self->window != NULL && g_hash_table_contains (get_written (self), key))
    chancery_window_say (self->window, _ ("What you wrote is kept with that form and language."),
                         FALSE);
}

/* In the same language, where the form is written in it. */
static void
form_chosen_cb (ChanceryNotePage *self)
{
  const char *form = chancery_term_drop_get_code (CHANCERY_TERM_DROP (self->forms));

  tell_kept (self);
  ask (self, NULL, form, chancery_note_template_get_language (self->draft->template));
}

static void
language_chosen_cb (ChanceryNotePage *self)
{
  const char *id = chancery_term_drop_get_code (CHANCERY_TERM_DROP (self->languages));

  tell_kept (self);
  ask (self, id, NULL, NULL);
}

/* ---- showing a draft ---- */

/* What the form is called in the program's language; an officer's own forms have the name that they were given. */
static char *
dup_form_label (ChanceryNoteTemplate *template)
{
  static const char *const vocabularies[] = { "demarche_form", "left_in_writing",
                                              "statement_kind" };
  const char *form = chancery_note_template_get_form (template);

  if (g_str_equal (form, CHANCERY_NOTE_REPLY))
    return g_strdup (_ ("Reply to a note"));
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      const ChanceryTerm *term =
          chancery_vocabulary_find (chancery_vocabulary_get (vocabularies[i]), form);

      if (term != NULL)
        return chancery_page_view_capitalise (_ (term->label));
    }
  return g_strdup (chancery_note_template_get_name (template));
}

static char *
dup_language_label (ChanceryNoteTemplate *template)
{
  g_autofree char *name = chancery_locale_dup_name (chancery_note_template_get_language (template));

  if (!chancery_note_template_is_own (template))
    return chancery_page_view_capitalise (name);
  /* Translators: a language, and the name of a template that the officer wrote. */
  return g_strdup_printf (_ ("%s: %s"), name, chancery_note_template_get_name (template));
}

static gboolean
is_same_form (ChanceryNoteTemplate *one, ChanceryNoteTemplate *other)
{
  return g_str_equal (chancery_note_template_get_form (one),
                      chancery_note_template_get_form (other));
}

static void
add_drop (ChanceryNotePage *self,
          AdwBin *bin,
          GtkWidget **drop,
          const char *label,
          GCallback chosen)
{
  *drop = chancery_term_drop_new_required ();
  gtk_widget_set_hexpand (*drop, TRUE);
  chancery_editor_set_label (CHANCERY_EDITOR (*drop), label);
  g_signal_connect_object (*drop, "changed", chosen, self, G_CONNECT_SWAPPED);
  adw_bin_set_child (bin, *drop);
}

static void
list_forms (ChanceryNotePage *self)
{
  if (self->forms == NULL)
    add_drop (self, self->forms_bin, &self->forms, _ ("Form"), G_CALLBACK (form_chosen_cb));
  for (guint i = 0; i < self->draft->templates->len; i++)
    {
      ChanceryNoteTemplate *template = self->draft->templates->pdata[i];
      g_autofree char *label = dup_form_label (template);

      chancery_term_drop_add (CHANCERY_TERM_DROP (self->forms),
                              chancery_note_template_get_form (template), label, NULL);
    }
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->forms),
                               chancery_note_template_get_form (self->draft->template));
}

/* They are those of one form: another has a drop-down of its own. */
static void
list_languages (ChanceryNotePage *self)
{
  const char *form = chancery_note_template_get_form (self->draft->template);

  if (self->languages == NULL || g_strcmp0 (self->listed_form, form) != 0)
    add_drop (self, self->languages_bin, &self->languages, _ ("Language"),
              G_CALLBACK (language_chosen_cb));
  g_free (self->listed_form);
  self->listed_form = g_strdup (form);
  for (guint i = 0; i < self->draft->templates->len; i++)
    {
      ChanceryNoteTemplate *template = self->draft->templates->pdata[i];
      g_autofree char *label = dup_language_label (template);

      if (is_same_form (template, self->draft->template))
        chancery_term_drop_add (CHANCERY_TERM_DROP (self->languages),
                                chancery_note_template_get_id (template), label, NULL);
    }
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->languages),
                               chancery_note_template_get_id (self->draft->template));
}

static char *
phrase_raised (const ChanceryNote *note)
{
  if (!chancery_note_is_raised (note))
    return NULL;
  /* Translators: %s is a marking. */
  return g_strdup_printf (
      _ ("The draft is marked “%s”, higher than the record: it names what is marked so."),
      chancery_note_get_marking (note));
}

static char *
phrase_gaps (const ChanceryNote *note)
{
  g_autofree char *gaps = g_strjoinv (", ", (char **)chancery_note_get_gaps (note));

  if (*gaps == '\0')
    return NULL;
  /* Translators: %s are names of fields. */
  return g_strdup_printf (_ ("The record does not say what stands in brackets: %s."), gaps);
}

static char *
phrase_foreign (const ChanceryNote *note)
{
  const guint n = chancery_note_get_n_foreign (note);

  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u passage is in another language than the note.",
                                    "%u passages are in another language than the note.", n),
                          n);
}

static void
add_remark (GString *remarks, char *given)
{
  g_autofree char *remark = given;

  if (remark != NULL)
    g_string_append_printf (remarks, "%s%s", remarks->len > 0 ? "\n" : "", remark);
}

static void
show_remarks (ChanceryNotePage *self)
{
  const ChanceryNote *note = self->draft->note;
  g_autoptr (GString) words = g_string_new (NULL);

  add_remark (words, phrase_raised (note));
  add_remark (words, phrase_gaps (note));
  add_remark (words, phrase_foreign (note));
  for (guint i = 0; i < self->draft->problems->len; i++)
    /* Translators: what is wrong with a file of the officer's: its name, line and reason. */
    add_remark (words, g_strdup_printf (_ ("A template cannot be read: %s"),
                                        (const char *)self->draft->problems->pdata[i]));
  gtk_label_set_text (self->remark, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), words->len > 0);
}

/* Who comes back to the record comes back to what was last looked at. */
static void
remember_template (ChanceryNotePage *self)
{
  g_hash_table_replace (get_written (self), g_strdup (self->id),
                        g_strdup (chancery_note_template_get_id (self->draft->template)));
}

static void
show_text (ChanceryNotePage *self)
{
  g_autofree char *key = dup_key (self);
  const char *written = g_hash_table_lookup (get_written (self), key);
  const char *language = chancery_note_get_language (self->draft->note);

  chancery_long_text_set_side (CHANCERY_LONG_TEXT (self->text),
                               chancery_locale_is_right_to_left (language) ? GTK_TEXT_DIR_RTL
                                                                           : GTK_TEXT_DIR_LTR);
  chancery_long_text_set_text (CHANCERY_LONG_TEXT (self->text),
                               written != NULL ? written
                                               : chancery_note_get_text (self->draft->note));
  chancery_long_text_begin (CHANCERY_LONG_TEXT (self->text));
  gtk_widget_set_visible (self->kept, written != NULL);
}

static void
show_draft (ChanceryNotePage *self)
{
  const char *marking;

  gtk_stack_set_visible_child_name (self->stack, self->draft->note != NULL ? "text" : "nothing");
  gtk_widget_set_visible (self->controls, self->draft->note != NULL);
  if (self->draft->note == NULL)
    return;
  marking = chancery_note_get_marking (self->draft->note);
  gtk_label_set_text (self->marking, marking);
  gtk_widget_set_visible (GTK_WIDGET (self->marking), *marking != '\0');
  list_forms (self);
  list_languages (self);
  show_remarks (self);
  show_text (self);
  remember_template (self);
}

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryNotePage) self = CHANCERY_NOTE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryNoteDraft) draft =
      chancery_registry_draft_note_finish (CHANCERY_REGISTRY (source), result, &error);
  gboolean first;

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (draft == NULL)
    {
      if (self->window != NULL)
        chancery_window_say_error (self->window, error);
      return;
    }
  first = self->draft == NULL;
  g_clear_pointer (&self->draft, chancery_note_draft_free);
  self->draft = g_steal_pointer (&draft);
  show_draft (self);
  if (first && self->draft->note != NULL && self->view != NULL &&
      chancery_focus_chain_is_free (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (self->text);
}

/* What was saved meanwhile is told, unless the officer has gone on writing. */
static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryNotePage *self)
{
  if (self->draft != NULL && self->draft->note != NULL)
    ask (self, chancery_note_template_get_id (self->draft->template), NULL, NULL);
}

/* ---- where it goes ---- */

/* The note as it stands in the window (transfer full). */
static ChanceryNote *
make_note (ChanceryNotePage *self)
{
  g_autofree char *text = dup_text (self);

  return self->draft != NULL && self->draft->note != NULL
             ? chancery_note_with_text (self->draft->note, text)
             : NULL;
}

static ChanceryPaper *
make_paper (ChanceryView *view, gpointer user_data)
{
  g_autoptr (ChanceryNote) note = make_note (CHANCERY_NOTE_PAGE (user_data));

  return note != NULL ? chancery_note_to_paper (note) : NULL;
}

typedef struct
{
  ChanceryWindow *window;
  ChanceryRegistry *registry;
  ChanceryNote *note;
  GFile *file;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  g_object_unref (wish->registry);
  chancery_note_unref (wish->note);
  g_clear_object (&wish->file);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_write_note_finish (CHANCERY_REGISTRY (source), result, &error))
    chancery_window_say_error (wish->window, error);
  else
    chancery_window_say_saved (wish->window, wish->file);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  ChanceryRegistry *registry = wish->registry;
  ChanceryNote *note = wish->note;
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  ChanceryReplace replace = CHANCERY_REPLACE_NOTHING;

  if (path == NULL)
    return;
  if (chancery_note_is_file_name (path))
    {
      wish->file = g_object_ref (file);
      replace = chancery_compat_get_replace (file);
    }
  else
    {
      /* The chooser asked about another name. */
      g_autofree char *ended = g_strconcat (path, ".odt", NULL);

      wish->file = g_file_new_for_path (ended);
    }
  file = wish->file;
  chancery_registry_write_note_async (registry, note, file, replace, NULL, written_cb,
                                      g_steal_pointer (&wish));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryNotePage *self = CHANCERY_NOTE_PAGE (widget);
  const char *patterns[] = { _ ("Text documents"), "*.odt;*.pdf;*.txt", NULL };
  g_autoptr (ChanceryNote) note = make_note (self);
  g_autofree char *words = NULL;
  g_autofree char *proposed = NULL;
  Wish *wish;

  if (note == NULL || self->window == NULL)
    return;
  words = g_strconcat (chancery_note_get_title (note), ".odt", NULL);
  proposed = chancery_text_file_name (words);
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self->window);
  wish->registry = g_object_ref (self->registry);
  wish->note = g_steal_pointer (&note);
  chancery_compat_choose_file (GTK_WINDOW (self->window), CHANCERY_CHOOSE_SAVE,
                               _ ("Save as Text Document"), _ ("_Save"), proposed, NULL, patterns,
                               file_chosen_cb, wish);
}

static void
begin_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryNotePage *self = CHANCERY_NOTE_PAGE (widget);
  g_autofree char *key = NULL;

  if (self->draft == NULL || self->draft->note == NULL)
    return;
  key = dup_key (self);
  g_hash_table_remove (get_written (self), key);
  show_draft (self);
  gtk_widget_grab_focus (self->text);
}

static void
show_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryNotePage *self = CHANCERY_NOTE_PAGE (widget);
  g_autofree char *path = chancery_note_templates_dup_folder ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;
  if (!chancery_note_templates_make_folder (path, &error))
    chancery_window_say_error (self->window, error);
  else if (uri != NULL)
    chancery_compat_show_folder (GTK_WINDOW (self->window), uri);
}

/* ---- the widget ---- */

/* From the text back to the form, one after the other. */
static gboolean
chancery_note_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryNotePage *self = CHANCERY_NOTE_PAGE (widget);
  GtkWidget *widgets[] = { GTK_WIDGET (self->forms_bin),
                           GTK_WIDGET (self->languages_bin),
                           self->save,
                           self->folder,
                           self->kept,
                           GTK_WIDGET (self->stack) };

  /* Whoever comes to the page comes to the text. */
  if (gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_child_focus (GTK_WIDGET (self->stack), direction);
  return chancery_editor_focus_in_order (widgets, G_N_ELEMENTS (widgets), direction);
}

static void
chancery_note_page_dispose (GObject *object)
{
  ChanceryNotePage *self = CHANCERY_NOTE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->draft, chancery_note_draft_free);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_note_page_parent_class)->dispose (object);
}

static void
chancery_note_page_finalize (GObject *object)
{
  g_free (CHANCERY_NOTE_PAGE (object)->id);
  g_free (CHANCERY_NOTE_PAGE (object)->listed_form);

  G_OBJECT_CLASS (chancery_note_page_parent_class)->finalize (object);
}

static void
chancery_note_page_class_init (ChanceryNotePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_note_page_dispose;
  object_class->finalize = chancery_note_page_finalize;

  widget_class->focus = chancery_note_page_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-note-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, forms_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, languages_bin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, controls);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, save);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, folder);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, marking);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, remark);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, kept);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryNotePage, text_bin);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "note.begin-again", NULL, begin_again_action);
  gtk_widget_class_install_action (widget_class, "note.show-folder", NULL, show_folder_action);
  /* A note is gone on with in a word processor: Save means that one, and PDF stands in the menu. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "note.save",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_note_page_init (ChanceryNotePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What has no room beside the others goes below them. */
  gtk_widget_set_layout_manager (self->controls, chancery_flow_layout_new (12));
  self->text = chancery_long_text_new (CHANCERY_LONG_TEXT_PARAGRAPHS, 12);
  chancery_editor_set_label (CHANCERY_EDITOR (self->text), _ ("Text of the note"));
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->text_bin, self->text);
  chancery_focus_follow (self->scrolled);
}

void
chancery_note_page_show (ChanceryWindow *window, ChanceryRegistry *registry, const char *id)
{
  ChanceryNotePage *self;

  g_return_if_fail (CHANCERY_IS_WINDOW (window));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));
  g_return_if_fail (id != NULL);

  self = g_object_new (CHANCERY_TYPE_NOTE_PAGE, NULL);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->view, chancery_view_new (_ ("Draft of a Note")));
  self->registry = g_object_ref (registry);
  self->id = g_strdup (id);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  chancery_view_set_child (self->view, GTK_WIDGET (self));
  chancery_view_set_paper (self->view, make_paper, self, NULL);
  chancery_window_show_view (window, self->view);
  ask (self, g_hash_table_lookup (get_written (self), id), NULL, NULL);
}
