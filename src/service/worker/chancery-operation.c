/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-operation.h"

#define REPORT_INTERVAL (G_TIME_SPAN_SECOND / 10)

struct _ChanceryOperation
{
  GObject parent_instance;

  char *title;
  char *outcome;
  GCancellable *cancellable;
  ChanceryOperationState state;
  double fraction;

  /* Written by the thread that works, read by the main thread. */
  GMutex mutex;
  gint64 last_report;
  double reported;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_STATE,
  PROP_FRACTION,
  PROP_OUTCOME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ChanceryOperation, chancery_operation, G_TYPE_OBJECT)

static gboolean
show_fraction_cb (gpointer data)
{
  ChanceryOperation *self = data;
  double fraction;

  g_mutex_lock (&self->mutex);
  fraction = self->reported;
  g_mutex_unlock (&self->mutex);

  if (self->state == CHANCERY_OPERATION_RUNNING && fraction != self->fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
  return G_SOURCE_REMOVE;
}

static void
chancery_operation_finalize (GObject *object)
{
  ChanceryOperation *self = CHANCERY_OPERATION (object);

  g_free (self->title);
  g_free (self->outcome);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (chancery_operation_parent_class)->finalize (object);
}

static void
chancery_operation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryOperation *self = CHANCERY_OPERATION (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int)self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_OUTCOME:
      g_value_set_string (value, self->outcome);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_operation_class_init (ChanceryOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = chancery_operation_finalize;
  object_class->get_property = chancery_operation_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, CHANCERY_OPERATION_RUNNING,
                                             CHANCERY_OPERATION_FAILED, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
chancery_operation_init (ChanceryOperation *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->outcome = g_strdup ("");
  self->fraction = -1;
}

ChanceryOperation *
chancery_operation_new (const char *title)
{
  ChanceryOperation *self = g_object_new (CHANCERY_TYPE_OPERATION, NULL);

  self->title = g_strdup (title);
  return self;
}

const char *
chancery_operation_get_title (ChanceryOperation *self)
{
  g_return_val_if_fail (CHANCERY_IS_OPERATION (self), NULL);
  return self->title;
}

GCancellable *
chancery_operation_get_cancellable (ChanceryOperation *self)
{
  g_return_val_if_fail (CHANCERY_IS_OPERATION (self), NULL);
  return self->cancellable;
}

ChanceryOperationState
chancery_operation_get_state (ChanceryOperation *self)
{
  g_return_val_if_fail (CHANCERY_IS_OPERATION (self), CHANCERY_OPERATION_FAILED);
  return self->state;
}

double
chancery_operation_get_fraction (ChanceryOperation *self)
{
  g_return_val_if_fail (CHANCERY_IS_OPERATION (self), -1);
  return self->fraction;
}

const char *
chancery_operation_get_outcome (ChanceryOperation *self)
{
  g_return_val_if_fail (CHANCERY_IS_OPERATION (self), NULL);
  return self->outcome;
}

void
chancery_operation_cancel (ChanceryOperation *self)
{
  g_return_if_fail (CHANCERY_IS_OPERATION (self));
  g_cancellable_cancel (self->cancellable);
}

void
chancery_operation_report (ChanceryOperation *self, guint64 done, guint64 total)
{
  gint64 now = g_get_monotonic_time ();
  gboolean due;

  g_return_if_fail (CHANCERY_IS_OPERATION (self));

  g_mutex_lock (&self->mutex);
  self->reported = total == 0 ? -1 : CLAMP ((double)done / (double)total, 0, 1);
  due = now - self->last_report >= REPORT_INTERVAL;
  if (due)
    self->last_report = now;
  g_mutex_unlock (&self->mutex);

  if (due)
    g_idle_add_full (G_PRIORITY_DEFAULT, show_fraction_cb, g_object_ref (self), g_object_unref);
}

void
chancery_operation_finish (ChanceryOperation *self, const char *outcome, const GError *error)
{
  g_return_if_fail (CHANCERY_IS_OPERATION (self));
  g_return_if_fail (self->state == CHANCERY_OPERATION_RUNNING);

  if (error == NULL)
    self->state = CHANCERY_OPERATION_DONE;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->state = CHANCERY_OPERATION_CANCELLED;
  else
    self->state = CHANCERY_OPERATION_FAILED;

  g_free (self->outcome);
  self->outcome = g_strdup (outcome != NULL ? outcome : error != NULL ? error->message : "");
  if (self->state == CHANCERY_OPERATION_DONE)
    self->fraction = 1;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
