/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-keys-help.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-flow-layout.h"

#define SPAN "..."
#define SPACING 12

struct _ChanceryKeysHelp
{
  ChanceryHelpWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (ChanceryKeysHelp, chancery_keys_help, CHANCERY_TYPE_HELP_WINDOW)

static const char *const headings[CHANCERY_N_KEYS] = {
  [CHANCERY_KEYS_RECORD] = N_ ("Record"),
  [CHANCERY_KEYS_DESK] = N_ ("Desk"),
  [CHANCERY_KEYS_EVERYWHERE] = N_ ("Everywhere"),
  [CHANCERY_KEYS_FILES] = N_ ("Files"),
  [CHANCERY_KEYS_FORM] = N_ ("Form"),
  [CHANCERY_KEYS_CASE_FILE] = N_ ("Case file"),
  [CHANCERY_KEYS_TIMELINE] = N_ ("Timeline"),
  [CHANCERY_KEYS_GENERAL] = N_ ("General"),
};

/* One beside the other stand with a blank between them, and a row of figures as “<Alt>1...6”: what
 * GtkShortcutLabel reads. */
static const struct
{
  ChanceryKeysFor what;
  const char *keys;
  const char *label;
} keys[] = {
  { CHANCERY_KEYS_RECORD, "<Alt>Down", N_ ("Next record") },
  { CHANCERY_KEYS_RECORD, "<Alt>Up", N_ ("Previous record") },
  { CHANCERY_KEYS_RECORD, "F3", N_ ("Next marked place on the page") },
  { CHANCERY_KEYS_RECORD, "<Shift>F3", N_ ("Marked place before it") },
  { CHANCERY_KEYS_RECORD, "<Shift>Down <Control>a", N_ ("Choose several") },
  { CHANCERY_KEYS_RECORD, "F2", N_ ("Edit") },
  { CHANCERY_KEYS_RECORD, "<Control><Shift>d", N_ ("New from this record") },
  { CHANCERY_KEYS_RECORD, "<Control>l", N_ ("Link") },
  { CHANCERY_KEYS_RECORD, "<Control>m", N_ ("Prepare the next meeting") },
  { CHANCERY_KEYS_RECORD, "<Control>b", N_ ("Register book") },
  { CHANCERY_KEYS_RECORD, "<Control><Shift>t", N_ ("Draft a note") },
  { CHANCERY_KEYS_RECORD, "<Control>p",
    N_ ("Print the record, or the list that has the keyboard") },
  { CHANCERY_KEYS_RECORD, "<Alt>comma", N_ ("Day before, on which a verdict changed") },
  { CHANCERY_KEYS_RECORD, "<Alt>period", N_ ("Day after, on which a verdict changed") },
  { CHANCERY_KEYS_RECORD, "<Alt>d", N_ ("As on any day") },
  { CHANCERY_KEYS_RECORD, "a", N_ ("Assess") },
  { CHANCERY_KEYS_RECORD, "c", N_ ("Correct the date") },
  { CHANCERY_KEYS_RECORD, "v", N_ ("Make void") },
  { CHANCERY_KEYS_RECORD, "p", N_ ("Plan, or put papers in") },
  { CHANCERY_KEYS_RECORD, "Escape", N_ ("Back to the list") },
  { CHANCERY_KEYS_DESK, "d", N_ ("Done") },
  { CHANCERY_KEYS_DESK, "<Shift>d", N_ ("Done, with a result") },
  { CHANCERY_KEYS_DESK, "<Shift>F10", N_ ("What can be done with a row") },
  { CHANCERY_KEYS_DESK, "m", N_ ("Move by working days") },
  { CHANCERY_KEYS_DESK, "p", N_ ("Plan the follow-up") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>n", N_ ("Start a record of the list shown") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>n", N_ ("Choose the kind of a new record") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>d", N_ ("Go on with the draft that is offered") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>f", N_ ("Search") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>f", N_ ("Refine") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>o", N_ ("Order of the list") },
  { CHANCERY_KEYS_EVERYWHERE, "f",
    N_ ("Put what was found, or what is selected of it, into a case file") },
  { CHANCERY_KEYS_EVERYWHERE, "t", N_ ("Tags of what is selected") },
  { CHANCERY_KEYS_EVERYWHERE, "<Alt>f", N_ ("Search within what was found") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>s", N_ ("Save this search") },
  { CHANCERY_KEYS_EVERYWHERE, "F2 Delete", N_ ("Rename or delete a saved search") },
  { CHANCERY_KEYS_EVERYWHERE, "<Alt><Shift>Up <Alt><Shift>Down", N_ ("Move a saved search") },
  { CHANCERY_KEYS_EVERYWHERE, "F6", N_ ("Next pane") },
  { CHANCERY_KEYS_EVERYWHERE, "F9", N_ ("Show or hide the places") },
  { CHANCERY_KEYS_EVERYWHERE, "F8", N_ ("Table instead of list and page") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>r", N_ ("Counts of the list shown") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>s", N_ ("Save a list or report as PDF") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>c", N_ ("Copy a list or report") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control>z", N_ ("Undo") },
  { CHANCERY_KEYS_EVERYWHERE, "<Control><Shift>z", N_ ("Redo") },
  { CHANCERY_KEYS_FILES, "<Control>o", N_ ("Open a registry") },
  { CHANCERY_KEYS_FILES, "<Control>i", N_ ("Bring in records") },
  { CHANCERY_KEYS_FILES, "<Control>e", N_ ("Export") },
  { CHANCERY_KEYS_FILES, "Left Right", N_ ("Keep what is here, take theirs") },
  { CHANCERY_KEYS_FILES, "<Shift>Left <Shift>Right", N_ ("The same for the whole record") },
  { CHANCERY_KEYS_FORM, "<Control>Return", N_ ("Register or save") },
  { CHANCERY_KEYS_FORM, "<Control>s", N_ ("Save") },
  { CHANCERY_KEYS_FORM, "<Alt>1...6", N_ ("Go to a heading") },
  { CHANCERY_KEYS_FORM, "<Alt>m", N_ ("More fields of the heading") },
  { CHANCERY_KEYS_FORM, "<Alt>r", N_ ("Reserve rights by the house formula") },
  { CHANCERY_KEYS_FORM, "<Alt>a", N_ ("Repeat an earlier demand, or ask it anew") },
  { CHANCERY_KEYS_FORM, "<Alt><Shift>a", N_ ("Leave what is offered: it is a new matter") },
  { CHANCERY_KEYS_FORM, "<Control><Shift>v", N_ ("Paste a press text") },
  { CHANCERY_KEYS_FORM, "F4 <Shift>F4", N_ ("Next and previous proposal of the press text") },
  { CHANCERY_KEYS_FORM, "Return", N_ ("Take a proposal") },
  { CHANCERY_KEYS_FORM, "Delete", N_ ("Drop a proposal") },
  { CHANCERY_KEYS_FORM, "Right", N_ ("Other ways to take a proposal") },
  { CHANCERY_KEYS_FORM, "<Control><Shift>Up", N_ ("Move a line up") },
  { CHANCERY_KEYS_FORM, "<Control><Shift>Down", N_ ("Move a line down") },
  { CHANCERY_KEYS_FORM, "<Control><Shift>Delete", N_ ("Remove a line") },
  { CHANCERY_KEYS_FORM, "Escape", N_ ("Leave, keeping the draft") },
  { CHANCERY_KEYS_CASE_FILE, "<Alt>1...5",
    N_ ("Chronology, papers, minutes, timeline, correspondence") },
  { CHANCERY_KEYS_CASE_FILE, "<Alt><Shift>Up <Alt><Shift>Down", N_ ("Move a paper up or down") },
  { CHANCERY_KEYS_CASE_FILE, "<Alt><Shift>Home <Alt><Shift>End",
    N_ ("Move a paper to the top or the end") },
  { CHANCERY_KEYS_CASE_FILE, "<Shift>F10", N_ ("What can be done with a paper") },
  { CHANCERY_KEYS_CASE_FILE, "Delete", N_ ("Take a paper out of the file") },
  { CHANCERY_KEYS_TIMELINE, "<Control>t", N_ ("Timeline of the list, or of the open case file") },
  { CHANCERY_KEYS_TIMELINE, "<Control>plus", N_ ("Zoom in") },
  { CHANCERY_KEYS_TIMELINE, "<Control>minus", N_ ("Zoom out") },
  { CHANCERY_KEYS_TIMELINE, "<Control>0", N_ ("The whole time") },
  { CHANCERY_KEYS_TIMELINE, "Left Right", N_ ("Earlier, later") },
  { CHANCERY_KEYS_TIMELINE, "Up Down", N_ ("Lane above, below") },
  { CHANCERY_KEYS_TIMELINE, "Return", N_ ("Open it, or list what is counted") },
  { CHANCERY_KEYS_GENERAL, "<Control>comma", N_ ("Preferences") },
  { CHANCERY_KEYS_GENERAL, "F1", N_ ("Help on searching") },
  { CHANCERY_KEYS_GENERAL, "<Control>question", N_ ("Keyboard shortcuts") },
  { CHANCERY_KEYS_GENERAL, "F10", N_ ("Main menu") },
  { CHANCERY_KEYS_GENERAL, "<Control>q", N_ ("Quit") },
};

/* “Alt+1…6”, “Left, Right”: as they are read out, and found. */
static char *
spell (const char *accelerators)
{
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *span = strstr (each[i], SPAN);
      g_autofree char *label = NULL;
      guint keyval;
      GdkModifierType modifiers;

      if (span != NULL)
        *span = '\0';
      if (!gtk_accelerator_parse (each[i], &keyval, &modifiers))
        g_return_val_if_reached (g_string_free (g_steal_pointer (&text), FALSE));
      label = gtk_accelerator_get_label (keyval, modifiers);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label);
      if (span != NULL)
        g_string_append_printf (text, "…%s", span + strlen (SPAN));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Ways of one thing stand beside each other, or below each other where there is little room. */
static GtkWidget *
draw (const char *accelerators)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_auto (GStrv) each = g_strsplit (accelerators, " ", -1);

  gtk_widget_set_layout_manager (box, chancery_flow_layout_new (SPACING));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; each[i] != NULL; i++)
    gtk_widget_insert_before (gtk_shortcut_label_new (each[i]), box, NULL);
  return box;
}

static void
add_keys (ChanceryHelpWindow *self, ChanceryKeysFor what)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *words = keys[i].what == what ? spell (keys[i].keys) : NULL;

      if (words != NULL)
        chancery_help_window_add (self, &(ChanceryHelpRow){ .heading = _ (headings[what]),
                                                            .lead = draw (keys[i].keys),
                                                            .lead_words = words,
                                                            .label = _ (keys[i].label) });
    }
}

static void
chancery_keys_help_class_init (ChanceryKeysHelpClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_question, GDK_CONTROL_MASK,
                                       "window.close", NULL);
}

static void
chancery_keys_help_init (ChanceryKeysHelp *self)
{
  chancery_help_window_set_words (CHANCERY_HELP_WINDOW (self),
                                  &(ChanceryHelpWords){ .title = _ ("Keyboard Shortcuts"),
                                                        .find = _ ("Find a key"),
                                                        .rows = _ ("Keys"),
                                                        .nothing = _ ("No Such Key") });
}

void
chancery_keys_help_present (GtkWindow *parent, ChanceryKeysFor in_hand)
{
  ChanceryHelpWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (in_hand < CHANCERY_N_KEYS);

  self = g_object_new (CHANCERY_TYPE_KEYS_HELP, "transient-for", parent, "modal", TRUE, NULL);
  add_keys (self, in_hand);
  for (ChanceryKeysFor what = 0; what < CHANCERY_N_KEYS; what++)
    if (what != in_hand)
      add_keys (self, what);
  chancery_help_window_open (self);
}
