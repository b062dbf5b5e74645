/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-desk-row.h"
#include "chancery-fuzzy-date.h"

#define ROWS_SHOWN 5

typedef enum
{
  LIST_DUE,
  LIST_UNSCHEDULED,
  LIST_TO_FINISH,
  N_LISTS,
} DeskList;

struct _ChanceryDeskPage
{
  GtkWidget parent_instance;

  ChanceryDesk *desk;
  gboolean whole[N_LISTS];
  GtkWidget *sections[N_LISTS];
  GtkListBox *boxes[N_LISTS];
  GtkWidget *box;
  GtkWidget *sidebar_button;
  GtkWidget *scroller;
  GtkBox *column;
  gboolean moving;
  GtkWidget *moving_label;
  GtkLabel *day_label;
  GtkLabel *sentence_label;
};

enum
{
  PROP_0,
  PROP_SIDEBAR_HIDDEN,
  N_PROPS,
};

enum
{
  OPEN_RECORD,
  OPEN_DRAFT,
  DONE,
  MOVED,
  PLAN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryDeskPage, chancery_desk_page, GTK_TYPE_WIDGET)

static char *
day_words (ChanceryDay day)
{
  static const char *const weekdays[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  };
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);

  /* Translators: a weekday and a date: “Monday, 2 March 2026”. */
  return g_strdup_printf (_ ("%s, %s"), _ (weekdays[chancery_day_weekday (day) - 1]), words);
}

static void
add_part (GString *sentence, char *part)
{
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append (sentence, part);
  g_free (part);
}

/* “Nothing is due. Next: 9 Mar 2026, ask whether the steps were taken.” */
static char *
calm_words (ChanceryDesk *desk)
{
  GPtrArray *coming = chancery_desk_get_coming (desk);
  const ChanceryDeskRow *next;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;
  g_autofree char *what = NULL;

  if (coming->len == 0)
    return g_strdup (_ ("Nothing is due."));
  next = g_ptr_array_index (coming, 0);
  date = chancery_fuzzy_date_new_day (next->due);
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
  what = g_strdup (next->title);
  if (g_str_has_suffix (what, "."))
    what[strlen (what) - 1] = '\0';
  /* Translators: a date and what is due on it. */
  return g_strdup_printf (_ ("Nothing is due. Next: %s, %s."), words, what);
}

/* “3 due, 1 overdue, 2 open matters with nothing scheduled” */
static char *
counts_of (ChanceryDesk *desk)
{
  GString *sentence = g_string_new (NULL);
  guint n_overdue = chancery_desk_get_n_overdue (desk);
  guint n_due = chancery_desk_get_due (desk)->len - n_overdue;
  guint n_unscheduled = chancery_desk_get_unscheduled (desk)->len;
  guint n_unfinished = chancery_desk_get_to_finish (desk)->len;

  if (n_due > 0)
    add_part (sentence, g_strdup_printf (ngettext ("%u due", "%u due", n_due), n_due));
  if (n_overdue > 0)
    add_part (sentence,
              g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue));
  if (n_unscheduled > 0)
    add_part (sentence,
              g_strdup_printf (ngettext ("%u open matter with nothing scheduled",
                                         "%u open matters with nothing scheduled", n_unscheduled),
                               n_unscheduled));
  if (n_unfinished > 0)
    add_part (sentence, g_strdup_printf (ngettext ("%u to finish", "%u to finish", n_unfinished),
                                         n_unfinished));
  return g_string_free (sentence, FALSE);
}

static char *
sentence_of (ChanceryDesk *desk)
{
  g_autofree char *counts = counts_of (desk);
  g_autofree char *calm = NULL;

  if (chancery_desk_get_due (desk)->len > 0)
    return g_steal_pointer (&counts);
  calm = calm_words (desk);
  if (*counts == '\0')
    return g_steal_pointer (&calm);
  return g_strdup_printf ("%s\n%s", calm, counts);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const ChanceryDeskRow *record = chancery_desk_row_get_row (CHANCERY_DESK_ROW (row));

  g_signal_emit (user_data, signals[record->is_draft ? OPEN_DRAFT : OPEN_RECORD], 0, record->id);
}

static void show_list (ChanceryDeskPage *self, DeskList list);

static void
show_all_cb (GtkButton *button, gpointer user_data)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (user_data);
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_PREFERENCES_GROUP);

  for (DeskList i = 0; i < N_LISTS; i++)
    if (self->sections[i] == section)
      {
        self->whole[i] = TRUE;
        show_list (self, i);
        return;
      }
}

static GtkWidget *
make_all_button (ChanceryDeskPage *self, guint count)
{
  /* Translators: the number of rows in a list of which only the first are shown. */
  g_autofree char *label = g_strdup_printf (_ ("All %u"), count);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (show_all_cb), self);
  return button;
}

static GPtrArray *
rows_of (ChanceryDesk *desk, DeskList list)
{
  switch (list)
    {
    case LIST_DUE:
      return chancery_desk_get_due (desk);
    case LIST_UNSCHEDULED:
      return chancery_desk_get_unscheduled (desk);
    case LIST_TO_FINISH:
      return chancery_desk_get_to_finish (desk);
    case N_LISTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_list (ChanceryDeskPage *self, DeskList list)
{
  static const char *const headings[N_LISTS] = {
    [LIST_DUE] = N_ ("Today and overdue"),
    [LIST_UNSCHEDULED] = N_ ("Nothing scheduled"),
    [LIST_TO_FINISH] = N_ ("To finish"),
  };
  GPtrArray *rows = rows_of (self->desk, list);
  guint shown = self->whole[list] ? rows->len : MIN (rows->len, ROWS_SHOWN);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *section = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (section), _ (headings[list]));
  if (shown < rows->len)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (section),
                                             make_all_button (self, rows->len));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_widget_add_css_class (box, "desk-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (headings[list]), -1);
  g_signal_connect (box, "row-activated", G_CALLBACK (row_activated_cb), self);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (GTK_LIST_BOX (box),
                         chancery_desk_row_new (self->desk, g_ptr_array_index (rows, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (section), box);

  if (self->sections[list] != NULL)
    {
      gtk_box_insert_child_after (self->column, section, self->sections[list]);
      gtk_box_remove (self->column, self->sections[list]);
    }
  else
    gtk_box_append (self->column, section);
  self->sections[list] = section;
  self->boxes[list] = GTK_LIST_BOX (box);
}

static void
clear (ChanceryDeskPage *self)
{
  for (DeskList i = 0; i < N_LISTS; i++)
    {
      if (self->sections[i] != NULL)
        gtk_box_remove (self->column, self->sections[i]);
      self->sections[i] = NULL;
      self->boxes[i] = NULL;
    }
}

/* After M the next digit says by how many working days. */
static gboolean
move_by (ChanceryDeskPage *self, const ChanceryDeskRow *row, guint keyval)
{
  int days = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));

  self->moving = FALSE;
  gtk_widget_set_visible (self->moving_label, FALSE);
  if (days < 1)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MOVED], 0, row->id, days);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (user_data);
  const ChanceryDeskRow *row = chancery_desk_page_get_focused (self);

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->moving)
    return move_by (self, row, keyval);
  switch (keyval)
    {
    case GDK_KEY_d:
      g_signal_emit (self, signals[DONE], 0, row->id);
      return GDK_EVENT_STOP;
    case GDK_KEY_m:
      self->moving = TRUE;
      gtk_widget_set_visible (self->moving_label, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
      g_signal_emit (self, signals[PLAN], 0, row->id);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
chancery_desk_page_dispose (GObject *object)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->desk, chancery_desk_unref);

  G_OBJECT_CLASS (chancery_desk_page_parent_class)->dispose (object);
}

static void
chancery_desk_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    g_value_set_boolean (value,
                         gtk_widget_get_visible (CHANCERY_DESK_PAGE (object)->sidebar_button));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_desk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIDEBAR_HIDDEN)
    gtk_widget_set_visible (CHANCERY_DESK_PAGE (object)->sidebar_button,
                            g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
chancery_desk_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (CHANCERY_DESK_PAGE (widget)->scroller, GTK_DIR_TAB_FORWARD);
}

static guint
id_signal (GObjectClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
chancery_desk_page_class_init (ChanceryDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_desk_page_dispose;
  object_class->get_property = chancery_desk_page_get_property;
  object_class->set_property = chancery_desk_page_set_property;
  widget_class->grab_focus = chancery_desk_page_grab_focus;

  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_RECORD] = id_signal (object_class, "open-record");
  signals[OPEN_DRAFT] = id_signal (object_class, "open-draft");
  signals[DONE] = id_signal (object_class, "done");
  signals[PLAN] = id_signal (object_class, "plan");
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, column);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDeskPage, moving_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_desk_page_init (ChanceryDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The place of the row with the focus among all rows, -1 for none. */
static int
focused_place (ChanceryDeskPage *self)
{
  const ChanceryDeskRow *focused = chancery_desk_page_get_focused (self);
  int place = 0;

  for (DeskList i = 0; focused != NULL && i < N_LISTS; i++)
    {
      GPtrArray *rows = rows_of (self->desk, i);
      guint index;

      if (g_ptr_array_find (rows, focused, &index))
        return place + (int)index;
      place += (int)rows->len;
    }
  return -1;
}

/* What was done goes, and the next row gets the focus. */
static void
focus_place (ChanceryDeskPage *self, int place)
{
  GtkWidget *last = NULL;

  for (DeskList i = 0; i < N_LISTS; i++)
    {
      GtkListBoxRow *row;

      if (self->boxes[i] == NULL)
        continue;
      for (int j = 0; (row = gtk_list_box_get_row_at_index (self->boxes[i], j)) != NULL; j++)
        {
          last = GTK_WIDGET (row);
          if (place-- == 0)
            {
              gtk_widget_grab_focus (last);
              return;
            }
        }
    }
  if (last != NULL)
    gtk_widget_grab_focus (last);
}

void
chancery_desk_page_set_desk (ChanceryDeskPage *self, ChanceryDesk *desk)
{
  int place;
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (CHANCERY_IS_DESK_PAGE (self));

  place = focused_place (self);
  clear (self);
  g_clear_pointer (&self->desk, chancery_desk_unref);
  if (desk == NULL)
    return;

  self->desk = chancery_desk_ref (desk);
  day = day_words (chancery_desk_get_day (desk));
  gtk_label_set_label (self->day_label, day);
  sentence = sentence_of (desk);
  gtk_label_set_label (self->sentence_label, sentence);
  for (DeskList i = 0; i < N_LISTS; i++)
    if (rows_of (desk, i)->len > 0)
      show_list (self, i);
  if (place >= 0)
    focus_place (self, place);
}

const ChanceryDeskRow *
chancery_desk_page_get_focused (ChanceryDeskPage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (CHANCERY_IS_DESK_PAGE (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !CHANCERY_IS_DESK_ROW (focus))
    return NULL;
  return chancery_desk_row_get_row (CHANCERY_DESK_ROW (focus));
}
