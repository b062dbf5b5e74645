/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-follow-bar.h"

#include <glib/gi18n.h>

#include "chancery-as-on.h"
#include "chancery-phrase.h"
#include "chancery-registry-search.h"

struct _ChanceryFollowBar
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryRecordList *records;
  gboolean active;
  ChanceryDay as_on;
  /* What asks for the days, and where to they are stepped through then; NULL: nothing does. */
  GCancellable *search;
  GArray *steps;

  GSimpleActionGroup *actions;
  GtkWidget *line;
  GtkWidget *words;
  GtkWidget *button;
};

enum
{
  PROP_0,
  PROP_AS_ON,
  N_PROPS,
};

enum
{
  SAID,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryFollowBar, chancery_follow_bar, GTK_TYPE_WIDGET)

static void
update (ChanceryFollowBar *self)
{
  gboolean other = self->active && self->as_on != CHANCERY_DAY_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self), other);
  gtk_widget_set_visible (self->button, self->active);
  chancery_as_on_button_set_day (self->button, self->as_on);
  if (other)
    {
      g_autofree char *words = chancery_phrase_as_on (self->as_on);

      gtk_label_set_text (GTK_LABEL (self->words), words);
    }
}

/* ---- the days on which a verdict changed ---- */

static void
say_none (ChanceryFollowBar *self)
{
  g_signal_emit (self, signals[SAID], 0, _ ("No verdict in this list is of an earlier day."));
}

/* The nearest of @days before or after @from; none is also today, after the last. */
static ChanceryDay
find_day (GArray *days, ChanceryDay from, ChanceryDay today, int direction)
{
  ChanceryDay best = CHANCERY_DAY_NONE;

  for (guint i = 0; i < days->len; i++)
    {
      ChanceryDay day = g_array_index (days, gint64, i);

      if (direction > 0 && day > from && day < today)
        return day;
      if (direction < 0 && day < from)
        best = day;
    }
  return best;
}

/* No answer that is under way is meant any more. */
static void
stop (ChanceryFollowBar *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_array_set_size (self->steps, 0);
}

static void
days_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryFollowBar) self = CHANCERY_FOLLOW_BAR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days =
      chancery_registry_verdict_days_finish (CHANCERY_REGISTRY (source), result, &error);
  ChanceryDay today = chancery_registry_get_desk_day (CHANCERY_REGISTRY (source));
  ChanceryDay day = self->as_on;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; days != NULL && i < self->steps->len; i++)
    {
      int direction = g_array_index (self->steps, int, i);
      ChanceryDay next = find_day (days, day != CHANCERY_DAY_NONE ? day : today, today, direction);

      if (next == CHANCERY_DAY_NONE && direction < 0)
        say_none (self);
      else
        day = next;
    }
  stop (self);
  chancery_follow_bar_set_as_on (self, day);
}

static void
step (ChanceryFollowBar *self, int direction)
{
  g_autofree char *query = NULL;

  if (self->records == NULL)
    return;
  /* What is pressed before the answer is a step more. */
  if (self->search != NULL)
    {
      g_array_append_val (self->steps, direction);
      return;
    }
  if (direction > 0 && self->as_on == CHANCERY_DAY_NONE)
    return;
  g_array_append_val (self->steps, direction);
  self->search = g_cancellable_new ();
  query = chancery_record_list_dup_answered_query (self->records);
  chancery_registry_verdict_days_async (self->registry, query, self->search, days_cb,
                                        g_object_ref (self));
}

/* ---- actions ---- */

static void
previous_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
next_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  chancery_follow_bar_set_as_on (user_data, CHANCERY_DAY_NONE);
}

static void
chosen_cb (GtkWidget *owner, ChanceryDay day)
{
  ChanceryFollowBar *self = CHANCERY_FOLLOW_BAR (owner);
  ChanceryDay today = chancery_registry_get_desk_day (self->registry);

  chancery_follow_bar_set_as_on (self, day == today ? CHANCERY_DAY_NONE : day);
}

static void
day_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ChanceryFollowBar *self = CHANCERY_FOLLOW_BAR (user_data);

  if (self->registry != NULL)
    chancery_as_on_ask (GTK_WIDGET (self), self->registry, chosen_cb);
}

static void
enable (ChanceryFollowBar *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        self->active);
}

/* ---- the widget ---- */

static void
chancery_follow_bar_root (GtkWidget *widget)
{
  ChanceryFollowBar *self = CHANCERY_FOLLOW_BAR (widget);
  GtkWidget *list = gtk_widget_get_parent (gtk_widget_get_parent (widget));

  GTK_WIDGET_CLASS (chancery_follow_bar_parent_class)->root (widget);
  gtk_widget_insert_action_group (list, "follow", G_ACTION_GROUP (self->actions));
}

static void
chancery_follow_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_AS_ON)
    g_value_set_int64 (value, CHANCERY_FOLLOW_BAR (object)->as_on);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_follow_bar_dispose (GObject *object)
{
  ChanceryFollowBar *self = CHANCERY_FOLLOW_BAR (object);

  stop (self);
  g_clear_object (&self->records);
  g_clear_object (&self->registry);
  g_clear_object (&self->actions);
  g_clear_object (&self->button);
  g_clear_pointer (&self->line, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_follow_bar_parent_class)->dispose (object);
}

static void
chancery_follow_bar_finalize (GObject *object)
{
  g_array_unref (CHANCERY_FOLLOW_BAR (object)->steps);

  G_OBJECT_CLASS (chancery_follow_bar_parent_class)->finalize (object);
}

static void
chancery_follow_bar_class_init (ChanceryFollowBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_follow_bar_dispose;
  object_class->finalize = chancery_follow_bar_finalize;
  object_class->get_property = chancery_follow_bar_get_property;
  widget_class->root = chancery_follow_bar_root;

  properties[PROP_AS_ON] =
      g_param_spec_int64 ("as-on", NULL, NULL, G_MININT64, G_MAXINT64, CHANCERY_DAY_NONE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_follow_bar_init (ChanceryFollowBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "as-on-day", .activate = day_action },
    { .name = "as-on-previous", .activate = previous_action },
    { .name = "as-on-next", .activate = next_action },
    { .name = "as-on-back", .activate = back_action },
  };
  GtkWidget *today = gtk_button_new_with_label (_ ("Today"));

  self->as_on = CHANCERY_DAY_NONE;
  self->steps = g_array_new (FALSE, FALSE, sizeof (int));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->button = g_object_ref_sink (chancery_as_on_button_new ("follow"));
  gtk_widget_add_css_class (self->button, "quiet-button");

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->words = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_add_css_class (self->line, "chancery-as-on");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "follow.as-on-back");
  gtk_widget_add_css_class (today, "chancery-small-button");
  gtk_widget_set_valign (today, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), self->words);
  gtk_box_append (GTK_BOX (self->line), today);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  enable (self);
  update (self);
}

void
chancery_follow_bar_set_list (ChanceryFollowBar *self,
                              ChanceryRegistry *registry,
                              ChanceryRecordList *records)
{
  g_return_if_fail (CHANCERY_IS_FOLLOW_BAR (self));

  g_set_object (&self->registry, registry);
  g_set_object (&self->records, records);
  chancery_follow_bar_set_as_on (self, CHANCERY_DAY_NONE);
}

void
chancery_follow_bar_set_kind (ChanceryFollowBar *self, const ChanceryKind *kind)
{
  g_return_if_fail (CHANCERY_IS_FOLLOW_BAR (self));

  stop (self);
  self->active = kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED);
  if (!self->active)
    chancery_follow_bar_set_as_on (self, CHANCERY_DAY_NONE);
  enable (self);
  update (self);
}

GtkWidget *
chancery_follow_bar_get_button (ChanceryFollowBar *self)
{
  g_return_val_if_fail (CHANCERY_IS_FOLLOW_BAR (self), NULL);
  return self->button;
}

gboolean
chancery_follow_bar_is_active (ChanceryFollowBar *self)
{
  g_return_val_if_fail (CHANCERY_IS_FOLLOW_BAR (self), FALSE);
  return self->active;
}

ChanceryDay
chancery_follow_bar_get_as_on (ChanceryFollowBar *self)
{
  g_return_val_if_fail (CHANCERY_IS_FOLLOW_BAR (self), CHANCERY_DAY_NONE);
  return self->as_on;
}

void
chancery_follow_bar_set_as_on (ChanceryFollowBar *self, ChanceryDay day)
{
  g_return_if_fail (CHANCERY_IS_FOLLOW_BAR (self));

  stop (self);
  if (self->as_on == day)
    return;
  self->as_on = day;
  if (self->records != NULL)
    chancery_record_list_set_as_on (self->records, day);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_ON]);
}
