/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-keys.h"

#include <glib/gi18n-lib.h>

#include "chancery-case-rules.h"
#include "chancery-correction-sheet.h"
#include "chancery-page-actions.h"

static ChanceryRecord *
record_of (ChanceryRecordPage *page)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (page);

  return dossier != NULL ? chancery_dossier_get_record (dossier) : NULL;
}

static gboolean
can_do (ChanceryRecordPage *page, const char *action)
{
  return g_action_group_get_action_enabled (chancery_record_page_get_actions (page), action);
}

/* ---- why not ---- */

char *
chancery_page_keys_explain_assess (void)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_has_flag (chancery_kind_get (i), CHANCERY_KIND_WATCHED))
      {
        g_autofree char *plural = g_utf8_strdown (_ (chancery_kind_get (i)->plural), -1);

        g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "", plural);
      }
  /* Translators: %s are kinds of records: “demands, assurances, rights reserved”. */
  return g_strdup_printf (_ ("Nothing to assess here. What is assessed: %s."), kinds->str);
}

/* Of what can only be done to what stands in a register. */
static const char *
explain_state (ChanceryRecord *record, gboolean correct)
{
  switch (chancery_record_get_state (record))
    {
    case CHANCERY_STATE_DRAFT:
      return correct ? _ ("This is a draft, nothing has to be corrected: F2 changes it.")
                     : _ ("This is a draft without a number: it can be deleted from its menu.");
    case CHANCERY_STATE_CLOSED:
      if (chancery_case_is_archived (record))
        return _ ("This is archived and stays as it is until it is reopened from its menu.");
      return _ ("This is closed: F2 changes it.");
    case CHANCERY_STATE_VOID:
      return _ ("This is void and stays as it is.");
    case CHANCERY_STATE_REGISTERED:
    default:
      return correct ? _ ("This has no date of its own: F2 changes what is in it.")
                     : _ ("This cannot be made void.");
    }
}

static char *
explain (ChanceryRecordPage *page, const char *action)
{
  ChanceryRecord *record = record_of (page);

  if (record == NULL)
    return g_strdup (_ ("Choose a record first."));
  if (chancery_registry_is_read_only (chancery_record_page_get_registry (page)))
    return g_strdup (_ ("This registry can only be read."));
  if (chancery_record_get_state (record) == CHANCERY_STATE_VOID)
    return g_strdup (explain_state (record, FALSE));
  if (g_str_equal (action, "assess"))
    return chancery_page_keys_explain_assess ();
  if (!g_str_equal (action, "correct-day") && !g_str_equal (action, "void"))
    return g_strdup (chancery_case_is_archived (record)
                         ? explain_state (record, FALSE)
                         : _ ("That is not done with such a record."));
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED))
    return g_strdup (_ ("A name stands in no register: F2 changes it."));
  return g_strdup (explain_state (record, g_str_equal (action, "correct-day")));
}

void
chancery_page_keys_say_why_not (ChanceryRecordPage *page, const char *action)
{
  g_autofree char *why = NULL;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));
  g_return_if_fail (action != NULL);

  why = explain (page, action);
  g_signal_emit_by_name (page, "said", why, FALSE);
}

static void
act (ChanceryRecordPage *page, const char *action)
{
  if (can_do (page, action))
    g_action_group_activate_action (chancery_record_page_get_actions (page), action, NULL);
  else
    chancery_page_keys_say_why_not (page, action);
}

/* ---- assessing ---- */

/* The button of a row that assesses, wherever in the row the focus is. */
static gboolean
activate_assess (GtkWidget *widget)
{
  static const char *const names[] = { "page.assess", "page.assess-with", NULL };
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_ACTIONABLE (widget) &&
      gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL &&
      g_strv_contains (names, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))))
    return gtk_widget_activate (widget);
  if (!gtk_widget_has_css_class (widget, "chancery-watched"))
    return FALSE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (activate_assess (child))
      return TRUE;
  return FALSE;
}

/* The first demand, assurance or right that hangs on the record, or NULL. */
static ChanceryRecord *
find_watched (ChanceryRecordPage *page)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (page);
  GPtrArray *mentions = dossier != NULL ? chancery_dossier_get_mentions (dossier) : NULL;

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      ChanceryRecord *record = ((ChanceryDossierMention *)g_ptr_array_index (mentions, i))->record;

      if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_WATCHED))
        return record;
    }
  return NULL;
}

/* The demand that has the focus, or the record itself, or the first one that hangs on it. */
static void
assess (ChanceryRecordPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ChanceryRecord *watched = find_watched (page);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    for (; focus != GTK_WIDGET (page); focus = gtk_widget_get_parent (focus))
      if (activate_assess (focus))
        return;
  if (can_do (page, "assess") || watched == NULL ||
      chancery_registry_is_read_only (chancery_record_page_get_registry (page)))
    act (page, "assess");
  else
    chancery_page_actions_assess (page, chancery_record_get_id (watched), NULL);
}

/* ---- pressing ---- */

static void
press (ChanceryRecordPage *page, const char *key)
{
  if (g_str_equal (key, "assess"))
    assess (page);
  else if (g_str_equal (key, "plan"))
    /* Into a case file papers are put, about anything else something is done. */
    act (page, can_do (page, "put-in") ? "put-in" : "act");
  else
    act (page, key);
}

/* What was pressed before its record was there. */
typedef struct
{
  char *name;
  ChanceryPageKeysFunc press;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_free (waiting->name);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
free_all (gpointer data)
{
  g_queue_free_full (data, (GDestroyNotify)waiting_free);
}

/* Those of a page, in the order in which they were pressed. */
static GQuark
waiting_quark (void)
{
  return g_quark_from_static_string ("chancery-page-keys-waiting");
}

static GQueue *
waiting_of (ChanceryRecordPage *page)
{
  return g_object_get_qdata (G_OBJECT (page), waiting_quark ());
}

static GQueue *
ensure_waiting (ChanceryRecordPage *page)
{
  GQueue *all = waiting_of (page);

  if (all == NULL)
    {
      all = g_queue_new ();
      g_object_set_qdata_full (G_OBJECT (page), waiting_quark (), all, free_all);
    }
  return all;
}

void
chancery_page_keys_when_shown (ChanceryRecordPage *page,
                               const char *name,
                               ChanceryPageKeysFunc press_then)
{
  GQueue *all;
  Waiting *waiting;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));
  g_return_if_fail (name != NULL && press_then != NULL);

  if (!chancery_record_page_is_coming (page))
    {
      press_then (page, name);
      return;
    }
  all = ensure_waiting (page);
  for (GList *link = all->head; link != NULL; link = link->next)
    {
      waiting = link->data;
      if (waiting->press == press_then && g_str_equal (waiting->name, name))
        return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->name = g_strdup (name);
  waiting->press = press_then;
  g_queue_push_tail (all, waiting);
  chancery_record_page_hurry (page);
}

gboolean
chancery_page_keys_are_waiting (ChanceryRecordPage *page)
{
  GQueue *all;

  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (page), FALSE);

  all = waiting_of (page);
  return all != NULL && !g_queue_is_empty (all);
}

void
chancery_page_keys_forget (ChanceryRecordPage *page)
{
  GtkRoot *root;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  root = gtk_widget_get_root (GTK_WIDGET (page));
  if (chancery_page_keys_are_waiting (page) && GTK_IS_WINDOW (root))
    chancery_early_keys_drop (GTK_WINDOW (root));
  g_object_set_qdata (G_OBJECT (page), waiting_quark (), NULL);
}

void
chancery_page_keys_release (ChanceryRecordPage *page)
{
  GQueue *all;

  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (page));

  /* What one of them does may take the page elsewhere: then the others have been forgotten. */
  while (!chancery_record_page_is_coming (page) && (all = waiting_of (page)) != NULL &&
         !g_queue_is_empty (all))
    {
      g_autoptr (Waiting) waiting = g_queue_pop_head (all);

      waiting->press (page, waiting->name);
    }
}

ChanceryPageKeysMeant *
chancery_page_keys_mean (ChanceryRecordPage *page)
{
  ChanceryPageKeysMeant *self;

  g_return_val_if_fail (CHANCERY_IS_RECORD_PAGE (page), NULL);

  self = g_new0 (ChanceryPageKeysMeant, 1);
  self->page = g_object_ref (page);
  self->id = g_strdup (chancery_record_page_get_id (page));
  self->sheet = chancery_early_keys_await (GTK_WIDGET (page));
  return self;
}

gboolean
chancery_page_keys_is_still (const ChanceryPageKeysMeant *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->id, chancery_record_page_get_id (self->page)) == 0;
}

void
chancery_page_keys_meant_free (ChanceryPageKeysMeant *self)
{
  if (self == NULL)
    return;
  chancery_early_keys_failed (self->sheet);
  g_object_unref (self->page);
  g_free (self->id);
  g_free (self);
}

void
chancery_page_keys_press (ChanceryRecordPage *page, const char *key)
{
  chancery_page_keys_when_shown (page, key, press);
}

void
chancery_page_keys_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "assess" },
    { GDK_KEY_c, "correct-day" },
    { GDK_KEY_p, "plan" },
    { GDK_KEY_v, "void" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "win.record-key", "s",
                                         keys[i].action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "win.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "win.move", NULL);
}
