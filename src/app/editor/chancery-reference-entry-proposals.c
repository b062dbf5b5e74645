/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is proposed below the entry while somebody types: records that are called so, and what can be made of the words. */

#include "config.h"

#include "chancery-reference-entry-private.h"

#include <glib/gi18n-lib.h>

#define N_PROPOSALS 8

/* “New incident: shelling of Khar” */
static void
append_new (ChanceryReferenceEntry *self, const char *typed)
{
  const ChanceryKind *kind = chancery_kind_get (self->field->targets[0]);
  g_autofree char *label = g_utf8_strdown (_ (kind->label), -1);
  /* Translators: “New incident: shelling of Khar”. */
  g_autofree char *words = g_strdup_printf (_ ("New %s: %s"), label, typed);

  chancery_proposal_popover_append (CHANCERY_PROPOSAL_POPOVER (self->popover),
                                    chancery_proposal_row_new_offer (words, self->begin_new_what,
                                                                     kind->index));
}

static void
append_offers (ChanceryReferenceEntry *self, const char *typed)
{
  ChanceryProposalPopover *popover = CHANCERY_PROPOSAL_POPOVER (self->popover);

  if (*typed == '\0' || chancery_reference_entry_find_exact (self, typed) != NULL)
    return;
  if (chancery_field_has_flag (self->field, CHANCERY_FIELD_WORDS))
    chancery_proposal_popover_append (popover,
                                      chancery_proposal_row_new_offer (typed,
                                                                       _ ("Keep as these words"),
                                                                       CHANCERY_KIND_NONE));
  if (self->begin_new != NULL)
    append_new (self, typed);
  for (guint i = 0; i < CHANCERY_FIELD_MAX_TARGETS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (self->field->targets[i]);
      g_autofree char *label = NULL;
      g_autofree char *what = NULL;

      if (kind == NULL || !chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
        continue;
      label = g_utf8_strdown (_ (kind->label), -1);
      /* Translators: %s is “party”, “person” or “place”. */
      what = g_strdup_printf (_ ("New %s, to check"), label);
      chancery_proposal_popover_append (popover,
                                        chancery_proposal_row_new_offer (typed, what, kind->index));
    }
}

static void
fill (ChanceryReferenceEntry *self)
{
  ChanceryProposalPopover *popover = CHANCERY_PROPOSAL_POPOVER (self->popover);
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);

  chancery_proposal_popover_clear (popover);
  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    chancery_proposal_popover_append (popover, chancery_proposal_row_new (
                                                   g_ptr_array_index (self->found, i)));
  append_offers (self, typed);
  if (self->finds_more)
    chancery_proposal_popover_set_note (popover, _ ("More: type on to find them"));
}

static void
show_found (ChanceryReferenceEntry *self)
{
  ChanceryProposalPopover *popover = CHANCERY_PROPOSAL_POPOVER (self->popover);

  fill (self);
  if (!gtk_widget_get_mapped (self->entry) ||
      (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  chancery_proposal_popover_open (popover, gtk_widget_get_width (GTK_WIDGET (self)));
  for (; self->n_steps > 0; self->n_steps--)
    chancery_proposal_popover_move (popover, 1);
}

/* Whether the officer goes on to the next editor. */
static gboolean
take_found (ChanceryReferenceEntry *self)
{
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);
  guint n_steps = self->n_steps;
  ChanceryProposalRow *row = NULL;

  self->take_first = FALSE;
  self->n_steps = 0;
  if (n_steps > 0)
    {
      fill (self);
      row = chancery_proposal_popover_get_row (CHANCERY_PROPOSAL_POPOVER (self->popover), n_steps);
    }
  if (row != NULL)
    return chancery_reference_entry_take_row (self, row);
  if (*typed == '\0' || chancery_reference_entry_find_exact (self, typed) != NULL)
    chancery_reference_entry_settle (self);
  else if (self->found != NULL && self->found->len > 0)
    chancery_reference_entry_take_item (self, g_ptr_array_index (self->found, 0));
  else if (self->begin_new != NULL)
    {
      chancery_reference_entry_begin_new (self, typed);
      return FALSE;
    }
  else
    chancery_reference_entry_settle (self);
  return TRUE;
}

/* The keys go on to what came of it. */
static void
let_keys_go (ChanceryReferenceEntry *self)
{
  if (self->awaited != NULL)
    chancery_early_keys_came (g_steal_pointer (&self->awaited));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryReferenceEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      chancery_registry_find_names_finish (CHANCERY_REGISTRY (source), result, &error);
  gboolean awaited = self->awaited != NULL;

  if (self->popover == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->search);
  self->answered = TRUE;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  self->finds_more = self->found != NULL && self->found->len > N_PROPOSALS;
  if (self->finds_more)
    g_ptr_array_set_size (self->found, N_PROPOSALS);
  if (!self->take_first)
    show_found (self);
  else if (take_found (self) && awaited)
    chancery_editor_proceed (CHANCERY_EDITOR (self));
  let_keys_go (self);
}

void
chancery_reference_entry_stop (ChanceryReferenceEntry *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->answered = self->take_first = FALSE;
  self->n_steps = 0;
  let_keys_go (self);
}

void
chancery_reference_entry_propose (ChanceryReferenceEntry *self)
{
  g_autofree char *typed = chancery_reference_entry_dup_typed (self);

  chancery_reference_entry_stop (self);
  if (self->registry == NULL)
    return;
  self->search = g_cancellable_new ();
  chancery_registry_find_names_async (self->registry, self->field, self->party, typed,
                                      N_PROPOSALS + 1, self->search, found_cb, g_object_ref (self));
}
