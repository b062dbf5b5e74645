/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-session.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"

#include <string.h>

/* The key of a kept paper under which stands what was taken and dropped.  It never reaches the
 * registry. */
#define KEY "press_text"
/* Nobody looks through more. */
#define MAX_PROPOSALS 400

typedef struct
{
  guint proposal;
  ChanceryPressTake *take; /* NULL: dropped; owned by the array of takes */
} Step;

struct _ChanceryPressSession
{
  ChanceryPressText *text;
  GPtrArray *kinds;
  char *own;
  ChanceryDraft *paper;
  GPtrArray *proposals;
  GPtrArray *takes;
  GArray *steps;
};

static void
proposal_free (gpointer data)
{
  ChanceryPressProposal *self = data;

  g_array_unref (self->options);
  g_free (self);
}

/* ---- proposals ---- */

static ChanceryPressProposal *
get (ChanceryPressSession *self, guint i)
{
  return g_ptr_array_index (self->proposals, i);
}

static gboolean
is_on_form (ChanceryPressSession *self, const ChanceryPressField *field)
{
  return g_ptr_array_find (self->kinds, chancery_kind_find (field->kind), NULL);
}

/* We do not address, blame or merely mention ourselves. */
static gboolean
is_out_of_place (ChanceryPressSession *self, const ChanceryPressSpan *span, ChanceryNamed *named)
{
  return self->own != NULL && named != NULL && strcmp (named->id, self->own) == 0 &&
         span->role != CHANCERY_PRESS_WHO_SPEAKS;
}

static void
add_option (GArray *options,
            const ChanceryPressField *field,
            ChanceryNamed *named,
            ChanceryPressConfidence confidence)
{
  ChanceryPressOption option = { field, named, confidence };
  guint at = 0;

  while (at < options->len &&
         g_array_index (options, ChanceryPressOption, at).confidence >= confidence)
    at++;
  g_array_insert_val (options, at, option);
}

static GArray *
list_options (ChanceryPressSession *self, const ChanceryPressSpan *span)
{
  GArray *options = g_array_new (FALSE, FALSE, sizeof (ChanceryPressOption));
  guint n;
  const ChanceryPressField *fields = chancery_press_fields_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) named = NULL;
      ChanceryPressConfidence confidence;

      if (!is_on_form (self, &fields[i]) ||
          !chancery_press_field_takes (&fields[i], span, &confidence))
        continue;
      if (span->named == NULL)
        {
          add_option (options, &fields[i], NULL, confidence);
          continue;
        }
      named = chancery_press_field_list_named (&fields[i], span);
      for (guint j = 0; j < named->len; j++)
        if (!is_out_of_place (self, span, g_ptr_array_index (named, j)))
          add_option (options, &fields[i], g_ptr_array_index (named, j), confidence);
    }
  return options;
}

static const ChanceryPressOption *
get_option (const ChanceryPressProposal *proposal, guint i)
{
  return &g_array_index (proposal->options, ChanceryPressOption, i);
}

/* What a span says, and where it would go: equal for what is the same proposal. */
static char *
make_key (const ChanceryPressSpan *span, const ChanceryPressOption *best)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (span->value);
  ChanceryQuantity *quantity = chancery_value_get_quantity (span->value);
  g_autofree char *number = quantity != NULL ? chancery_quantity_to_words (quantity) : NULL;
  const char *said = date != NULL          ? chancery_fuzzy_date_get_edtf (date)
                     : quantity != NULL    ? number
                     : best->named != NULL ? best->named->id
                                           : chancery_value_get_text (span->value);

  return g_strdup_printf ("%s %s|%s|%s|%s", best->field->kind, best->field->path,
                          span->category != NULL ? span->category : "",
                          span->effect != NULL ? span->effect : "", said != NULL ? said : "");
}

/* The same said again is the same proposal, as sure as it was said best. */
static void
join (ChanceryPressProposal *proposal,
      const ChanceryPressSpan *span,
      const ChanceryPressOption *best)
{
  proposal->n_times++;
  if (best->confidence <= proposal->confidence)
    return;
  proposal->span = span;
  proposal->confidence = best->confidence;
}

static void
add_proposal (ChanceryPressSession *self, const ChanceryPressSpan *span, GHashTable *known)
{
  g_autoptr (GArray) options = list_options (self, span);
  g_autofree char *key = NULL;
  ChanceryPressProposal *proposal;
  const ChanceryPressOption *best;

  if (options->len == 0)
    return;
  best = &g_array_index (options, ChanceryPressOption, 0);
  key = make_key (span, best);
  if ((proposal = g_hash_table_lookup (known, key)) != NULL)
    {
      join (proposal, span, best);
      return;
    }
  proposal = g_new0 (ChanceryPressProposal, 1);
  proposal->span = span;
  proposal->n_times = 1;
  proposal->field = best->field;
  proposal->confidence = best->confidence;
  proposal->options = g_steal_pointer (&options);
  proposal->ambiguous = proposal->options->len > 1 &&
                        get_option (proposal, 1)->field == best->field && best->named != NULL;
  g_ptr_array_add (self->proposals, proposal);
  g_hash_table_insert (known, g_steal_pointer (&key), proposal);
}

/* In the order of the form, then as surely as they are, then as they stand in the text. */
static int
compare_proposals (gconstpointer a, gconstpointer b)
{
  const ChanceryPressProposal *left = *(const ChanceryPressProposal *const *)a;
  const ChanceryPressProposal *right = *(const ChanceryPressProposal *const *)b;

  if (left->field != right->field)
    return left->field < right->field ? -1 : 1;
  if (left->confidence != right->confidence)
    return (int)right->confidence - (int)left->confidence;
  return left->span->start < right->span->start   ? -1
         : left->span->start > right->span->start ? 1
                                                  : 0;
}

/* What is only possible goes where something better is said already: “only mentioned” is no second
 * addressee.  So does what nobody would look through. */
static void
drop_weak (ChanceryPressSession *self)
{
  g_autoptr (GHashTable) better = g_hash_table_new (NULL, NULL);
  gboolean many = self->proposals->len > MAX_PROPOSALS;

  for (guint i = 0; i < self->proposals->len; i++)
    if (get (self, i)->confidence > CHANCERY_PRESS_POSSIBLE)
      g_hash_table_add (better, (gpointer)get (self, i)->field);
  for (guint i = self->proposals->len; i > 0; i--)
    {
      ChanceryPressProposal *proposal = get (self, i - 1);

      if (proposal->confidence == CHANCERY_PRESS_POSSIBLE &&
          (many ||
           (proposal->field->n_roles > 1 && chancery_press_field_is_single (proposal->field) &&
            g_hash_table_contains (better, proposal->field))))
        g_ptr_array_remove_index (self->proposals, i - 1);
    }
  if (self->proposals->len > MAX_PROPOSALS)
    g_ptr_array_set_size (self->proposals, MAX_PROPOSALS);
}

ChanceryPressSession *
chancery_press_session_new (ChanceryPressText *text, GPtrArray *kinds, const char *own)
{
  ChanceryPressSession *self;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (text != NULL && kinds != NULL, NULL);

  self = g_new0 (ChanceryPressSession, 1);
  self->text = chancery_press_text_ref (text);
  self->kinds = g_ptr_array_ref (kinds);
  self->own = g_strdup (own);
  self->paper = chancery_press_fields_make_source (text);
  self->proposals = g_ptr_array_new_with_free_func (proposal_free);
  self->takes = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_press_take_free);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < chancery_press_text_get_n_spans (text); i++)
    add_proposal (self, chancery_press_text_get_span (text, i), known);
  drop_weak (self);
  g_ptr_array_sort (self->proposals, compare_proposals);
  return self;
}

void
chancery_press_session_free (ChanceryPressSession *self)
{
  if (self == NULL)
    return;
  chancery_press_text_unref (self->text);
  g_ptr_array_unref (self->kinds);
  g_free (self->own);
  chancery_draft_free (self->paper);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->takes);
  g_array_unref (self->steps);
  g_free (self);
}

ChanceryPressText *
chancery_press_session_get_text (ChanceryPressSession *self)
{
  return self->text;
}

const char *
chancery_press_session_get_source (ChanceryPressSession *self)
{
  return chancery_draft_get_id (self->paper);
}

guint
chancery_press_session_get_n (ChanceryPressSession *self)
{
  return self->proposals->len;
}

const ChanceryPressProposal *
chancery_press_session_get (ChanceryPressSession *self, guint i)
{
  g_return_val_if_fail (i < self->proposals->len, NULL);

  return get (self, i);
}

static gboolean
is_answered (ChanceryPressSession *self, const ChanceryPressProposal *proposal)
{
  if (!chancery_press_field_is_single (proposal->field))
    return FALSE;
  for (guint i = 0; i < self->proposals->len; i++)
    if (get (self, i)->state == CHANCERY_PROPOSAL_TAKEN && get (self, i)->field == proposal->field)
      return TRUE;
  return FALSE;
}

int
chancery_press_session_next (ChanceryPressSession *self, int from, int step)
{
  int n = (int)self->proposals->len;

  for (int i = 1; i <= n; i++)
    {
      int at = from < 0 ? (step > 0 ? i - 1 : n - i) : ((from + i * step) % n + n) % n;
      const ChanceryPressProposal *proposal = get (self, (guint)at);

      if (proposal->state == CHANCERY_PROPOSAL_OPEN && !is_answered (self, proposal))
        return at;
    }
  return -1;
}

/* ---- taking and dropping ---- */

static void
add_step (ChanceryPressSession *self, guint i, ChanceryPressTake *take)
{
  Step step = { i, take };

  g_array_append_val (self->steps, step);
}

/* One value is all the field holds: what was taken before gives way. */
static void
reopen_others (ChanceryPressSession *self, guint i)
{
  const ChanceryPressField *field = get (self, i)->field;

  if (!chancery_press_field_is_single (field))
    return;
  for (guint j = 0; j < self->proposals->len; j++)
    if (j != i && get (self, j)->field == field && get (self, j)->state == CHANCERY_PROPOSAL_TAKEN)
      get (self, j)->state = CHANCERY_PROPOSAL_OPEN;
}

const ChanceryPressTake *
chancery_press_session_take (ChanceryPressSession *self,
                             guint i,
                             guint option,
                             GPtrArray *drafts,
                             ChanceryPressGuess guess,
                             GError **error)
{
  ChanceryPressProposal *proposal;
  const ChanceryPressOption *chosen;
  g_autofree char *wording = NULL;
  ChanceryPressTake *take;

  g_return_val_if_fail (i < self->proposals->len, NULL);
  proposal = get (self, i);
  g_return_val_if_fail (option < proposal->options->len, NULL);

  chosen = get_option (proposal, option);
  wording = chancery_press_text_dup_words (self->text, proposal->span);
  take = chancery_press_fill_take (drafts, chosen->field, proposal->span, chosen->named, wording,
                                   chancery_press_session_get_source (self), guess, error);
  if (take == NULL)
    return NULL;
  proposal->field = chosen->field;
  proposal->state = CHANCERY_PROPOSAL_TAKEN;
  reopen_others (self, i);
  g_ptr_array_add (self->takes, take);
  add_step (self, i, take);
  return take;
}

void
chancery_press_session_drop (ChanceryPressSession *self, guint i)
{
  g_return_if_fail (i < self->proposals->len);

  if (get (self, i)->state != CHANCERY_PROPOSAL_OPEN)
    return;
  get (self, i)->state = CHANCERY_PROPOSAL_DROPPED;
  add_step (self, i, NULL);
}

int
chancery_press_session_undo (ChanceryPressSession *self,
                             GPtrArray *drafts,
                             ChanceryPressTake **take)
{
  Step step;
  guint index;

  if (take != NULL)
    *take = NULL;
  if (self->steps->len == 0)
    return -1;
  step = g_array_index (self->steps, Step, self->steps->len - 1);
  g_array_set_size (self->steps, self->steps->len - 1);
  get (self, step.proposal)->state = CHANCERY_PROPOSAL_OPEN;
  if (step.take != NULL && g_ptr_array_find (self->takes, step.take, &index))
    {
      chancery_press_fill_take_back (drafts, step.take, chancery_press_session_get_source (self));
      g_ptr_array_steal_index (self->takes, index);
      if (take != NULL)
        *take = step.take;
      else
        chancery_press_take_free (step.take);
    }
  return (int)step.proposal;
}

GPtrArray *
chancery_press_session_list_takes (ChanceryPressSession *self)
{
  return self->takes;
}

/* ---- the draft on disk ---- */

/* “taken 120-131 demarche occasion_date ID;dropped 200-204;…”: no character that JSON escapes. */
static char *
write_state (ChanceryPressSession *self)
{
  g_autoptr (GString) state = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      const ChanceryPressProposal *proposal = get (self, step->proposal);

      g_string_append_printf (state, "%s%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s %s",
                              state->len > 0 ? ";" : "", step->take != NULL ? "taken" : "dropped",
                              proposal->span->start, proposal->span->end, proposal->field->kind,
                              proposal->field->path);
      if (step->take != NULL)
        g_string_append_printf (state, " %s", step->take->record);
    }
  return g_strdup_printf ("{\"" KEY "\":\"%s\"}", state->str);
}

ChanceryDraft *
chancery_press_session_find_kept (GPtrArray *drafts)
{
  g_return_val_if_fail (drafts != NULL, NULL);

  for (guint i = 1; i < drafts->len; i++)
    {
      const char *unknown = chancery_draft_get_unknown (g_ptr_array_index (drafts, i));

      if (unknown != NULL && g_str_has_prefix (unknown, "{\"" KEY "\":"))
        return g_ptr_array_index (drafts, i);
    }
  return NULL;
}

ChanceryDraft *
chancery_press_session_steal_kept (GPtrArray *drafts)
{
  ChanceryDraft *found = chancery_press_session_find_kept (drafts);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  ChanceryDraft *kept;

  if (found == NULL)
    return NULL;
  kept = chancery_draft_copy (found);
  chancery_press_fill_cite (drafts, none, chancery_draft_get_id (kept));
  g_ptr_array_remove (drafts, found);
  return kept;
}

const char *
chancery_press_session_get_kept_text (ChanceryDraft *kept)
{
  return chancery_draft_get_text (kept, "body");
}

static int
find_proposal (ChanceryPressSession *self, char **words)
{
  gsize start = 0;
  gsize end = 0;
  char *dash = strchr (words[1], '-');

  if (dash == NULL)
    return -1;
  start = (gsize)g_ascii_strtoull (words[1], NULL, 10);
  end = (gsize)g_ascii_strtoull (dash + 1, NULL, 10);
  for (guint i = 0; i < self->proposals->len; i++)
    {
      const ChanceryPressProposal *proposal = get (self, i);

      if (proposal->span->start != start || proposal->span->end != end)
        continue;
      for (guint j = 0; j < proposal->options->len; j++)
        if (strcmp (get_option (proposal, j)->field->kind, words[2]) == 0 &&
            strcmp (get_option (proposal, j)->field->path, words[3]) == 0)
          return (int)i;
    }
  return -1;
}

/* What stands in the draft as it was taken; what stood before it is gone with the program. */
static void
take_again (ChanceryPressSession *self, guint i, char **words, GPtrArray *drafts)
{
  ChanceryPressProposal *proposal = get (self, i);
  const char *source = chancery_press_session_get_source (self);

  for (guint j = 0; j < proposal->options->len; j++)
    {
      const ChanceryPressOption *option = get_option (proposal, j);
      g_autoptr (ChanceryPressTake) take = g_new0 (ChanceryPressTake, 1);

      if (strcmp (option->field->kind, words[2]) != 0 ||
          strcmp (option->field->path, words[3]) != 0)
        continue;
      take->field = option->field;
      take->record = g_strdup (words[4]);
      take->wording = chancery_press_text_dup_words (self->text, proposal->span);
      take->value = option->named != NULL ? chancery_value_new_reference_full (option->named->id,
                                                                               option->named->title,
                                                                               option->named->kind)
                                          : chancery_value_ref (proposal->span->value);
      if (!chancery_press_fill_stands (drafts, take, source))
        continue;
      proposal->field = option->field;
      proposal->state = CHANCERY_PROPOSAL_TAKEN;
      add_step (self, i, take);
      g_ptr_array_add (self->takes, g_steal_pointer (&take));
      return;
    }
}

void
chancery_press_session_restore (ChanceryPressSession *self, ChanceryDraft *kept, GPtrArray *drafts)
{
  const char *unknown;
  g_autofree char *state = NULL;
  g_auto (GStrv) steps = NULL;

  g_return_if_fail (self != NULL && kept != NULL && drafts != NULL);

  unknown = chancery_draft_get_unknown (kept);
  g_return_if_fail (unknown != NULL);
  chancery_draft_set_id (self->paper, chancery_draft_get_id (kept));
  state = g_strdup (unknown + strlen ("{\"" KEY "\":\""));
  state[strcspn (state, "\"")] = '\0';
  steps = g_strsplit (state, ";", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (steps[i], " ", -1);
      guint n = g_strv_length (words);
      int at = n >= 4 ? find_proposal (self, words) : -1;

      if (at < 0)
        continue;
      if (n >= 5)
        take_again (self, (guint)at, words, drafts);
      else
        chancery_press_session_drop (self, (guint)at);
    }
}

/* ---- keeping and saving ---- */

/* A paper that is the record of the form itself needs no second one that it cites. */
static gboolean
is_paper_itself (ChanceryPressSession *self, GPtrArray *drafts)
{
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);

  return chancery_draft_get_kind (main) == chancery_draft_get_kind (self->paper) &&
         g_strcmp0 (chancery_draft_get_text (main, "body"),
                    chancery_draft_get_text (self->paper, "body")) == 0;
}

void
chancery_press_session_keep (ChanceryPressSession *self, GPtrArray *drafts)
{
  g_autofree char *state = NULL;
  ChanceryDraft *paper;

  g_return_if_fail (self != NULL && drafts != NULL && drafts->len > 0);

  chancery_press_fill_cite (drafts, self->takes, chancery_press_session_get_source (self));
  paper = chancery_draft_copy (self->paper);
  state = write_state (self);
  chancery_draft_set_unknown (paper, state);
  g_ptr_array_add (drafts, paper);
}

void
chancery_press_session_save (ChanceryPressSession *self, GPtrArray *drafts)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const char *source = chancery_press_session_get_source (self);

  g_return_if_fail (drafts != NULL && drafts->len > 0);

  if (is_paper_itself (self, drafts))
    chancery_press_fill_cite (drafts, none, source);
  else if (chancery_press_fill_cite (drafts, self->takes, source) > 0)
    g_ptr_array_add (drafts, chancery_draft_copy (self->paper));
}
