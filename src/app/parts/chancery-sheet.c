/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sheet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-early-keys.h"

#define WIDTH 420
#define NARROWEST 240
#define MARGIN 48

typedef struct
{
  GWeakRef owner;
  GtkWidget *extra;
  ChancerySheetFunc done;
  ChancerySheetFunc destroyed; /* NULL where there is one way */
  gpointer user_data;
  GDestroyNotify free_data;
} Sheet;

static void
free_sheet (gpointer data, GClosure *closure)
{
  Sheet *sheet = data;

  if (sheet->free_data != NULL)
    sheet->free_data (sheet->user_data);
  g_weak_ref_clear (&sheet->owner);
  g_clear_object (&sheet->extra);
  g_free (sheet);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Sheet *sheet)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&sheet->owner);

  if (owner != NULL && g_str_equal (response, "go"))
    sheet->done (owner, sheet->extra, sheet->user_data);
  else if (owner != NULL && g_str_equal (response, "destroy"))
    sheet->destroyed (owner, sheet->extra, sheet->user_data);
}

/* Where the focus lies inside, as in a line editor, Return goes on there; the keys of a sheet are
 * Ctrl+Return everywhere.  They do what Return does. */
static gboolean
go_shortcut (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  const char *response = adw_message_dialog_get_default_response (dialog);

  if (!adw_message_dialog_get_response_enabled (dialog, response))
    return TRUE;
  adw_message_dialog_response (dialog, response);
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* ---- the answer that Return gives ----
 *
 * Where there is little room the toolkit puts the answers below each other, made anew and the last on top, and the focus goes to
 * that one, which may be what is lost by.  So long as nobody has moved the focus it belongs to the default. */

static gboolean
is_answer (AdwMessageDialog *dialog, GtkWidget *widget, const char *response)
{
  return GTK_IS_BUTTON (widget) && adw_message_dialog_has_response (dialog, response) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)),
                    adw_message_dialog_get_response_label (dialog, response)) == 0;
}

/* The button of @response that is seen; NULL before there is one. */
static GtkWidget *
find_answer (AdwMessageDialog *dialog, GtkWidget *widget, const char *response)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (is_answer (dialog, widget, response))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_answer (dialog, child, response);
  return found;
}

/* Whether the toolkit has put the focus on an answer that is not the default one. */
static gboolean
has_strayed (AdwMessageDialog *dialog)
{
  static const char *const responses[] = { "back", "go", "destroy" };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  gboolean strayed = FALSE;

  if (g_object_get_data (G_OBJECT (dialog), "moved") != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (responses) && !strayed; i++)
    strayed = strcmp (responses[i], adw_message_dialog_get_default_response (dialog)) != 0 &&
              is_answer (dialog, focus, responses[i]);
  return strayed;
}

static gboolean
bring_back_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *answer;

  if (!has_strayed (dialog))
    return G_SOURCE_REMOVE;
  /* It may be made in this frame. */
  answer = find_answer (dialog, widget, adw_message_dialog_get_default_response (dialog));
  return answer == NULL || !gtk_widget_grab_focus (answer) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
focus_moved_cb (GtkWidget *dialog)
{
  if (has_strayed (ADW_MESSAGE_DIALOG (dialog)))
    gtk_widget_add_tick_callback (dialog, bring_back_cb, NULL, NULL);
}

/* A choice is made with Space; Return is for the sheet. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkWindow *dialog)
{
  const gboolean is_return = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ||
                             keyval == GDK_KEY_ISO_Enter;

  if (is_return && (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (dialog)) ||
                    has_strayed (ADW_MESSAGE_DIALOG (dialog))))
    return go_shortcut (GTK_WIDGET (dialog), NULL, NULL);
  if (!is_return)
    g_object_set_data (G_OBJECT (dialog), "moved", GINT_TO_POINTER (TRUE));
  return GDK_EVENT_PROPAGATE;
}

/* Wide enough for a sentence, and no wider than the window that it lies on. */
static int
get_width (GtkRoot *root)
{
  int room = GTK_IS_WIDGET (root) ? gtk_widget_get_width (GTK_WIDGET (root)) - 2 * MARGIN : 0;

  return room > 0 ? CLAMP (room, NARROWEST, WIDTH) : WIDTH;
}

static AdwMessageDialog *
make_dialog (GtkWidget *owner,
             const char *heading,
             const char *body,
             const char *back,
             const char *action,
             ChancerySheetKind kind)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "back", back, "go", action, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go",
                                              kind == CHANCERY_SHEET_DESTRUCTIVE
                                                  ? ADW_RESPONSE_DESTRUCTIVE
                                                  : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "go");
  adw_message_dialog_set_close_response (dialog, "back");
  return dialog;
}

static Sheet *
connect_answer (AdwMessageDialog *dialog,
                GtkWidget *owner,
                GtkWidget *extra,
                ChancerySheetFunc done,
                gpointer user_data,
                GDestroyNotify free_data)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  g_weak_ref_init (&sheet->owner, owner);
  sheet->extra = extra != NULL ? g_object_ref (extra) : NULL;
  sheet->done = done;
  sheet->user_data = user_data;
  sheet->free_data = free_data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), sheet, free_sheet, 0);
  return sheet;
}

static void
present (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *choices = gtk_event_controller_key_new ();

  chancery_early_keys_take (GTK_WINDOW (dialog));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (go_shortcut, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);
  gtk_event_controller_set_propagation_phase (choices, GTK_PHASE_CAPTURE);
  g_signal_connect (choices, "key-pressed", G_CALLBACK (key_pressed_cb), dialog);
  gtk_widget_add_controller (dialog, choices);
  g_signal_connect (dialog, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);

  gtk_window_present (GTK_WINDOW (dialog));
}

void
chancery_sheet_ask (GtkWidget *owner,
                    const char *heading,
                    const char *body,
                    GtkWidget *extra,
                    const char *action,
                    ChancerySheetKind kind,
                    ChancerySheetFunc done,
                    gpointer user_data,
                    GDestroyNotify free_data)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  dialog = make_dialog (owner, heading, body, _ ("_Back"), action, kind);
  if (extra != NULL)
    {
      gtk_widget_set_size_request (extra, get_width (gtk_widget_get_root (owner)), -1);
      adw_message_dialog_set_extra_child (dialog, extra);
    }
  connect_answer (dialog, owner, extra, done, user_data, free_data);
  present (GTK_WIDGET (dialog));
  if (extra != NULL)
    gtk_widget_child_focus (extra, GTK_DIR_TAB_FORWARD);
}

void
chancery_sheet_warn (GtkWidget *owner,
                     const char *heading,
                     const char *body,
                     const char *keep,
                     const char *discard,
                     ChancerySheetFunc discarded)
{
  AdwMessageDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  dialog = make_dialog (owner, heading, body, keep, discard, CHANCERY_SHEET_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "back");
  connect_answer (dialog, owner, NULL, discarded, NULL, NULL);
  present (GTK_WIDGET (dialog));
}

void
chancery_sheet_choose (GtkWidget *owner,
                       const char *heading,
                       const char *body,
                       const char *destroy,
                       ChancerySheetFunc destroyed,
                       const char *action,
                       ChancerySheetFunc done,
                       gpointer user_data,
                       GDestroyNotify free_data)
{
  AdwMessageDialog *dialog;
  Sheet *sheet;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  dialog = make_dialog (owner, heading, body, _ ("_Back"), action, CHANCERY_SHEET_SUGGESTED);
  adw_message_dialog_add_response (dialog, "destroy", destroy);
  adw_message_dialog_set_response_appearance (dialog, "destroy", ADW_RESPONSE_DESTRUCTIVE);
  sheet = connect_answer (dialog, owner, NULL, done, user_data, free_data);
  sheet->destroyed = destroyed;
  present (GTK_WIDGET (dialog));
}

void
chancery_sheet_set_ready (GtkWidget *inside, gboolean ready)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (inside));

  root = gtk_widget_get_root (inside);
  if (ADW_IS_MESSAGE_DIALOG (root))
    adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (root), "go", ready);
}

void
chancery_sheet_set_action (GtkWidget *inside, const char *action)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (inside));

  root = gtk_widget_get_root (inside);
  if (ADW_IS_MESSAGE_DIALOG (root))
    adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (root), "go", action);
}

void
chancery_sheet_go (GtkWidget *inside)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (inside));

  root = gtk_widget_get_root (inside);
  if (ADW_IS_MESSAGE_DIALOG (root))
    go_shortcut (GTK_WIDGET (root), NULL, NULL);
}
