/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-page-bindings.h"

#include "chancery-as-on.h"
#include "chancery-casefile-panel.h"
#include "chancery-page-actions.h"
#include "chancery-page-keys.h"
#include "chancery-record-page.h"
#include "chancery-window.h"

#include <string.h>

/* ---- actions inside the page ---- */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "open-record", g_variant_get_string (parameter, NULL));
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (CHANCERY_IS_WINDOW (root))
    chancery_window_list_from_view (CHANCERY_WINDOW (root), g_variant_get_string (parameter, NULL));
}

/* “page.edit” is “record.edit” of the window, for what stands inside: of the record before it is meant no more.  The days
 * are reached by keys as well. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (chancery_record_page_is_coming (CHANCERY_RECORD_PAGE (widget)) &&
      !g_str_has_prefix (name, "page.as-on-"))
    return;
  g_action_group_activate_action (chancery_record_page_get_actions (CHANCERY_RECORD_PAGE (widget)),
                                  name + strlen ("page."), NULL);
}

static void
fill_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);

  if (!chancery_record_page_is_coming (self))
    g_signal_emit_by_name (widget, "fill-in", chancery_record_page_get_id (self),
                           g_variant_get_string (parameter, NULL));
}

static void
assess_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_page_actions_assess (CHANCERY_RECORD_PAGE (widget),
                                g_variant_get_string (parameter, NULL), NULL);
}

/* The record itself, with another as evidence. */
static void
assess_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);

  if (!chancery_record_page_is_coming (self))
    chancery_page_actions_assess (self, chancery_record_page_get_id (self),
                                  g_variant_get_string (parameter, NULL));
}

static void
add_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_page_actions_add_line (CHANCERY_RECORD_PAGE (widget),
                                  g_variant_get_string (parameter, NULL));
}

static void
look (ChanceryRecordPage *page, const char *number)
{
  GtkWidget *panel = chancery_record_page_get_panel (page);

  if (panel != NULL)
    chancery_casefile_panel_set_look (CHANCERY_CASEFILE_PANEL (panel),
                                      (guint)g_ascii_digit_value (*number));
}

/* Alt and a number turns to a look of a case file. */
static gboolean
look_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);
  const char number[] = { (char)('0' + g_variant_get_uint32 (arguments)), '\0' };

  if (!chancery_record_page_is_coming (self) && chancery_record_page_get_panel (self) == NULL)
    return FALSE;
  chancery_page_keys_when_shown (self, number, look);
  return TRUE;
}

/* What the single keys do to the record, or why they do not. */
static gboolean
key_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  chancery_page_keys_press (CHANCERY_RECORD_PAGE (widget), g_variant_get_string (arguments, NULL));
  return TRUE;
}

/* Escape comes back to today first; only then does it leave the page. */
static gboolean
escape_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (widget);

  if (chancery_record_page_get_as_on (self) == CHANCERY_DAY_NONE)
    return FALSE;
  chancery_record_page_set_as_on (self, CHANCERY_DAY_NONE);
  return TRUE;
}

static void
day_chosen_cb (GtkWidget *owner, ChanceryDay day)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (owner);
  ChanceryDay today = chancery_registry_get_desk_day (chancery_record_page_get_registry (self));

  chancery_record_page_set_as_on (self, day == today ? CHANCERY_DAY_NONE : day);
}

void
chancery_record_page_install_bindings (GtkWidgetClass *widget_class)
{
  static const char *const forwarded[] = {
    "page.put-in", "page.correct-day", "page.edit",      "page.link",           "page.attach",
    "page.void",   "page.as-on-back",  "page.as-on-day", "page.as-on-previous", "page.as-on-next"
  };

  gtk_widget_class_install_action (widget_class, "page.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "page.list", "s", list_action);
  gtk_widget_class_install_action (widget_class, "page.fill-in", "s", fill_in_action);
  gtk_widget_class_install_action (widget_class, "page.assess", "s", assess_action);
  gtk_widget_class_install_action (widget_class, "page.assess-with", "s", assess_with_action);
  gtk_widget_class_install_action (widget_class, "page.add-line", "s", add_line_action);
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    gtk_widget_class_install_action (widget_class, forwarded[i], NULL, forward_action);

  for (guint i = 0; i < CHANCERY_CASEFILE_N_LOOKS; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, look_binding, "u", i);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, key_binding, "s", "assess");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, key_binding, "s", "correct-day");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, 0, key_binding, "s", "void");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, key_binding, "s", "plan");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "win.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "win.move", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_ALT_MASK,
                                       "page.as-on-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, GDK_ALT_MASK,
                                       "page.as-on-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_ALT_MASK, "page.as-on-day",
                                       NULL);
}

void
chancery_record_page_ask_as_on (ChanceryRecordPage *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_PAGE (self));

  chancery_as_on_ask (GTK_WIDGET (self), chancery_record_page_get_registry (self), day_chosen_cb);
}
