/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-parcel.h"

#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"

#include <string.h>

/* Stands where the length of a text would. */
#define NO_TEXT G_MAXUINT32
/* Stands where the place of the next value would. */
#define NO_MORE G_MAXUINT32

/* ---- writing ---- */

static void
put_count (GByteArray *out, guint32 count)
{
  g_byte_array_append (out, (const guint8 *)&count, sizeof count);
}

static void
put_integer (GByteArray *out, gint64 number)
{
  g_byte_array_append (out, (const guint8 *)&number, sizeof number);
}

/* With its NUL, so that it can be lent. */
static void
put_text (GByteArray *out, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  put_count (out, text != NULL ? (guint32)length : NO_TEXT);
  if (text != NULL)
    g_byte_array_append (out, (const guint8 *)text, (guint)length + 1);
}

static void
put_number (GByteArray *out,
            ChanceryQuantity *quantity,
            gboolean (*get) (const ChanceryQuantity *quantity, gint64 *out))
{
  gint64 number;
  gboolean there = get (quantity, &number);

  put_count (out, there);
  if (there)
    put_integer (out, number);
}

static void
put_date (GByteArray *out, ChanceryFuzzyDate *date)
{
  put_text (out, chancery_fuzzy_date_get_edtf (date));
  put_text (out, chancery_fuzzy_date_get_typed (date));
  put_count (out, chancery_fuzzy_date_get_quality (date));
}

static void
put_quantity (GByteArray *out, ChanceryQuantity *quantity)
{
  put_count (out, chancery_quantity_get_qualifier (quantity));
  put_text (out, chancery_quantity_get_wording (quantity));
  put_number (out, quantity, chancery_quantity_get_best);
  put_number (out, quantity, chancery_quantity_get_low);
  put_number (out, quantity, chancery_quantity_get_high);
}

static void
put_reference (GByteArray *out, const ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);

  put_count (out, chancery_value_is_words (value));
  put_text (out, id);
  put_text (out, chancery_value_get_label (value));
  /* As in JSON: a record that is known by its id has its kind. */
  put_count (out, id == NULL ? chancery_value_get_reference_kind (value) : CHANCERY_KIND_NONE);
}

static void
put_marking (GByteArray *out, const ChanceryValue *value)
{
  const char *const *caveats = chancery_value_get_caveats (value);

  put_text (out, chancery_value_get_level (value));
  for (guint i = 0; caveats != NULL && caveats[i] != NULL; i++)
    put_text (out, caveats[i]);
  put_text (out, NULL);
}

static void
put_single (GByteArray *out, const ChanceryField *field, const ChanceryValue *value)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
    case CHANCERY_TYPE_JSON:
      put_text (out, chancery_value_get_text (value));
      return;
    case CHANCERY_TYPE_BOOLEAN:
      return;
    case CHANCERY_TYPE_INTEGER:
      put_integer (out, chancery_value_get_integer (value));
      return;
    case CHANCERY_TYPE_DATE:
      put_date (out, chancery_value_get_date (value));
      break;
    case CHANCERY_TYPE_QUANTITY:
      put_quantity (out, chancery_value_get_quantity (value));
      break;
    case CHANCERY_TYPE_REFERENCE:
      put_reference (out, value);
      break;
    case CHANCERY_TYPE_MARKING:
      put_marking (out, value);
      break;
    case CHANCERY_TYPE_LINES:
      g_assert_not_reached ();
    }
  put_text (out, chancery_value_get_unknown (value));
}

static void put_value (GByteArray *out, const ChanceryField *field, const ChanceryValue *value);

static void
put_line (GByteArray *out, const ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;

  put_text (out, chancery_line_get_id (line));
  put_text (out, chancery_line_get_unknown (line));
  for (guint i = 0; fields[i].id != NULL; i++)
    {
      ChanceryValue *value = chancery_line_get_value (line, &fields[i]);

      if (value == NULL)
        continue;
      put_count (out, i);
      put_value (out, &fields[i], value);
    }
  put_count (out, NO_MORE);
}

static void
put_value (GByteArray *out, const ChanceryField *field, const ChanceryValue *value)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  guint n = chancery_value_get_n_items (value);

  if (!lines && !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      put_single (out, field, value);
      return;
    }
  put_count (out, n);
  for (guint i = 0; i < n; i++)
    if (lines)
      put_line (out, chancery_value_get_line (value, i));
    else
      put_single (out, field, chancery_value_get_item (value, i));
}

void
chancery_parcel_write (GByteArray *out, const ChanceryRecord *record)
{
  const ChanceryKind *kind;
  const ChanceryField *const *fields;
  guint n_fields;

  g_return_if_fail (out != NULL && record != NULL);

  kind = chancery_record_get_kind (record);
  fields = chancery_kind_list_fields (kind, &n_fields);
  put_count (out, kind->index);
  put_text (out, chancery_record_get_id (record));
  put_text (out, chancery_record_get_unknown (record));
  for (guint i = 0; i < n_fields; i++)
    {
      ChanceryValue *value = chancery_record_get_nth (record, i);

      if (value == NULL)
        continue;
      put_count (out, i);
      put_value (out, fields[i], value);
    }
  put_count (out, NO_MORE);
}

/* ---- reading ---- */

/* Whatever is taken after something did not fit is nothing. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean broken;
} Cursor;

static const guint8 *
take_bytes (Cursor *cursor, gsize size)
{
  const guint8 *bytes = cursor->at;

  cursor->broken |= (gsize)(cursor->end - cursor->at) < size;
  if (cursor->broken)
    return NULL;
  cursor->at += size;
  return bytes;
}

static guint32
take_count (Cursor *cursor)
{
  const guint8 *bytes = take_bytes (cursor, sizeof (guint32));
  guint32 count = NO_MORE;

  if (bytes != NULL)
    memcpy (&count, bytes, sizeof count);
  return count;
}

/* One of those up to @last, else nothing that counts. */
static guint
take_choice (Cursor *cursor, guint last)
{
  guint32 choice = take_count (cursor);

  cursor->broken |= choice > last;
  return cursor->broken ? 0 : choice;
}

static gint64
take_integer (Cursor *cursor)
{
  const guint8 *bytes = take_bytes (cursor, sizeof (gint64));
  gint64 number = 0;

  if (bytes != NULL)
    memcpy (&number, bytes, sizeof number);
  return number;
}

/* Lent by the bytes. */
static const char *
take_text (Cursor *cursor)
{
  guint32 length = take_count (cursor);
  const char *text;

  if (length == NO_TEXT)
    return NULL;
  text = (const char *)take_bytes (cursor, (gsize)length + 1);
  cursor->broken |= text != NULL && text[length] != '\0';
  return cursor->broken ? NULL : text;
}

/* @room: for the number; NULL when there is none. */
static const gint64 *
take_number (Cursor *cursor, gint64 *room)
{
  if (take_choice (cursor, TRUE) != TRUE)
    return NULL;
  *room = take_integer (cursor);
  return room;
}

static ChanceryValue *
take_date (Cursor *cursor)
{
  const char *edtf = take_text (cursor);
  const char *typed = take_text (cursor);
  guint quality = take_choice (cursor, CHANCERY_QUALITY_ESTIMATED);
  g_autoptr (ChanceryFuzzyDate) date =
      edtf != NULL ? chancery_fuzzy_date_new (edtf, typed, (ChanceryDateQuality)quality, NULL)
                   : NULL;

  return date != NULL ? chancery_value_new_date (date) : NULL;
}

static ChanceryValue *
take_quantity (Cursor *cursor)
{
  guint qualifier = take_choice (cursor, CHANCERY_QUANTITY_UNKNOWN);
  const char *wording = take_text (cursor);
  gint64 numbers[3];
  const gint64 *best = take_number (cursor, &numbers[0]);
  const gint64 *low = take_number (cursor, &numbers[1]);
  const gint64 *high = take_number (cursor, &numbers[2]);
  g_autoptr (ChanceryQuantity) quantity = NULL;

  if (cursor->broken)
    return NULL;
  quantity =
      chancery_quantity_new ((ChanceryQuantityQualifier)qualifier, best, low, high, wording, NULL);
  return quantity != NULL ? chancery_value_new_quantity (quantity) : NULL;
}

static ChanceryValue *
take_reference (Cursor *cursor)
{
  gboolean is_words = take_choice (cursor, TRUE) == TRUE;
  const char *id = take_text (cursor);
  const char *label = take_text (cursor);
  guint kind = take_choice (cursor, CHANCERY_N_KINDS - 1);

  if (cursor->broken || (id == NULL && label == NULL))
    return NULL;
  return is_words ? chancery_value_new_words (label)
                  : chancery_value_new_reference_full (id, label, (ChanceryKindId)kind);
}

static ChanceryValue *
take_marking (Cursor *cursor)
{
  const char *level = take_text (cursor);
  g_autoptr (GPtrArray) caveats = g_ptr_array_new ();
  const char *caveat;

  while ((caveat = take_text (cursor)) != NULL)
    g_ptr_array_add (caveats, (gpointer)caveat);
  g_ptr_array_add (caveats, NULL);
  return chancery_value_new_marking (level, (const char *const *)caveats->pdata);
}

static ChanceryValue *
take_unknown (Cursor *cursor, ChanceryValue *value)
{
  g_autoptr (ChanceryValue) known = value;
  const char *unknown = take_text (cursor);

  return known != NULL && unknown != NULL ? chancery_value_with_unknown (known, unknown)
                                          : g_steal_pointer (&known);
}

static ChanceryValue *
take_single (Cursor *cursor, const ChanceryField *field)
{
  const char *text;

  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      return chancery_value_new_kept_text (take_text (cursor));
    case CHANCERY_TYPE_JSON:
      text = take_text (cursor);
      return text != NULL ? chancery_value_new_json (text) : NULL;
    case CHANCERY_TYPE_BOOLEAN:
      return chancery_value_new_boolean (TRUE);
    case CHANCERY_TYPE_INTEGER:
      return chancery_value_new_integer (take_integer (cursor));
    case CHANCERY_TYPE_DATE:
      return take_unknown (cursor, take_date (cursor));
    case CHANCERY_TYPE_QUANTITY:
      return take_unknown (cursor, take_quantity (cursor));
    case CHANCERY_TYPE_REFERENCE:
      return take_unknown (cursor, take_reference (cursor));
    case CHANCERY_TYPE_MARKING:
      return take_unknown (cursor, take_marking (cursor));
    case CHANCERY_TYPE_LINES:
      break;
    }
  g_return_val_if_reached (NULL);
}

static ChanceryValue *take_value (Cursor *cursor, const ChanceryField *field);

static ChanceryLine *
take_line (Cursor *cursor, const ChanceryField *list)
{
  ChanceryLine *line = chancery_line_new (list, take_text (cursor));
  guint n_fields = 0;
  guint32 place;

  while (list->lines[n_fields].id != NULL)
    n_fields++;
  chancery_line_set_unknown (line, take_text (cursor));
  while ((place = take_count (cursor)) != NO_MORE)
    {
      cursor->broken |= place >= n_fields;
      if (cursor->broken)
        break;
      chancery_line_take_nth (line, place, take_value (cursor, &list->lines[place]));
    }
  return line;
}

/* What was written had at least one. */
static ChanceryValue *
take_items (Cursor *cursor, const ChanceryField *field)
{
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (
      (GDestroyNotify)(lines ? (gpointer)chancery_line_unref : (gpointer)chancery_value_unref));
  guint32 n = take_count (cursor);

  for (guint32 i = 0; i < n && !cursor->broken; i++)
    {
      gpointer item = lines ? (gpointer)take_line (cursor, field)
                            : (gpointer)take_single (cursor, field);

      if (item != NULL)
        g_ptr_array_add (items, item);
      cursor->broken |= item == NULL;
    }
  if (cursor->broken || items->len == 0)
    return NULL;
  return lines ? chancery_value_take_lines (g_steal_pointer (&items))
               : chancery_value_take_list (g_steal_pointer (&items));
}

static ChanceryValue *
take_value (Cursor *cursor, const ChanceryField *field)
{
  ChanceryValue *value = field->type == CHANCERY_TYPE_LINES ||
                                 chancery_field_has_flag (field, CHANCERY_FIELD_LIST)
                             ? take_items (cursor, field)
                             : take_single (cursor, field);

  /* Nobody writes an empty value. */
  cursor->broken |= value == NULL;
  return value;
}

ChanceryDraft *
chancery_parcel_read (const guint8 *bytes, gsize length)
{
  Cursor cursor = { bytes, bytes + length, FALSE };
  g_autoptr (ChanceryDraft) draft = NULL;
  const ChanceryKind *kind;
  const ChanceryField *const *fields;
  guint n_fields;
  guint32 place;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  kind = chancery_kind_get ((ChanceryKindId)take_choice (&cursor, CHANCERY_N_KINDS - 1));
  if (kind == NULL)
    return NULL;
  fields = chancery_kind_list_fields (kind, &n_fields);
  draft = chancery_draft_new_with_id (kind, take_text (&cursor));
  chancery_draft_set_unknown (draft, take_text (&cursor));
  while ((place = take_count (&cursor)) != NO_MORE)
    {
      cursor.broken |= place >= n_fields;
      if (cursor.broken)
        break;
      chancery_draft_take_nth (draft, place, take_value (&cursor, fields[place]));
    }
  return cursor.broken || cursor.at != cursor.end ? NULL : g_steal_pointer (&draft);
}
