/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-companion.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (ChanceryCompanion, chancery_companion, GTK_TYPE_WIDGET)

static void
chancery_companion_default_init (ChanceryCompanionInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_COMPANION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

void
chancery_companion_load (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts)
{
  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  CHANCERY_COMPANION_GET_IFACE (self)->load (self, main, drafts);
}

void
chancery_companion_collect (ChanceryCompanion *self, ChanceryDraft *main, GPtrArray *drafts)
{
  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  CHANCERY_COMPANION_GET_IFACE (self)->collect (self, main, drafts);
}

void
chancery_companion_keep (ChanceryCompanion *self, GPtrArray *drafts)
{
  ChanceryCompanionInterface *iface;

  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  if (iface->keep != NULL)
    iface->keep (self, drafts);
}

void
chancery_companion_follow (ChanceryCompanion *self, ChanceryDraft *main)
{
  ChanceryCompanionInterface *iface;

  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  if (iface->follow != NULL)
    iface->follow (self, main);
}

void
chancery_companion_saved (ChanceryCompanion *self, const char *id)
{
  ChanceryCompanionInterface *iface;

  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  if (iface->saved != NULL)
    iface->saved (self, id);
}

char *
chancery_companion_dup_problem (ChanceryCompanion *self, GtkWidget **where)
{
  ChanceryCompanionInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_COMPANION (self), NULL);
  g_return_val_if_fail (where != NULL, NULL);

  *where = GTK_WIDGET (self);
  iface = CHANCERY_COMPANION_GET_IFACE (self);
  return iface->dup_problem != NULL ? iface->dup_problem (self, where) : NULL;
}

const ChanceryKind *
chancery_companion_get_kind (ChanceryCompanion *self)
{
  ChanceryCompanionInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_COMPANION (self), NULL);

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  return iface->get_kind != NULL ? iface->get_kind (self) : NULL;
}

GtkWidget *
chancery_companion_find_editor (ChanceryCompanion *self, const char *path)
{
  ChanceryCompanionInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_COMPANION (self), NULL);

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  return iface->find_editor != NULL ? iface->find_editor (self, path) : NULL;
}

gboolean
chancery_companion_take_files (ChanceryCompanion *self, GPtrArray *files)
{
  ChanceryCompanionInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_COMPANION (self), FALSE);

  iface = CHANCERY_COMPANION_GET_IFACE (self);
  if (iface->take_files == NULL)
    return FALSE;
  iface->take_files (self, files);
  return TRUE;
}

void
chancery_companion_changed (ChanceryCompanion *self)
{
  g_return_if_fail (CHANCERY_IS_COMPANION (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

ChanceryDraft *
chancery_companion_find (GPtrArray *drafts, const char *id)
{
  for (guint i = 0; drafts != NULL && id != NULL && i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (chancery_draft_get_id (draft), id))
        return draft;
    }
  return NULL;
}
