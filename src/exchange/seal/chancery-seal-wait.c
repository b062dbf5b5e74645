/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting for gpg. GPGME's own waiting looks whether it was called off only when gpg says
 * something, and gpg says nothing while a passphrase is asked for. */

#include "config.h"

#include "chancery-seal-private.h"

/* What GPGME wants to be called for. */
typedef struct
{
  ChancerySealContext *context;
  guint number; /* tells it from one that was in its place before */
  int descriptor;
  gboolean reads;
  gpgme_io_cb_t func;
  gpointer data;
} Watch;

static gpgme_error_t
add_watch (void *data,
           int descriptor,
           int direction,
           gpgme_io_cb_t func,
           void *func_data,
           void **tag)
{
  ChancerySealContext *self = data;
  Watch *watch = g_new0 (Watch, 1);

  watch->context = self;
  watch->number = ++self->n_watches;
  watch->descriptor = descriptor;
  watch->reads = direction != 0;
  watch->func = func;
  watch->data = func_data;
  g_ptr_array_add (self->watches, watch);
  *tag = watch;
  return 0;
}

static void
remove_watch (void *tag)
{
  Watch *watch = tag;

  if (watch != NULL)
    g_ptr_array_remove (watch->context->watches, watch);
}

static void
take_event (void *data, gpgme_event_io_t type, void *type_data)
{
  ChancerySealContext *self = data;
  gpgme_io_event_done_data_t done = type_data;

  if (type != GPGME_EVENT_DONE)
    return;
  self->done = TRUE;
  self->failure = done->err != 0 ? done->err : done->op_err;
}

void
chancery_seal_context_watch (ChancerySealContext *self)
{
  struct gpgme_io_cbs calls = { .add = add_watch,
                                .add_priv = self,
                                .remove = remove_watch,
                                .event = take_event,
                                .event_priv = self };

  self->watches = g_ptr_array_new_with_free_func (g_free);
  gpgme_set_io_cbs (self->context, &calls);
}

/* One that is still there: what is called for one descriptor may take others away. */
static Watch *
find_watch (ChancerySealContext *self, guint number)
{
  for (guint i = 0; i < self->watches->len; i++)
    if (((Watch *)self->watches->pdata[i])->number == number)
      return self->watches->pdata[i];
  return NULL;
}

/* (element-type GPollFD): those of GPGME in their order, then what calls it off. @numbers: of the former. */
static GArray *
list_descriptors (ChancerySealContext *self, GArray *numbers)
{
  GArray *polled = g_array_new (FALSE, FALSE, sizeof (GPollFD));
  GPollFD last;

  for (guint i = 0; i < self->watches->len; i++)
    {
      const Watch *watch = self->watches->pdata[i];
      GPollFD one = { .fd = watch->descriptor, .events = watch->reads ? G_IO_IN : G_IO_OUT };

      g_array_append_val (polled, one);
      g_array_append_val (numbers, watch->number);
    }
  if (g_cancellable_make_pollfd (self->cancellable, &last))
    g_array_append_val (polled, last);
  return polled;
}

static void
call_watches (ChancerySealContext *self, GArray *polled, GArray *numbers)
{
  for (guint i = 0; i < numbers->len && !self->done; i++)
    {
      Watch *watch = find_watch (self, g_array_index (numbers, guint, i));

      if (watch != NULL && g_array_index (polled, GPollFD, i).revents != 0)
        watch->func (watch->data, watch->descriptor);
    }
}

gpgme_error_t
chancery_seal_context_wait (ChancerySealContext *self, gpgme_error_t begun)
{
  if (begun != 0)
    return begun;
  while (!self->done)
    {
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) polled = list_descriptors (self, numbers);

      g_poll ((GPollFD *)(gpointer)polled->data, polled->len, -1);
      if (polled->len > numbers->len)
        g_cancellable_release_fd (self->cancellable);
      if (!g_cancellable_is_cancelled (self->cancellable))
        call_watches (self, polled, numbers);
      else
        {
          gpgme_cancel (self->context);
          self->done = TRUE;
          self->failure = gpgme_error (GPG_ERR_CANCELED);
        }
    }
  self->done = FALSE;
  return self->failure;
}
