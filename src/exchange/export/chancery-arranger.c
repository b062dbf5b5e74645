/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-arranger.h"

/* What is held before it says that it is full: the texts of a stretch of usual records. */
#define HELD (5 * 1024 * 1024)

typedef struct
{
  gsize start;
  gsize length; /* 0: there is none of this rank */
  guint64 note;
} Piece;

struct _ChanceryArranger
{
  GArray *pieces; /* Piece, by rank */
  guint n_given;  /* ranks */
  GString *held;
  gsize begun; /* where in it the last text begins */
};

ChanceryArranger *
chancery_arranger_new (void)
{
  ChanceryArranger *self = g_new0 (ChanceryArranger, 1);

  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  self->held = g_string_new (NULL);
  return self;
}

void
chancery_arranger_free (ChanceryArranger *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pieces);
  g_string_free (self->held, TRUE);
  g_free (self);
}

GString *
chancery_arranger_begin (ChanceryArranger *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->begun = self->held->len;
  return self->held;
}

void
chancery_arranger_end (ChanceryArranger *self, guint rank, guint64 note)
{
  Piece *piece;

  g_return_if_fail (self != NULL && self->held->len > self->begun && rank >= self->n_given);

  if (rank >= self->pieces->len)
    g_array_set_size (self->pieces, rank + 1);
  piece = &g_array_index (self->pieces, Piece, rank);
  g_return_if_fail (piece->length == 0);

  piece->start = self->begun;
  piece->length = self->held->len - self->begun;
  piece->note = note;
}

gboolean
chancery_arranger_is_full (ChanceryArranger *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->held->len >= HELD;
}

gboolean
chancery_arranger_give (ChanceryArranger *self,
                        guint end,
                        ChanceryArrangerFunc func,
                        gpointer user_data,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  for (; self->n_given < MIN (end, self->pieces->len); self->n_given++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, self->n_given);

      if (piece->length == 0)
        continue;
      if (!func (self->held->str + piece->start, piece->length, piece->note, user_data, error))
        return FALSE;
      /* What comes in order when it is full takes no more room than one text. */
      if (piece->start + piece->length == self->held->len)
        g_string_truncate (self->held, piece->start);
    }
  return TRUE;
}

gboolean
chancery_arranger_give_all (ChanceryArranger *self,
                            ChanceryArrangerFunc func,
                            gpointer user_data,
                            GError **error)
{
  if (!chancery_arranger_give (self, G_MAXUINT, func, user_data, error))
    return FALSE;
  g_array_set_size (self->pieces, 0);
  g_string_truncate (self->held, 0);
  self->n_given = 0;
  return TRUE;
}
