/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that waits cannot be handed on by us: only the display delivers it as a key.  So it is put back there, one at a
 * time: the next one only when the one before has come again, for that one may ask for something, too.  What is
 * pressed meanwhile waits behind them, wherever it comes in. */

#include "config.h"

#include "chancery-early-keys.h"

/* Milliseconds: so often it is looked whether what waits can go on.  Microseconds: so long at most it waits. */
#define LOOK 10
#define LONGEST (4 * G_TIME_SPAN_SECOND)
/* So often it is looked for a key that was put back: not so long, for a window that stood still did not take it in
 * either, and that key would come behind the next ones. */
#define MOST_LOOKS 50

typedef struct
{
  GtkWindow *window; /* not owned: it owns this */
  ChanceryEarlyKeysFunc waits;
  GQueue events;
  GdkEvent *flight; /* put back, and not here yet */
  guint n_looks;
  gint64 since; /* the first of them waits */
  guint source;
  /* What was asked for and is being read. */
  guint n_awaited;
} Kept;

static Kept *
kept_of (GtkWindow *window)
{
  return window != NULL ? g_object_get_data (G_OBJECT (window), "chancery-early-keys") : NULL;
}

static void
drop (Kept *kept)
{
  g_clear_handle_id (&kept->source, g_source_remove);
  g_queue_clear_full (&kept->events, (GDestroyNotify)gdk_event_unref);
  g_clear_pointer (&kept->flight, gdk_event_unref);
}

static void
free_kept (gpointer data)
{
  drop (data);
  g_free (data);
}

static gboolean
has_to_wait (Kept *kept, GdkEvent *event)
{
  return kept->n_awaited > 0 || kept->waits (kept->window, gdk_key_event_get_keyval (event),
                                             gdk_event_get_modifier_state (event));
}

static void
put_next (Kept *kept)
{
  if (kept->flight != NULL || g_queue_is_empty (&kept->events))
    return;
  kept->flight = g_queue_pop_head (&kept->events);
  kept->n_looks = 0;
  /* The next one waits for what this one asks for, and no longer for what was asked before. */
  kept->since = g_get_monotonic_time ();
  gdk_display_put_event (gtk_widget_get_display (GTK_WIDGET (kept->window)), kept->flight);
}

static gboolean
look_cb (gpointer data)
{
  Kept *kept = data;
  GdkEvent *event = g_queue_peek_head (&kept->events);

  if (kept->flight != NULL && ++kept->n_looks > MOST_LOOKS)
    g_clear_pointer (&kept->flight, gdk_event_unref);
  if (kept->flight != NULL)
    return G_SOURCE_CONTINUE;
  if (event == NULL)
    {
      kept->source = 0;
      return G_SOURCE_REMOVE;
    }
  if (!has_to_wait (kept, event))
    {
      put_next (kept);
      return G_SOURCE_CONTINUE;
    }
  if (g_get_monotonic_time () < kept->since + LONGEST)
    return G_SOURCE_CONTINUE;
  kept->source = 0;
  drop (kept);
  gtk_widget_error_bell (GTK_WIDGET (kept->window));
  return G_SOURCE_REMOVE;
}

static void
keep (Kept *kept, GdkEvent *event)
{
  if (g_queue_is_empty (&kept->events))
    kept->since = g_get_monotonic_time ();
  g_queue_push_tail (&kept->events, gdk_event_ref (event));
  if (kept->source == 0)
    kept->source = g_timeout_add (LOOK, look_cb, kept);
}

/* Whether a key that came in anywhere waits: @asked: for what @kept's window waits for, too. */
static gboolean
take_in (Kept *kept, GdkEvent *event, gboolean asked)
{
  if (event == kept->flight)
    {
      kept->flight = NULL;
      if (asked && has_to_wait (kept, event))
        {
          g_queue_push_head (&kept->events, event);
          return TRUE;
        }
      put_next (kept);
      gdk_event_unref (event);
      return FALSE;
    }
  if (kept->flight == NULL && g_queue_is_empty (&kept->events) &&
      (!asked || !has_to_wait (kept, event)))
    return FALSE;
  keep (kept, event);
  return TRUE;
}

static gboolean
kept_pressed_cb (GtkEventController *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 Kept *kept)
{
  return take_in (kept, gtk_event_controller_get_current_event (controller), TRUE);
}

/* ---- a modal window ---- */

static gboolean
came_to_another (GtkEventController *controller, GtkWindow *modal)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_native_get_for_surface (gdk_event_get_surface (event));

  return native != GTK_NATIVE (modal) &&
         (native == NULL || !gtk_widget_is_ancestor (GTK_WIDGET (native), GTK_WIDGET (modal)));
}

/* Whether keys come by @widget on their way to what has the focus within it. */
static gboolean
captures (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE &&
          (GTK_IS_EVENT_CONTROLLER_KEY (controller) || GTK_IS_SHORTCUT_CONTROLLER (controller)))
        return TRUE;
    }
  return FALSE;
}

/* As the toolkit itself would have gone: inwards by those that capture keys, and outwards from what has the focus. */
static gboolean
forward (GtkEventControllerKey *controller, GtkWindow *modal)
{
  g_autoptr (GPtrArray) inwards = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *widget = gtk_window_get_focus (modal);

  for (; widget != NULL && widget != GTK_WIDGET (modal); widget = gtk_widget_get_parent (widget))
    g_ptr_array_insert (inwards, 0, g_object_ref (widget));
  for (guint i = 0; i < inwards->len; i++)
    if (captures (g_ptr_array_index (inwards, i)) &&
        gtk_event_controller_key_forward (controller, g_ptr_array_index (inwards, i)))
      return GDK_EVENT_STOP;
  for (guint i = inwards->len; i > 0; i--)
    if (!captures (g_ptr_array_index (inwards, i - 1)) &&
        gtk_event_controller_key_forward (controller, g_ptr_array_index (inwards, i - 1)))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
pressed_cb (GtkEventController *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            GtkWindow *modal)
{
  Kept *kept = kept_of (gtk_window_get_transient_for (modal));

  if (kept != NULL && take_in (kept, gtk_event_controller_get_current_event (controller), FALSE))
    return GDK_EVENT_STOP;
  if (!came_to_another (controller, modal))
    return GDK_EVENT_PROPAGATE;
  return forward (GTK_EVENT_CONTROLLER_KEY (controller), modal);
}

static void
released_cb (GtkEventController *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             GtkWindow *modal)
{
  if (came_to_another (controller, modal))
    forward (GTK_EVENT_CONTROLLER_KEY (controller), modal);
}

void
chancery_early_keys_take (GtkWindow *modal)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WINDOW (modal));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), modal);
  g_signal_connect (keys, "key-released", G_CALLBACK (released_cb), modal);
  gtk_widget_add_controller (GTK_WIDGET (modal), keys);
}

/* ---- the window below ---- */

static void
destroyed_cb (GtkWidget *window, gpointer data)
{
  drop (data);
}

void
chancery_early_keys_watch (GtkWindow *window, ChanceryEarlyKeysFunc waits)
{
  GtkEventController *keys;
  Kept *kept;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (waits != NULL);

  keys = gtk_event_controller_key_new ();
  kept = g_new0 (Kept, 1);
  kept->window = window;
  kept->waits = waits;
  g_queue_init (&kept->events);
  g_object_set_data_full (G_OBJECT (window), "chancery-early-keys", kept, free_kept);
  g_signal_connect (window, "destroy", G_CALLBACK (destroyed_cb), kept);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (kept_pressed_cb), kept);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
chancery_early_keys_drop (GtkWindow *window)
{
  Kept *kept;

  g_return_if_fail (GTK_IS_WINDOW (window));

  kept = kept_of (window);
  if (kept != NULL)
    drop (kept);
}

/* ---- what is being read ---- */

struct _ChanceryEarlyKeysAwaited
{
  GWeakRef window;
};

ChanceryEarlyKeysAwaited *
chancery_early_keys_await (GtkWidget *widget)
{
  ChanceryEarlyKeysAwaited *self;
  GtkRoot *root;
  Kept *kept;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  kept = kept_of (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  self = g_new0 (ChanceryEarlyKeysAwaited, 1);
  g_weak_ref_init (&self->window, kept != NULL ? root : NULL);
  if (kept != NULL)
    kept->n_awaited++;
  return self;
}

static void
end (ChanceryEarlyKeysAwaited *self, gboolean came)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&self->window);
  Kept *kept = kept_of (window);

  if (kept != NULL)
    {
      kept->n_awaited--;
      if (!came)
        drop (kept);
    }
  g_weak_ref_clear (&self->window);
  g_free (self);
}

void
chancery_early_keys_came (ChanceryEarlyKeysAwaited *awaited)
{
  g_return_if_fail (awaited != NULL);

  end (awaited, TRUE);
}

void
chancery_early_keys_failed (ChanceryEarlyKeysAwaited *awaited)
{
  if (awaited != NULL)
    end (awaited, FALSE);
}
