/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-fill.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-link-type.h"
#include "chancery-toll.h"
#include "chancery-uuid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINK "cites"

void
chancery_press_take_free (ChanceryPressTake *self)
{
  if (self == NULL)
    return;
  g_free (self->record);
  g_free (self->wording);
  g_clear_pointer (&self->value, chancery_value_unref);
  g_clear_pointer (&self->before, chancery_value_unref);
  g_free (self);
}

static ChanceryDraft *
find_draft (GPtrArray *drafts, const char *id)
{
  for (guint i = 0; i < drafts->len; i++)
    if (g_strcmp0 (chancery_draft_get_id (g_ptr_array_index (drafts, i)), id) == 0)
      return g_ptr_array_index (drafts, i);
  return NULL;
}

/* ---- where a value goes ---- */

static ChanceryLine *
new_line (const ChanceryField *list, const char *field_id, ChanceryValue *value)
{
  ChanceryLine *line = chancery_line_new (list, NULL);
  const ChanceryField *field = chancery_field_find (list->lines, field_id);

  if (field != NULL && value != NULL)
    chancery_line_set_value (line, field, value);
  return line;
}

static void
set_line (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *field = chancery_field_find (chancery_line_get_list (line)->lines, field_id);

  if (field != NULL)
    chancery_line_set_value (line, field, value);
}

static const ChanceryLinkType *
find_link_type (const ChanceryKind *from, const ChanceryKind *to)
{
  guint n;
  const ChanceryLinkType *types = chancery_link_type_list (&n);

  for (guint i = 0; i < n; i++)
    if (types[i].from == from->index && types[i].to == to->index)
      return &types[i];
  return NULL;
}

/* The record that @main is linked to by @type; @linked: whether there is such a link at all. */
static ChanceryDraft *
find_linked (GPtrArray *drafts, ChanceryDraft *main, const char *type, gboolean *linked)
{
  ChanceryValue *links = chancery_draft_get (main, "links");

  *linked = FALSE;
  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *link = chancery_value_get_line (links, i);
      ChanceryDraft *draft;

      if (g_strcmp0 (chancery_line_get_text (link, "type"), type) != 0)
        continue;
      *linked = TRUE;
      draft = find_draft (drafts, chancery_value_get_reference_id (chancery_line_get (link, "to")));
      if (draft != NULL)
        return draft;
    }
  return NULL;
}

static void
add_link (ChanceryDraft *draft, const char *type, const char *to, const char *note)
{
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
  g_autoptr (ChanceryValue) code = chancery_value_new_text (type);
  g_autoptr (ChanceryValue) target = chancery_value_new_reference (to, NULL);
  g_autoptr (ChanceryValue) words = chancery_value_new_text (note);
  g_autoptr (ChanceryLine) line = new_line (list, "type", code);

  set_line (line, "to", target);
  set_line (line, "note", words);
  chancery_draft_add_line (draft, list, line);
}

/* The draft that takes the value: that of the form, one that hangs on it, or the one it speaks of. */
static ChanceryDraft *
find_target (GPtrArray *drafts, const ChanceryKind *kind, gboolean *made, GError **error)
{
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  const ChanceryLinkType *type;
  ChanceryDraft *draft;
  gboolean linked;

  *made = FALSE;
  if (chancery_draft_get_kind (main) == kind)
    return main;
  *made = TRUE;
  if (kind->parent != NULL)
    {
      g_autoptr (ChanceryValue) parent =
          chancery_value_new_reference (chancery_draft_get_id (main), NULL);

      draft = chancery_draft_new (kind);
      chancery_draft_set (draft, kind->parent, parent);
      g_ptr_array_add (drafts, draft);
      return draft;
    }
  type = find_link_type (chancery_draft_get_kind (main), kind);
  if (type == NULL)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("This form has no place for that."));
      return NULL;
    }
  if ((draft = find_linked (drafts, main, type->code, &linked)) != NULL)
    {
      *made = FALSE;
      return draft;
    }
  if (linked)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("That belongs to a record that is in the registry already. Open it "
                              "to add what this text says."));
      return NULL;
    }
  draft = chancery_draft_new (kind);
  g_ptr_array_add (drafts, draft);
  add_link (main, type->code, chancery_draft_get_id (draft), NULL);
  return draft;
}

/* ---- taking ---- */

static ChanceryValue *
make_value (const ChanceryField *field, const ChanceryPressSpan *span, ChanceryNamed *named)
{
  if (span->named == NULL)
    return span->value != NULL ? chancery_value_ref (span->value) : NULL;
  return named != NULL ? chancery_value_new_reference_full (named->id, named->title, named->kind)
                       : NULL;
}

static void
set_beside (ChanceryDraft *draft, const char *with)
{
  g_auto (GStrv) pairs = g_strsplit (with != NULL ? with : "", " ", -1);

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      if (chancery_draft_get (draft, pair[0]) == NULL)
        chancery_draft_set_text (draft, pair[0], pair[1]);
    }
}

static ChanceryLine *
make_line (const ChanceryPressField *self,
           const ChanceryField *list,
           const ChanceryField *field,
           const ChanceryPressSpan *span,
           ChanceryValue *value,
           const char *wording,
           const char *source)
{
  g_auto (GStrv) pairs = g_strsplit (self->with != NULL ? self->with : "", " ", -1);
  g_autoptr (ChanceryValue) from = chancery_value_new_reference (source, NULL);
  g_autoptr (ChanceryValue) words = chancery_value_new_text (wording);
  ChanceryLine *line;

  if (span->role == CHANCERY_PRESS_TOLL)
    line = chancery_toll_make_claim (list, chancery_value_get_quantity (value), span->category,
                                     span->effect, wording);
  else
    line = new_line (list, field->id, value);
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autoptr (ChanceryValue) code = chancery_value_new_text (pair[1]);

      set_line (line, pair[0], code);
    }
  set_line (line, "source", from);
  set_line (line, "wording", words);
  return line;
}

static gboolean
is_same (const ChanceryValue *a, const ChanceryValue *b)
{
  ChanceryFuzzyDate *left = chancery_value_get_date (a);
  ChanceryFuzzyDate *right = chancery_value_get_date (b);

  /* Typed words may be spelled anew; the day is what counts. */
  if (left != NULL && right != NULL)
    return g_strcmp0 (chancery_fuzzy_date_get_edtf (left), chancery_fuzzy_date_get_edtf (right)) ==
           0;
  return chancery_value_equal (a, b);
}

static void
put_value (ChanceryDraft *draft,
           const ChanceryField *field,
           ChanceryValue *value,
           ChanceryPressTake *take)
{
  ChanceryValue *before = chancery_draft_get_value (draft, field);

  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      take->before = before != NULL ? chancery_value_ref (before) : NULL;
      chancery_draft_set_value (draft, field, value);
      return;
    }
  for (guint i = 0; i < chancery_value_get_n_items (before); i++)
    if (chancery_value_equal (chancery_value_get_item (before, i), value))
      return;
  chancery_draft_add_item (draft, field, value);
}

ChanceryPressTake *
chancery_press_fill_take (GPtrArray *drafts,
                          const ChanceryPressField *field,
                          const ChanceryPressSpan *span,
                          ChanceryNamed *named,
                          const char *wording,
                          const char *source,
                          ChanceryPressGuess guess,
                          GError **error)
{
  const ChanceryKind *kind;
  const ChanceryField *list;
  const ChanceryField *target;
  g_autoptr (ChanceryPressTake) take = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  ChanceryDraft *draft;
  gboolean made;

  g_return_val_if_fail (drafts != NULL && drafts->len > 0, NULL);
  g_return_val_if_fail (field != NULL && span != NULL && source != NULL, NULL);

  kind = chancery_kind_find (field->kind);
  target = chancery_press_field_resolve (field, &list);
  value = make_value (target, span, named);
  if (value == NULL)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("Several records have this name. Choose which one is meant."));
      return NULL;
    }
  if ((draft = find_target (drafts, kind, &made, error)) == NULL)
    return NULL;
  take = g_new0 (ChanceryPressTake, 1);
  take->field = field;
  take->record = g_strdup (chancery_draft_get_id (draft));
  take->wording = g_strdup (wording);
  take->value = chancery_value_ref (value);
  take->made = made;
  if (list != NULL)
    {
      g_autoptr (ChanceryLine) line = make_line (field, list, target, span, value, wording, source);

      chancery_draft_add_line (draft, list, line);
    }
  else
    {
      put_value (draft, target, value, take);
      set_beside (draft, field->with);
    }
  if (guess != NULL && made && kind->form != NULL && chancery_value_get_text (value) != NULL &&
      chancery_draft_get (draft, kind->form) == NULL)
    chancery_draft_set_text (draft, kind->form, guess (kind->id, chancery_value_get_text (value)));
  return g_steal_pointer (&take);
}

/* ---- what stands ---- */

static gboolean
is_line_of (ChanceryLine *line,
            const ChanceryPressTake *take,
            const ChanceryField *field,
            const char *source)
{
  const ChanceryField *list = chancery_line_get_list (line);
  ChanceryValue *from = chancery_line_get (line, "source");

  if (!is_same (chancery_line_get_value (line, field), take->value))
    return FALSE;
  if (chancery_field_find (list->lines, "source") == NULL)
    return TRUE;
  return g_strcmp0 (chancery_value_get_reference_id (from), source) == 0 &&
         g_strcmp0 (chancery_line_get_text (line, "wording"), take->wording) == 0;
}

/* The line that was taken, or G_MAXUINT. */
static guint
find_line (ChanceryDraft *draft,
           const ChanceryPressTake *take,
           const ChanceryField *list,
           const ChanceryField *field,
           const char *source)
{
  ChanceryValue *lines = chancery_draft_get_value (draft, list);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    if (is_line_of (chancery_value_get_line (lines, i), take, field, source))
      return i;
  return G_MAXUINT;
}

static guint
find_item (ChanceryValue *items, ChanceryValue *value)
{
  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    if (chancery_value_equal (chancery_value_get_item (items, i), value))
      return i;
  return G_MAXUINT;
}

gboolean
chancery_press_fill_stands (GPtrArray *drafts, const ChanceryPressTake *take, const char *source)
{
  const ChanceryField *list;
  const ChanceryField *field;
  ChanceryDraft *draft;
  ChanceryValue *value;

  g_return_val_if_fail (drafts != NULL && take != NULL, FALSE);

  draft = find_draft (drafts, take->record);
  if (draft == NULL)
    return FALSE;
  field = chancery_press_field_resolve (take->field, &list);
  if (list != NULL)
    return find_line (draft, take, list, field, source) != G_MAXUINT;
  value = chancery_draft_get_value (draft, field);
  if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return find_item (value, take->value) != G_MAXUINT;
  /* A demand may be worded better by hand and still rest on the text. */
  if (chancery_draft_get_kind (draft)->parent != NULL)
    return value != NULL;
  return is_same (value, take->value);
}

static void
remove_item (ChanceryDraft *draft, const ChanceryField *field, ChanceryValue *value)
{
  ChanceryValue *items = chancery_draft_get_value (draft, field);
  guint gone = find_item (items, value);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (ChanceryValue) list = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    if (i != gone)
      g_ptr_array_add (left, chancery_value_get_item (items, i));
  list = chancery_value_new_list (left);
  chancery_draft_set_value (draft, field, list);
}

void
chancery_press_fill_take_back (GPtrArray *drafts, const ChanceryPressTake *take, const char *source)
{
  const ChanceryField *list;
  const ChanceryField *field;
  ChanceryDraft *draft;

  g_return_if_fail (drafts != NULL && take != NULL);

  if (!chancery_press_fill_stands (drafts, take, source))
    return;
  draft = find_draft (drafts, take->record);
  field = chancery_press_field_resolve (take->field, &list);
  if (list != NULL)
    chancery_draft_replace_line (draft, list, find_line (draft, take, list, field, source), NULL);
  else if (chancery_draft_get_kind (draft)->parent != NULL)
    g_ptr_array_remove (drafts, draft);
  else if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    remove_item (draft, field, take->value);
  else
    chancery_draft_set_value (draft, field, take->before);
}

/* ---- citing ---- */

static void
remove_citation (ChanceryDraft *draft, const char *source)
{
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
  ChanceryValue *links = chancery_draft_get_value (draft, list);

  for (guint i = chancery_value_get_n_items (links); i > 0; i--)
    {
      ChanceryLine *link = chancery_value_get_line (links, i - 1);

      if (g_strcmp0 (chancery_line_get_text (link, "type"), LINK) == 0 &&
          g_strcmp0 (chancery_value_get_reference_id (chancery_line_get (link, "to")), source) == 0)
        {
          chancery_draft_replace_line (draft, list, i - 1, NULL);
          links = chancery_draft_get_value (draft, list);
        }
    }
}

/* Whom the act is addressed to, what hangs on it is addressed to as well. */
static void
inherit_counterpart (ChanceryDraft *main, ChanceryDraft *draft)
{
  const char *mine = chancery_draft_get_kind (draft)->counterpart[0];
  const char *theirs = chancery_draft_get_kind (main)->counterpart[0];
  ChanceryValue *value;

  if (chancery_draft_get_kind (draft)->parent == NULL || mine == NULL || theirs == NULL ||
      chancery_draft_get (draft, mine) != NULL)
    return;
  value = chancery_draft_get (main, theirs);
  if (chancery_value_get_n_items (value) > 0)
    value = chancery_value_get_item (value, 0);
  if (value != NULL && chancery_value_is_reference (value))
    chancery_draft_set (draft, mine, value);
}

static gboolean
cites_by_itself (const ChanceryPressTake *take)
{
  const ChanceryField *list;

  chancery_press_field_resolve (take->field, &list);
  return list != NULL && chancery_field_find (list->lines, "source") != NULL;
}

/* A record with a place for its source says there where it comes from. */
static gboolean
set_source (ChanceryDraft *draft, const char *source)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_draft_get_kind (draft), "source");
  g_autoptr (ChanceryValue) value = NULL;

  if (field == NULL || field->type != CHANCERY_TYPE_REFERENCE ||
      chancery_draft_get_value (draft, field) != NULL)
    return FALSE;
  value = chancery_value_new_reference (source, NULL);
  chancery_draft_set_value (draft, field, value);
  return TRUE;
}

/* “Date: “February 16”; Tone: “strongly condemned””. */
static void
append_note (GString *note, const ChanceryPressTake *take)
{
  const ChanceryField *list;
  const ChanceryField *field = chancery_press_field_resolve (take->field, &list);
  /* Translators: a citation: the name of a field and the words of the text: Date: “16 February”. */
  g_autofree char *one = g_strdup_printf (_ ("%s: “%s”"), _ (field->label), take->wording);

  g_string_append_printf (note, "%s%s", note->len > 0 ? "; " : "", one);
}

static guint
cite_one (GPtrArray *drafts, ChanceryDraft *draft, GPtrArray *takes, const char *source)
{
  g_autoptr (GString) note = g_string_new (NULL);
  guint n = 0;

  remove_citation (draft, source);
  for (guint i = 0; i < takes->len; i++)
    {
      const ChanceryPressTake *take = g_ptr_array_index (takes, i);

      if (g_strcmp0 (take->record, chancery_draft_get_id (draft)) != 0 ||
          !chancery_press_fill_stands (drafts, take, source))
        continue;
      n++;
      if (!cites_by_itself (take))
        append_note (note, take);
    }
  if (note->len > 0)
    {
      add_link (draft, LINK, source, note->str);
      set_source (draft, source);
      inherit_counterpart (g_ptr_array_index (drafts, 0), draft);
    }
  return n;
}

guint
chancery_press_fill_cite (GPtrArray *drafts, GPtrArray *takes, const char *source)
{
  guint n = 0;

  g_return_val_if_fail (drafts != NULL && takes != NULL && source != NULL, 0);

  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (chancery_draft_get_id (draft), source) != 0)
        n += cite_one (drafts, draft, takes, source);
    }
  return n;
}
