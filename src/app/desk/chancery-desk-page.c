/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-desk-list.h"
#include "chancery-desk-menu.h"
#include "chancery-desk-row.h"
#include "chancery-desk-words.h"
#include "chancery-focus-chain.h"
#include "chancery-focus-follow.h"

typedef enum
{
  LIST_DUE,
  LIST_COMING,
  LIST_UNSCHEDULED,
  LIST_TO_FINISH,
  N_LISTS,
} DeskList;

struct _ChanceryDeskPage
{
  GtkWidget parent_instance;

  ChanceryDesk *desk;
  ChanceryDeskList *lists[N_LISTS];
  GtkWidget *box;
  GtkWidget *sidebar_button;
  GtkWidget *scroller;
  GtkBox *column;
  ChanceryDeskRowWidget *moving;
  GtkWidget *menu;
  ChanceryDeskRowWidget *menu_row; /* weak */
  GtkLabel *day_label;
  GtkLabel *sentence_label;

  /* The row that had the focus last, and where among all it stood: the way back leads there. */
  char *last_id;
  guint last_place;
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
  DONE_WITH_RESULT,
  MOVED,
  PLAN,
  ASSESS,
  SAID,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryDeskPage, chancery_desk_page, GTK_TYPE_WIDGET)

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const ChanceryDeskRow *record = chancery_desk_row_get_row (CHANCERY_DESK_ROW (row));

  g_signal_emit (user_data, signals[record->is_draft ? OPEN_DRAFT : OPEN_RECORD], 0, record->id);
}

static GPtrArray *
rows_of (ChanceryDesk *desk, DeskList list)
{
  switch (list)
    {
    case LIST_DUE:
      return chancery_desk_get_due (desk);
    case LIST_COMING:
      return chancery_desk_get_coming (desk);
    case LIST_UNSCHEDULED:
      return chancery_desk_get_unscheduled (desk);
    case LIST_TO_FINISH:
      return chancery_desk_get_to_finish (desk);
    case N_LISTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static ChanceryDeskRowWidget *
focused_row (ChanceryDeskPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && CHANCERY_IS_DESK_ROW (focus) ? CHANCERY_DESK_ROW (focus) : NULL;
}

/* The rows as they stand on the page, one list after the other. */
static GPtrArray *
shown_rows (ChanceryDeskPage *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (DeskList i = 0; i < N_LISTS; i++)
    {
      GtkListBoxRow *row;

      for (int j = 0;
           (row = gtk_list_box_get_row_at_index (chancery_desk_list_get_box (self->lists[i]), j)) !=
           NULL;
           j++)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

/* The arrows go through all lists, and no further. */
static gboolean
keynav_failed_cb (GtkWidget *box, GtkDirectionType direction, ChanceryDeskPage *self)
{
  g_autoptr (GPtrArray) rows = shown_rows (self);
  guint place = 0;

  if ((direction != GTK_DIR_DOWN && direction != GTK_DIR_UP) ||
      !g_ptr_array_find (rows, focused_row (self), &place))
    return FALSE;
  if (direction == GTK_DIR_DOWN && place + 1 < rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (rows, place + 1));
  else if (direction == GTK_DIR_UP && place > 0)
    gtk_widget_grab_focus (g_ptr_array_index (rows, place - 1));
  return TRUE;
}

static void
row_entered_cb (ChanceryDeskList *list, ChanceryDeskRowWidget *row, ChanceryDeskPage *self)
{
  g_autoptr (GPtrArray) rows = shown_rows (self);

  g_free (self->last_id);
  self->last_id = g_strdup (chancery_desk_row_get_row (row)->id);
  g_ptr_array_find (rows, row, &self->last_place);
}

static void
make_list (ChanceryDeskPage *self, DeskList list)
{
  static const char *const headings[N_LISTS] = {
    [LIST_DUE] = N_ ("Today and overdue"),
    [LIST_COMING] = N_ ("Coming"),
    [LIST_UNSCHEDULED] = N_ ("Nothing scheduled"),
    [LIST_TO_FINISH] = N_ ("To finish"),
  };
  GtkWidget *section = chancery_desk_list_new (_ (headings[list]));
  GtkListBox *box = chancery_desk_list_get_box (CHANCERY_DESK_LIST (section));

  if (list == LIST_COMING)
    gtk_widget_add_css_class (section, "coming");
  g_signal_connect (section, "entered", G_CALLBACK (row_entered_cb), self);
  g_signal_connect (box, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (box, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_box_append (self->column, section);
  self->lists[list] = CHANCERY_DESK_LIST (section);
}

/* What was dealt with waits, pale, for the next desk; the keys go on to the row below. */
static void
go_on (ChanceryDeskPage *self, ChanceryDeskRowWidget *row)
{
  g_autoptr (GPtrArray) rows = shown_rows (self);
  guint place = 0;

  chancery_desk_row_set_handled (row);
  if (g_ptr_array_find (rows, row, &place) && place + 1 < rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (rows, place + 1));
}

static void
stop_moving (ChanceryDeskPage *self)
{
  ChanceryDeskRowWidget *row = self->moving;

  self->moving = NULL;
  if (row != NULL)
    chancery_desk_row_set_asking (row, FALSE);
}

/* After M the next digit says by how many working days. */
static gboolean
move_by (ChanceryDeskPage *self, ChanceryDeskRowWidget *row, guint keyval)
{
  int days = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));
  gboolean same = row == self->moving;

  stop_moving (self);
  if (keyval == GDK_KEY_Escape)
    return GDK_EVENT_STOP;
  if (days < 0 || !same)
    return GDK_EVENT_PROPAGATE;
  go_on (self, row);
  g_signal_emit (self, signals[MOVED], 0, chancery_desk_row_get_row (row)->id,
                 days == 0 ? 10 : days);
  return GDK_EVENT_STOP;
}

static void
say (ChanceryDeskPage *self, const char *sentence)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/* Whether @keyval is one that does something to a row, here or on the page of its record. */
static gboolean
is_row_key (guint keyval)
{
  static const guint keys[] = { GDK_KEY_a, GDK_KEY_c, GDK_KEY_d, GDK_KEY_m, GDK_KEY_p, GDK_KEY_v };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == gdk_keyval_to_lower (keyval))
      return TRUE;
  return FALSE;
}

/* Why a key does nothing to @row (nullable), or NULL when it does. */
static const char *
explain (ChanceryDeskRowWidget *row, guint keyval)
{
  const ChanceryDeskRow *record = row != NULL ? chancery_desk_row_get_row (row) : NULL;

  if (record == NULL)
    return _ ("Choose a row first, with the arrow keys.");
  if (record->is_draft)
    return _ ("This is a draft: Return opens it, to be finished.");
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_d:
    case GDK_KEY_m:
      return chancery_kind_has_flag (record->kind, CHANCERY_KIND_TASK)
                 ? NULL
                 : _ ("This is no action: P plans what is to be done about it.");
    case GDK_KEY_c:
    case GDK_KEY_v:
      return _ ("Return opens the record, and this key works there. Here D, M and P do.");
    default:
      return NULL;
    }
}

static void
act_on (ChanceryDeskPage *self, ChanceryDeskRowWidget *row, guint keyval, gboolean shift)
{
  const char *id = chancery_desk_row_get_row (row)->id;

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_a:
      g_signal_emit (self, signals[ASSESS], 0, id);
      break;
    case GDK_KEY_d:
      if (!shift)
        go_on (self, row);
      g_signal_emit (self, signals[shift ? DONE_WITH_RESULT : DONE], 0, id);
      break;
    case GDK_KEY_m:
      self->moving = row;
      chancery_desk_row_set_asking (row, TRUE);
      break;
    case GDK_KEY_p:
    default:
      g_signal_emit (self, signals[PLAN], 0, id);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (user_data);
  ChanceryDeskRowWidget *row = focused_row (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const char *why;

  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || (row != NULL && chancery_desk_row_get_handled (row)))
    return GDK_EVENT_PROPAGATE;
  if (self->moving != NULL)
    return move_by (self, row, keyval);
  if (!is_row_key (keyval))
    return GDK_EVENT_PROPAGATE;
  why = explain (row, keyval);
  if (why != NULL)
    say (self, why);
  else
    act_on (self, row, keyval, (modifiers & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static void
popup_menu (ChanceryDeskPage *self, ChanceryDeskRowWidget *row)
{
  if (row == NULL || chancery_desk_row_get_handled (row))
    return;
  g_set_weak_pointer (&self->menu_row, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  chancery_desk_menu_popup (self->menu, row);
}

static gboolean
menu_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  popup_menu (CHANCERY_DESK_PAGE (widget), focused_row (CHANCERY_DESK_PAGE (widget)));
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *under = gtk_widget_pick (user_data, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = under != NULL ? gtk_widget_get_ancestor (under, chancery_desk_row_get_type ())
                                 : NULL;

  popup_menu (user_data, row != NULL ? CHANCERY_DESK_ROW (row) : NULL);
}

/* The menu does what the key does. */
static void
key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (widget);
  const char key = *g_variant_get_string (parameter, NULL);
  ChanceryDeskRowWidget *row = self->menu_row;

  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (key == '\r')
    gtk_widget_activate (GTK_WIDGET (row));
  else
    act_on (self, row, gdk_unicode_to_keyval ((guint32)key), g_ascii_isupper (key));
}

static void
chancery_desk_page_dispose (GObject *object)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (object);

  g_clear_weak_pointer (&self->menu_row);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->desk, chancery_desk_unref);
  g_clear_pointer (&self->last_id, g_free);

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

/* The row with that id, else the one that took the place of what went. */
static gboolean
focus_again (ChanceryDeskPage *self, const char *id, guint place)
{
  g_autoptr (GPtrArray) rows = shown_rows (self);

  for (guint i = 0; id != NULL && i < rows->len; i++)
    if (g_str_equal (chancery_desk_row_get_row (g_ptr_array_index (rows, i))->id, id))
      return gtk_widget_grab_focus (g_ptr_array_index (rows, i));
  return rows->len > 0 &&
         gtk_widget_grab_focus (g_ptr_array_index (rows, MIN (place, rows->len - 1)));
}

static gboolean
chancery_desk_page_grab_focus (GtkWidget *widget)
{
  ChanceryDeskPage *self = CHANCERY_DESK_PAGE (widget);

  return focus_again (self, self->last_id, self->last_place) ||
         gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
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
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_desk_page_grab_focus;

  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_RECORD] = id_signal (object_class, "open-record");
  signals[OPEN_DRAFT] = id_signal (object_class, "open-draft");
  signals[DONE] = id_signal (object_class, "done");
  signals[DONE_WITH_RESULT] = id_signal (object_class, "done-with-result");
  signals[PLAN] = id_signal (object_class, "plan");
  signals[ASSESS] = id_signal (object_class, "assess");
  signals[SAID] = id_signal (object_class, "said");
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
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "desk.key", "s", key_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_desk_page_init (ChanceryDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = chancery_desk_menu_new (GTK_WIDGET (self));
  chancery_focus_follow (GTK_SCROLLED_WINDOW (self->scroller));
  for (DeskList i = 0; i < N_LISTS; i++)
    make_list (self, i);
}

/* M was pressed before the desk was told anew: the digit that follows still moves the same thing. */
static void
ask_again (ChanceryDeskPage *self, const char *id)
{
  ChanceryDeskRowWidget *row = focused_row (self);

  if (row == NULL || g_strcmp0 (chancery_desk_row_get_row (row)->id, id) != 0)
    return;
  self->moving = row;
  chancery_desk_row_set_asking (row, TRUE);
}

/* The keyboard goes to the first of them that has rows, or to a row where it was before. */
static void
show_lists (ChanceryDeskPage *self)
{
  g_autofree char *until = chancery_desk_words_until (self->desk);
  gboolean at_once = TRUE;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->lists[LIST_COMING]), until);
  for (DeskList i = 0; i < N_LISTS; i++)
    {
      GPtrArray *rows = rows_of (self->desk, i);

      chancery_desk_list_set_rows (self->lists[i], self->desk, rows,
                                   i == LIST_TO_FINISH &&
                                       chancery_desk_has_more_to_finish (self->desk),
                                   at_once || self->last_id != NULL);
      at_once = at_once && rows->len == 0;
    }
}

void
chancery_desk_page_set_desk (ChanceryDeskPage *self, ChanceryDesk *desk)
{
  ChanceryDeskRowWidget *focused;
  gboolean had_focus;
  gboolean asked;
  g_autofree char *id = NULL;
  guint place = 0;
  g_autofree char *day = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (CHANCERY_IS_DESK_PAGE (self));

  focused = focused_row (self);
  had_focus = focused != NULL;
  if (had_focus)
    {
      g_autoptr (GPtrArray) rows = shown_rows (self);

      g_ptr_array_find (rows, focused, &place);
      if (!chancery_desk_row_get_handled (focused))
        id = g_strdup (chancery_desk_row_get_row (focused)->id);
    }
  asked = had_focus && self->moving == focused;
  self->moving = NULL;
  g_clear_pointer (&self->desk, chancery_desk_unref);
  if (desk == NULL)
    {
      for (DeskList i = 0; i < N_LISTS; i++)
        chancery_desk_list_clear (self->lists[i]);
      g_clear_pointer (&self->last_id, g_free);
      self->last_place = 0;
      return;
    }

  self->desk = chancery_desk_ref (desk);
  day = chancery_desk_words_heading (desk);
  gtk_label_set_label (self->day_label, day);
  sentence = chancery_desk_words_sentence (desk);
  gtk_label_set_label (self->sentence_label, sentence);
  show_lists (self);
  if (had_focus)
    focus_again (self, id, place);
  if (asked)
    ask_again (self, id);
}

const ChanceryDeskRow *
chancery_desk_page_get_focused (ChanceryDeskPage *self)
{
  ChanceryDeskRowWidget *row;

  g_return_val_if_fail (CHANCERY_IS_DESK_PAGE (self), NULL);

  row = focused_row (self);
  return row != NULL ? chancery_desk_row_get_row (row) : NULL;
}
