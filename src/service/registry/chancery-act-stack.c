/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-act-stack.h"

/* How far back a session goes. */
#define N_KEPT 100

struct _ChanceryActStack
{
  GArray *turns;
};

static void
clear_turn (gpointer data)
{
  g_free (((ChanceryTurn *)data)->words);
}

ChanceryActStack *
chancery_act_stack_new (void)
{
  ChanceryActStack *self = g_new0 (ChanceryActStack, 1);

  self->turns = g_array_new (FALSE, FALSE, sizeof (ChanceryTurn));
  g_array_set_clear_func (self->turns, clear_turn);
  return self;
}

void
chancery_act_stack_free (ChanceryActStack *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->turns);
  g_free (self);
}

const ChanceryTurn *
chancery_act_stack_peek (ChanceryActStack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->turns->len > 0 ? &g_array_index (self->turns, ChanceryTurn, self->turns->len - 1)
                              : NULL;
}

void
chancery_act_stack_push (ChanceryActStack *self, gint64 group, gint64 batch, const char *words)
{
  ChanceryTurn turn = { .group = group, .batch = batch, .words = g_strdup (words) };

  g_return_if_fail (self != NULL);

  if (self->turns->len == N_KEPT)
    g_array_remove_index (self->turns, 0);
  g_array_append_val (self->turns, turn);
}

void
chancery_act_stack_pop (ChanceryActStack *self)
{
  g_return_if_fail (self != NULL);

  if (self->turns->len > 0)
    g_array_set_size (self->turns, self->turns->len - 1);
}

void
chancery_act_stack_forget_batch (ChanceryActStack *self, gint64 batch)
{
  g_return_if_fail (self != NULL && batch > 0);

  for (guint i = self->turns->len; i > 0; i--)
    if (g_array_index (self->turns, ChanceryTurn, i - 1).batch == batch)
      g_array_remove_index (self->turns, i - 1);
}

void
chancery_act_stack_clear (ChanceryActStack *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->turns, 0);
}
