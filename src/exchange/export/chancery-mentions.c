/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mentions-private.h"

#include "chancery-canonical.h"
#include "chancery-fuzzy-date.h"
#include "chancery-json-gaps.h"
#include "chancery-json-tree.h"
#include "chancery-quantity.h"
#include "chancery-reference-map.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of the text on either side of a passage that is shown. */
#define N_AROUND 40

/* A passage of a text. */
typedef struct
{
  gsize start;
  gsize end;
  char *what;
} Passage;

/* A walk over a record: it lists what it finds, or takes it out. */
typedef struct
{
  ChanceryMentions *mentions;
  ChanceryRecord *record;
  GPtrArray *sentences; /* NULL: nothing is listed */
  GPtrArray *passages;
  guint64 n_found;
  const ChanceryField *list; /* NULL outside of lines */
  const ChanceryField *field;
  gboolean changed;       /* the content of the field lost something */
  gboolean changed_label; /* or what another record is called did */
} Walk;

/* ---- one text ---- */

static void
passage_clear (Passage *passage)
{
  g_free (passage->what);
}

static void
add_passage (GArray *found, gsize start, gsize end, char *what)
{
  const Passage passage = { start, end, what };

  g_array_append_val (found, passage);
}

static void
add_number (gsize start, gsize end, const char *number, gpointer user_data)
{
  add_passage (user_data, start, end, g_strdup (number));
}

static void
find_names (ChanceryMentions *self, const char *text, GArray *found)
{
  g_autoptr (ChanceryTextWords) words = chancery_text_words_new (text);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  guint n_words = chancery_text_words_get_n (words);

  for (guint i = 0; i < n_words;)
    {
      guint n = chancery_name_index_match (self->names, words, i, named);

      if (n > 0)
        {
          gsize start = chancery_text_words_get (words, i)->start;
          gsize end = chancery_text_words_get (words, i + n - 1)->end;
          g_autofree char *passage = g_strndup (text + start, end - start);

          add_passage (found, start, end, g_strdup_printf ("“%s”", passage));
        }
      i += MAX (n, 1);
    }
}

static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const Passage *first = a;
  const Passage *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

/* The passages of @text in their order (element-type Passage). */
static GArray *
find_passages (ChanceryMentions *self, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Passage));

  g_array_set_clear_func (found, (GDestroyNotify)passage_clear);
  chancery_number_index_foreach (self->numbers, text, add_number, found);
  if (self->has_names)
    find_names (self, text, found);
  g_array_sort (found, compare_passages);
  return found;
}

/* Passages that overlap go as one. */
static char *
take_out (const char *text, GArray *found)
{
  g_autoptr (GString) left = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const Passage *passage = &g_array_index (found, Passage, i);

      if (passage->start >= done)
        {
          g_string_append_len (left, text + done, (gssize)(passage->start - done));
          g_string_append (left, CHANCERY_REDACTED);
        }
      done = MAX (done, passage->end);
    }
  g_string_append (left, text + done);
  return g_string_free (g_steal_pointer (&left), FALSE);
}

static const char *
name_record (ChanceryRecord *record)
{
  const char *reference = chancery_record_get_reference (record);

  return reference != NULL ? reference : chancery_record_get_id (record);
}

/* The words round a passage, on one line. */
static char *
quote_passage (const char *text, const Passage *passage)
{
  const char *start = text + passage->start;
  const char *end = text + passage->end;
  g_autofree char *words = NULL;

  for (guint i = 0; i < N_AROUND && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < N_AROUND && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  words = g_strdelimit (g_strndup (start, (gsize)(end - start)), "\r\n\t", ' ');
  return g_strconcat (start > text ? "…" : "", words, *end != '\0' ? "…" : "", NULL);
}

static void
tell_passage (Walk *walk, const char *text, const Passage *passage)
{
  g_autofree char *path = chancery_reference_map_path (walk->list, walk->field);
  g_autofree char *quoted = quote_passage (text, passage);
  const char *reference = chancery_record_get_reference (walk->record);
  const char *label = walk->list != NULL ? walk->list->label : walk->field->label;

  g_ptr_array_add (walk->sentences,
                   g_strdup_printf ("%s: %s names %s, which is withheld",
                                    name_record (walk->record), path, passage->what));
  g_ptr_array_add (walk->passages,
                   g_strdup_printf ("%s · %s\n%s",
                                    reference != NULL ? reference
                                                      : chancery_record_get_title (walk->record),
                                    _ (label), quoted));
}

/* NULL when nothing is found. */
static char *
treat_text (Walk *walk, const char *text)
{
  g_autoptr (GArray) found = find_passages (walk->mentions, text);

  if (found->len == 0)
    return NULL;
  walk->n_found += found->len;
  for (guint i = 0; walk->sentences != NULL && walk->sentences->len < CHANCERY_MENTIONS_MAX_TOLD &&
                    i < found->len;
       i++)
    tell_passage (walk, text, &g_array_index (found, Passage, i));
  walk->changed = TRUE;
  return take_out (text, found);
}

/* ---- values ---- */

static GVariant *treat_variant (Walk *walk, GVariant *tree);

static GVariant *
treat_members (Walk *walk, GVariant *object)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_iter_init (&iter, object);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      g_autoptr (GVariant) member = value;
      g_autoptr (GVariant) left = treat_variant (walk, member);

      g_variant_builder_add (&builder, "{sv}", key, left);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static GVariant *
treat_elements (Walk *walk, GVariant *array)
{
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  g_variant_iter_init (&iter, array);
  while (g_variant_iter_next (&iter, "v", &value))
    {
      g_autoptr (GVariant) element = value;
      g_autoptr (GVariant) left = treat_variant (walk, element);

      g_variant_builder_add (&builder, "v", left);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static GVariant *
treat_variant (Walk *walk, GVariant *tree)
{
  g_autofree char *left = NULL;

  if (g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT))
    return treat_members (walk, tree);
  if (g_variant_is_of_type (tree, G_VARIANT_TYPE ("av")))
    return treat_elements (walk, tree);
  if (g_variant_is_of_type (tree, G_VARIANT_TYPE_STRING))
    left = treat_text (walk, g_variant_get_string (tree, NULL));
  return left != NULL ? g_variant_ref_sink (g_variant_new_string (left)) : g_variant_ref (tree);
}

/* The earlier and later values that a correction keeps; NULL for one that cannot be read, and so not written
 * without its passages. */
static ChanceryValue *
treat_json (Walk *walk, ChanceryValue *value)
{
  const char *json = chancery_value_get_text (value);
  g_autoptr (GVariant) tree = chancery_json_tree_parse (json, strlen (json), NULL);
  g_autoptr (GVariant) left = NULL;
  g_autoptr (GString) text = NULL;
  gboolean before = walk->changed;

  if (tree == NULL)
    {
      g_autofree char *unread = treat_text (walk, json);

      return unread != NULL ? NULL : chancery_value_ref (value);
    }
  walk->changed = FALSE;
  left = treat_variant (walk, tree);
  if (!walk->changed)
    {
      walk->changed = before;
      return chancery_value_ref (value);
    }
  text = g_string_new (NULL);
  chancery_canonical_write_variant (text, left, CHANCERY_CANONICAL_COMPACT, 0);
  return chancery_value_new_json (text->str);
}

static ChanceryQuantity *
copy_quantity (const ChanceryQuantity *quantity, const char *wording)
{
  gint64 best, low, high;
  gboolean has_best = chancery_quantity_get_best (quantity, &best);
  gboolean has_low = chancery_quantity_get_low (quantity, &low);
  gboolean has_high = chancery_quantity_get_high (quantity, &high);

  return chancery_quantity_new (chancery_quantity_get_qualifier (quantity), has_best ? &best : NULL,
                                has_low ? &low : NULL, has_high ? &high : NULL, wording, NULL);
}

/* Without any wording, and without the value, rather than with what was to go. */
static ChanceryValue *
treat_quantity (Walk *walk, ChanceryValue *value)
{
  ChanceryQuantity *quantity = chancery_value_get_quantity (value);
  const char *wording = quantity != NULL ? chancery_quantity_get_wording (quantity) : NULL;
  g_autofree char *left = wording != NULL ? treat_text (walk, wording) : NULL;
  g_autoptr (ChanceryQuantity) other = NULL;

  if (left == NULL)
    return chancery_value_ref (value);
  other = copy_quantity (quantity, left);
  if (other == NULL)
    other = copy_quantity (quantity, NULL);
  return other != NULL ? chancery_value_new_quantity (other) : NULL;
}

static ChanceryFuzzyDate *
copy_date (ChanceryFuzzyDate *date, const char *typed)
{
  return chancery_fuzzy_date_new (chancery_fuzzy_date_get_edtf (date), typed,
                                  chancery_fuzzy_date_get_quality (date), NULL);
}

/* Likewise. */
static ChanceryValue *
treat_date (Walk *walk, ChanceryValue *value)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (value);
  const char *typed = date != NULL ? chancery_fuzzy_date_get_typed (date) : NULL;
  g_autofree char *left = typed != NULL ? treat_text (walk, typed) : NULL;
  g_autoptr (ChanceryFuzzyDate) other = NULL;

  if (left == NULL)
    return chancery_value_ref (value);
  other = copy_date (date, left);
  if (other == NULL)
    other = copy_date (date, NULL);
  return other != NULL ? chancery_value_new_date (other) : NULL;
}

/* What another record is called is no content of this one. */
static ChanceryValue *
treat_reference (Walk *walk, ChanceryValue *value)
{
  const char *label = chancery_value_get_label (value);
  const char *id = chancery_value_get_reference_id (value);
  gboolean before = walk->changed;
  g_autofree char *left = label != NULL ? treat_text (walk, label) : NULL;

  if (left == NULL)
    return chancery_value_ref (value);
  if (id != NULL)
    {
      walk->changed = before;
      walk->changed_label = TRUE;
    }
  return chancery_value_is_words (value)
             ? chancery_value_new_words (left)
             : chancery_value_new_reference_full (id, left,
                                                  chancery_value_get_reference_kind (value));
}

static ChanceryValue *
treat_plain (Walk *walk, const ChanceryField *field, ChanceryValue *value)
{
  const char *text = chancery_value_get_text (value);
  g_autofree char *left = NULL;

  /* What the program writes are times, digests and who did it; a reason is somebody's words. */
  if (text != NULL && (!chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
                       chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE)))
    left = treat_text (walk, text);
  return left != NULL ? chancery_value_new_text (left) : chancery_value_ref (value);
}

/* NULL for what cannot be without its passages. */
static ChanceryValue *
treat_one (Walk *walk, const ChanceryField *field, ChanceryValue *value)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return treat_plain (walk, field, value);
    case CHANCERY_TYPE_DATE:
      return treat_date (walk, value);
    case CHANCERY_TYPE_QUANTITY:
      return treat_quantity (walk, value);
    case CHANCERY_TYPE_REFERENCE:
      return treat_reference (walk, value);
    case CHANCERY_TYPE_JSON:
      return treat_json (walk, value);
    case CHANCERY_TYPE_TERM:
    case CHANCERY_TYPE_MARKING:
    case CHANCERY_TYPE_BOOLEAN:
    case CHANCERY_TYPE_INTEGER:
    case CHANCERY_TYPE_LINES:
    default:
      return chancery_value_ref (value);
    }
}

static ChanceryValue *
treat_value (Walk *walk,
             const ChanceryField *list,
             const ChanceryField *field,
             ChanceryValue *value)
{
  g_autoptr (GPtrArray) items = NULL;

  walk->list = list;
  walk->field = field;
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return treat_one (walk, field, value);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = treat_one (walk, field, chancery_value_get_item (value, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return chancery_value_new_list (items);
}

static ChanceryLine *
treat_line (Walk *walk, const ChanceryField *list, ChanceryLine *line)
{
  ChanceryLine *result = chancery_line_ref (line);

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autoptr (ChanceryValue) left = value != NULL ? treat_value (walk, list, field, value)
                                                     : NULL;
      ChanceryLine *next;

      if (left == value)
        continue;
      next = chancery_line_with_value (result, field, left);
      chancery_line_unref (result);
      result = next;
    }
  return result;
}

static ChanceryValue *
treat_lines (Walk *walk, const ChanceryField *list, ChanceryValue *value)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_ptr_array_add (lines, treat_line (walk, list, chancery_value_get_line (value, i)));
  return chancery_value_new_lines (lines);
}

/* Puts into @draft (NULL: nowhere) what is left of the field; whether its content lost something. */
static gboolean
treat_field (Walk *walk, const ChanceryField *field, ChanceryDraft *draft)
{
  ChanceryValue *value = chancery_record_get_value (walk->record, field);
  g_autoptr (ChanceryValue) left = NULL;

  if (value == NULL)
    return FALSE;
  walk->changed = walk->changed_label = FALSE;
  left = field->type == CHANCERY_TYPE_LINES ? treat_lines (walk, field, value)
                                            : treat_value (walk, NULL, field, value);
  if (draft != NULL && (walk->changed || walk->changed_label))
    chancery_draft_set_value (draft, field, left);
  return walk->changed;
}

/* ---- the whole ---- */

ChanceryMentions *
chancery_mentions_new (void)
{
  ChanceryMentions *self = g_new0 (ChanceryMentions, 1);

  self->numbers = chancery_number_index_new ();
  self->names = chancery_name_index_new ();
  return self;
}

void
chancery_mentions_free (ChanceryMentions *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->numbers, chancery_number_index_free);
  g_clear_pointer (&self->names, chancery_name_index_free);
  g_free (self);
}

static gboolean
is_empty (ChanceryMentions *self)
{
  return chancery_number_index_is_empty (self->numbers) && !self->has_names;
}

guint64
chancery_mentions_list (ChanceryMentions *self,
                        ChanceryRecord *record,
                        GPtrArray *sentences,
                        GPtrArray *passages)
{
  const ChanceryKind *kind;
  Walk walk = { .mentions = self, .record = record, .sentences = sentences, .passages = passages };

  g_return_val_if_fail (self != NULL && record != NULL, 0);
  g_return_val_if_fail (sentences != NULL && passages != NULL, 0);

  if (is_empty (self))
    return 0;
  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    treat_field (&walk, chancery_kind_get_nth_field (kind, i), NULL);
  return walk.n_found;
}

guint64
chancery_mentions_list_attachment (ChanceryMentions *self,
                                   ChanceryRecord *record,
                                   const char *name,
                                   const char *text,
                                   GPtrArray *sentences,
                                   GPtrArray *passages)
{
  g_autoptr (GArray) found = NULL;
  const char *reference;

  g_return_val_if_fail (self != NULL && record != NULL && name != NULL && text != NULL, 0);
  g_return_val_if_fail (sentences != NULL && passages != NULL, 0);

  if (is_empty (self))
    return 0;
  found = find_passages (self, text);
  reference = chancery_record_get_reference (record);
  for (guint i = 0; i < found->len && sentences->len < CHANCERY_MENTIONS_MAX_TOLD; i++)
    {
      const Passage *passage = &g_array_index (found, Passage, i);
      g_autofree char *quoted = quote_passage (text, passage);

      g_ptr_array_add (sentences,
                       g_strdup_printf ("%s: the attachment “%s” names %s, which is withheld, and "
                                        "goes as it is",
                                        name_record (record), name, passage->what));
      g_ptr_array_add (passages,
                       g_strdup_printf ("%s · %s\n%s",
                                        reference != NULL ? reference
                                                          : chancery_record_get_title (record),
                                        name, quoted));
    }
  return found->len;
}

guint64
chancery_mentions_list_query (ChanceryMentions *self,
                              const char *query,
                              GPtrArray *sentences,
                              GPtrArray *passages)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (self != NULL && query != NULL, 0);
  g_return_val_if_fail (sentences != NULL && passages != NULL, 0);

  found = find_passages (self, query);
  for (guint i = 0; i < found->len && sentences->len < CHANCERY_MENTIONS_MAX_TOLD; i++)
    {
      const Passage *passage = &g_array_index (found, Passage, i);
      g_autofree char *quoted = quote_passage (query, passage);

      g_ptr_array_add (sentences,
                       g_strdup_printf ("the query names %s, which is withheld", passage->what));
      g_ptr_array_add (passages, g_strdup_printf ("%s\n%s", _ ("Search"), quoted));
    }
  return found->len;
}

ChanceryRecord *
chancery_mentions_redact (ChanceryMentions *self, ChanceryRecord *record)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryGaps) gaps = NULL;
  g_autofree char *unknown = NULL;
  const ChanceryKind *kind;
  Walk walk = { .mentions = self, .record = record };

  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  if (is_empty (self))
    return chancery_record_ref (record);
  draft = chancery_draft_new_from_record (record);
  gaps = chancery_json_gaps_read (chancery_record_get_unknown (record));
  kind = chancery_record_get_kind (record);
  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (treat_field (&walk, field, draft))
        chancery_gaps_add (gaps, field->id);
    }
  unknown = chancery_json_gaps_replace (NULL, gaps);
  chancery_draft_set_unknown (draft, unknown);
  return chancery_draft_build (draft);
}

char *
chancery_mentions_redact_text (ChanceryMentions *self, const char *text)
{
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  found = find_passages (self, text);
  return take_out (text, found);
}
