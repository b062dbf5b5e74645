/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-actions.h"

#include "chancery-assess-sheet.h"
#include "chancery-case-acts.h"
#include "chancery-case-rules.h"
#include "chancery-correction-sheet.h"
#include "chancery-follow-up.h"
#include "chancery-line-sheet.h"
#include "chancery-link-picker.h"
#include "chancery-page-keys.h"
#include "chancery-record-picker.h"
#include "chancery-register-sheet.h"
#include "chancery-registry-book.h"
#include "chancery-sheet.h"
#include "chancery-term-drop.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static ChanceryRegistry *
registry_of (ChanceryRecordPage *page)
{
  return chancery_record_page_get_registry (page);
}

static ChanceryRecord *
record_of (ChanceryRecordPage *page)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (page);

  return dossier != NULL ? chancery_dossier_get_record (dossier) : NULL;
}

static const char *
id_of (ChanceryRecordPage *page)
{
  return chancery_record_page_get_id (page);
}

/* ---- answers of the registry ---- */

typedef struct
{
  ChanceryRecordPage *page;
  char *sentence;
  gboolean undo;
} Act;

static Act *
make_act (ChanceryRecordPage *page, const char *sentence, gboolean undo)
{
  Act *act = g_new0 (Act, 1);

  act->page = g_object_ref (page);
  act->sentence = g_strdup (sentence);
  act->undo = undo;
  return act;
}

static void
finish_act (Act *act, const GError *error)
{
  if (error != NULL)
    g_signal_emit_by_name (act->page, "failed", error);
  else
    g_signal_emit_by_name (act->page, "said", act->sentence, act->undo);
  g_object_unref (act->page);
  g_free (act->sentence);
  g_free (act);
}

static void
act_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error);
  finish_act (user_data, error);
}

/* ---- going elsewhere ---- */

static void
emit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const struct
  {
    const char *action;
    const char *signal;
  } signals[] = {
    { "edit", "edit-record" },        { "like", "like-record" },     { "print", "print-record" },
    { "prepare", "prepare-meeting" }, { "export", "export-record" }, { "note", "draft-note" },
  };
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (g_str_equal (signals[i].action, name))
      g_signal_emit_by_name (user_data, signals[i].signal, id_of (user_data));
}

static void
planned_cb (GtkWidget *page, const char *about, const char *sentence, const GError *error)
{
  if (error != NULL)
    g_signal_emit_by_name (page, "failed", error);
  else if (sentence != NULL)
    g_signal_emit_by_name (page, "said", sentence, TRUE);
  else
    g_signal_emit_by_name (page, "new-record", "action", "on", about);
}

static void
act_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_follow_up_ask (user_data, registry_of (user_data), id_of (user_data), planned_cb);
}

/* ---- linking, filing, papers ---- */

static void
link_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_link_picker_ask (user_data, registry_of (user_data), record_of (user_data));
}

static void
file_picked_cb (ChanceryRecordPicker *picker, const char *const *ids, ChanceryRecordPage *page)
{
  const char *papers[] = { id_of (page), NULL };

  chancery_registry_file_async (registry_of (page), ids[0], papers, NULL, act_cb,
                                make_act (page, _ ("Filed"), TRUE));
}

static void
file_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *picker = chancery_record_picker_new (user_data, registry_of (user_data),
                                                  _ ("File Into"), CHANCERY_CASE_OPEN_FILES, FALSE);

  g_signal_connect_object (picker, "picked", G_CALLBACK (file_picked_cb), user_data, 0);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
put_picked_cb (ChanceryRecordPicker *picker, const char *const *ids, ChanceryRecordPage *page)
{
  guint n = g_strv_length ((char **)ids);
  /* Translators: how many records went into a case file. */
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%u paper put in", "%u papers put in", n), n);

  chancery_registry_file_async (registry_of (page), id_of (page), ids, NULL, act_cb,
                                make_act (page, sentence, TRUE));
}

static void
put_in_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (user_data);
  GtkWidget *picker =
      chancery_record_picker_new (GTK_WIDGET (page), registry_of (page), _ ("Put In"), NULL, TRUE);

  chancery_record_picker_exclude (CHANCERY_RECORD_PICKER (picker), id_of (page));
  g_signal_connect_object (picker, "picked", G_CALLBACK (put_picked_cb), page, 0);
  gtk_window_present (GTK_WINDOW (picker));
}

static void
attach_response_cb (GtkNativeDialog *dialog, int response, ChanceryRecordPage *page)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      chancery_registry_attach_async (registry_of (page), id_of (page), file, NULL, NULL, act_cb,
                                      make_act (page, _ ("Paper added"), TRUE));
    }
  g_object_unref (dialog);
}

static void
attach_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Add Papers"),
                                   GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (attach_response_cb), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- lines that are added ---- */

void
chancery_page_actions_assess (ChanceryRecordPage *page, const char *id, const char *evidence)
{
  const char *ids[] = { id, NULL };

  if (!chancery_registry_is_read_only (registry_of (page)))
    chancery_assess_sheet_ask (GTK_WIDGET (page), registry_of (page), ids, evidence);
}

static void
assess_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_page_actions_assess (user_data, id_of (user_data), NULL);
}

void
chancery_page_actions_add_line (ChanceryRecordPage *page, const char *field)
{
  ChanceryRecord *record = record_of (page);
  const ChanceryField *list =
      record != NULL ? chancery_kind_find_field (chancery_record_get_kind (record), field) : NULL;

  if (list != NULL)
    chancery_line_sheet_ask (GTK_WIDGET (page), registry_of (page), id_of (page), list,
                             _ (list->label), chancery_record_get_title (record), NULL);
}

static void
answer_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_page_actions_add_line (user_data, "answers");
}

/* ---- what changes the state ---- */

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      chancery_registry_register_finish (CHANCERY_REGISTRY (source), result, &error);

  if (number != NULL && *number != '\0')
    {
      g_free (act->sentence);
      /* Translators: %s is a register number, PROT/2026/0015. */
      act->sentence = g_strdup_printf (_ ("Registered as %s"), number);
    }
  finish_act (act, error);
}

static void
register_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_register_async (registry_of (page), NULL, id_of (page), NULL, registered_cb,
                                    make_act (page, _ ("Registered"), FALSE));
}

static void
register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);

  g_ptr_array_add (drafts, chancery_draft_new_from_record (record_of (user_data)));
  chancery_register_sheet_ask (user_data, registry_of (user_data), drafts, register_cb);
}

static void
void_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_void_async (registry_of (page), id_of (page),
                                gtk_editable_get_text (GTK_EDITABLE (extra)), NULL, act_cb,
                                make_act (page, _ ("Made void"), FALSE));
}

static void
typed_cb (GtkEntry *entry, gpointer user_data)
{
  chancery_sheet_set_ready (GTK_WIDGET (entry),
                            *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
}

static void
entered_cb (GtkEntry *entry, gpointer user_data)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    chancery_sheet_go (GTK_WIDGET (entry));
}

/* What follows is said before it is done: the number stays, and what goes void with it.  Whoever has gone on meanwhile
 * is not asked: it was foreseen for another record. */
static void
void_foreseen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPageKeysMeant) meant = user_data;
  ChanceryRecordPage *page = meant->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *body =
      chancery_registry_foresee_void_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *heading = NULL;
  ChanceryRecord *record = record_of (page);
  const char *number;
  GtkWidget *entry;

  if (body == NULL)
    {
      g_signal_emit_by_name (page, "failed", error);
      return;
    }
  if (record == NULL || !chancery_page_keys_is_still (meant) ||
      gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  number = chancery_record_get_reference (record);
  entry = gtk_entry_new ();
  heading = number != NULL
                /* Translators: %s is a register number. */
                ? g_strdup_printf (_ ("Make %s Void?"), number)
                : g_strdup (_ ("Make Void?"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why (asked for before it is made void)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (entry, "activate", G_CALLBACK (entered_cb), NULL);
  chancery_sheet_ask (GTK_WIDGET (page), heading, body, entry, _ ("Make _Void"),
                      CHANCERY_SHEET_DESTRUCTIVE, void_cb, NULL, NULL);
  chancery_sheet_set_ready (entry, FALSE);
  chancery_early_keys_came (g_steal_pointer (&meant->sheet));
}

static void
void_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_registry_foresee_void_async (registry_of (user_data), id_of (user_data), NULL,
                                        void_foreseen_cb, chancery_page_keys_mean (user_data));
}

static void
close_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);
  GtkWidget *drop = gtk_widget_get_first_child (extra);
  GtkWidget *entry = gtk_widget_get_last_child (extra);
  const char *outcome =
      CHANCERY_IS_TERM_DROP (drop) ? chancery_term_drop_get_code (CHANCERY_TERM_DROP (drop)) : NULL;

  chancery_registry_close_record_async (registry_of (page), id_of (page), outcome,
                                        gtk_editable_get_text (GTK_EDITABLE (entry)), NULL, act_cb,
                                        make_act (page, _ ("Closed"), TRUE));
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const ChanceryField *outcome =
      chancery_kind_find_field (chancery_record_get_kind (record_of (user_data)), "outcome");
  GtkWidget *box;
  GtkWidget *entry;

  if (chancery_kind_has_flag (chancery_record_get_kind (record_of (user_data)),
                              CHANCERY_KIND_FILES))
    {
      chancery_case_acts_close (user_data);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  entry = gtk_entry_new ();
  if (outcome != NULL)
    {
      GtkWidget *drop = chancery_term_drop_new (outcome->vocabulary);

      chancery_editor_set_label (CHANCERY_EDITOR (drop), _ (outcome->label));
      chancery_editor_set_hint (CHANCERY_EDITOR (drop), _ (outcome->label));
      gtk_box_append (GTK_BOX (box), drop);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("In words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What came of it, in words"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  chancery_sheet_ask (user_data, _ ("What Came of It?"), NULL, box, _ ("_Close"),
                      CHANCERY_SHEET_SUGGESTED, close_cb, NULL, NULL);
}

static void
case_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "reopen"))
    chancery_case_acts_reopen (user_data);
  else if (g_str_equal (name, "archive"))
    chancery_case_acts_archive (user_data);
  else
    chancery_case_acts_start_part (user_data);
}

static void
delete_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordPage *page = CHANCERY_RECORD_PAGE (owner);

  chancery_registry_delete_async (registry_of (page), id_of (page), NULL, act_cb,
                                  make_act (page, _ ("Deleted"), TRUE));
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_sheet_ask (user_data, _ ("Delete This Record?"),
                      _ ("It was never registered and leaves no number behind."), NULL,
                      _ ("_Delete"), CHANCERY_SHEET_DESTRUCTIVE, delete_cb, NULL, NULL);
}

static void
correct_day_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_correction_sheet_ask (user_data, registry_of (user_data), record_of (user_data));
}

/* ---- as on a day ---- */

static void
as_on_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "as-on-previous"))
    chancery_record_page_step_as_on (user_data, -1);
  else if (g_str_equal (name, "as-on-next"))
    chancery_record_page_step_as_on (user_data, 1);
  else if (g_str_equal (name, "as-on-back"))
    chancery_record_page_set_as_on (user_data, CHANCERY_DAY_NONE);
  else
    chancery_record_page_ask_as_on (user_data);
}

/* ---- the group ---- */

typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_WRITING = 1 << 0,
  NEEDS_DRAFT = 1 << 1,
  NEEDS_REGISTERED = 1 << 2,
  NEEDS_REGISTER = 1 << 3,
  NEEDS_CLOSABLE = 1 << 4,
  NEEDS_DAY = 1 << 5,
  NEEDS_CLOSED = 1 << 6,
  NEEDS_TAKING = 1 << 7,   /* no case file that is closed */
  NEEDS_CHANGING = 1 << 8, /* no case file in the archive */
} Needs;

/* @field: the kind has to have it. */
static const struct
{
  const char *name;
  void (*activate) (GSimpleAction *action, GVariant *parameter, gpointer user_data);
  Needs needs;
  const char *field;
} entries[] = {
  { "edit", emit_action, NEEDS_WRITING | NEEDS_CHANGING, NULL },
  { "like", emit_action, NEEDS_WRITING, NULL },
  { "print", emit_action, NEEDS_NOTHING, NULL },
  { "prepare", emit_action, NEEDS_NOTHING, NULL },
  { "export", emit_action, NEEDS_NOTHING, NULL },
  { "note", emit_action, NEEDS_NOTHING, NULL },
  { "act", act_action, NEEDS_WRITING, NULL },
  { "link", link_action, NEEDS_WRITING | NEEDS_CHANGING, NULL },
  { "file", file_action, NEEDS_WRITING, NULL },
  { "attach", attach_action, NEEDS_WRITING | NEEDS_CHANGING, NULL },
  { "put-in", put_in_action, NEEDS_WRITING | NEEDS_TAKING, "items" },
  { "start-part", case_action, NEEDS_WRITING | NEEDS_TAKING, "parts" },
  { "assess", assess_action, NEEDS_WRITING, "assessments" },
  { "answer", answer_action, NEEDS_WRITING, "answers" },
  { "register", register_action, NEEDS_WRITING | NEEDS_DRAFT | NEEDS_REGISTER, NULL },
  { "correct-day", correct_day_action, NEEDS_WRITING | NEEDS_REGISTERED | NEEDS_DAY, NULL },
  { "close", close_action, NEEDS_WRITING | NEEDS_REGISTERED | NEEDS_CLOSABLE, NULL },
  { "reopen", case_action, NEEDS_WRITING | NEEDS_CLOSED | NEEDS_CLOSABLE, NULL },
  { "archive", case_action, NEEDS_WRITING | NEEDS_CLOSED | NEEDS_CHANGING, "archived" },
  { "void", void_action, NEEDS_WRITING | NEEDS_REGISTERED, NULL },
  { "delete", delete_action, NEEDS_WRITING | NEEDS_DRAFT, NULL },
  { "as-on-previous", as_on_action, NEEDS_NOTHING, NULL },
  { "as-on-next", as_on_action, NEEDS_NOTHING, NULL },
  { "as-on-back", as_on_action, NEEDS_NOTHING, NULL },
  { "as-on-day", as_on_action, NEEDS_NOTHING, NULL },
};

static gboolean
fits (guint entry, ChanceryRecord *record, gboolean read_only)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryState state = chancery_record_get_state (record);
  Needs needs = entries[entry].needs;

  if ((needs & NEEDS_WRITING) != 0 && (read_only || state == CHANCERY_STATE_VOID))
    return FALSE;
  if ((needs & NEEDS_DRAFT) != 0 && state != CHANCERY_STATE_DRAFT)
    return FALSE;
  if ((needs & NEEDS_REGISTERED) != 0 &&
      (state != CHANCERY_STATE_REGISTERED || chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED)))
    return FALSE;
  if ((needs & NEEDS_CLOSED) != 0 && state != CHANCERY_STATE_CLOSED)
    return FALSE;
  if ((needs & NEEDS_TAKING) != 0 && !chancery_case_rules_allow_new (record, NULL))
    return FALSE;
  if ((needs & NEEDS_CHANGING) != 0 && !chancery_case_rules_allow_any (record, NULL))
    return FALSE;
  if ((needs & NEEDS_REGISTER) != 0 && !chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED))
    return FALSE;
  if ((needs & NEEDS_CLOSABLE) != 0 && !chancery_kind_has_flag (kind, CHANCERY_KIND_CLOSES))
    return FALSE;
  if ((needs & NEEDS_DAY) != 0 && chancery_correction_sheet_find_field (record) == NULL)
    return FALSE;
  return entries[entry].field == NULL ||
         chancery_kind_find_field (kind, entries[entry].field) != NULL;
}

static void
activate (ChanceryRecordPage *page, const char *name)
{
  GActionGroup *actions = chancery_record_page_get_actions (page);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (actions), name);

  if (!g_action_get_enabled (action))
    {
      chancery_page_keys_say_why_not (page, name);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, name))
      entries[i].activate (G_SIMPLE_ACTION (action), NULL, page);
}

/* Whether it fits the record that is meant is known when that is there. */
static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_page_keys_when_shown (user_data, g_action_get_name (G_ACTION (action)), activate);
}

GSimpleActionGroup *
chancery_page_actions_new (ChanceryRecordPage *page)
{
  GSimpleActionGroup *self = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries[i].name, NULL);

      g_simple_action_set_enabled (action, FALSE);
      g_signal_connect (action, "activate", G_CALLBACK (activate_cb), page);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  return self;
}

void
chancery_page_actions_await (GSimpleActionGroup *self, gboolean read_only)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   !read_only || (entries[i].needs & NEEDS_WRITING) == 0);
    }
}

void
chancery_page_actions_update (GSimpleActionGroup *self, ChanceryRecord *record, gboolean read_only)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   record != NULL && fits (i, record, read_only));
    }
}
