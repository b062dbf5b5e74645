/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"

#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"
#include "chancery-sha256.h"

#include <string.h>

/* One writer for both forms: in compact form the white space is left out, nothing else differs. */
typedef struct
{
  GString *out;
  ChanceryCanonicalFlags flags;
  guint depth;
} Writer;

/* Each record has hundreds of pieces, most of a few bytes. */
static inline void
append (GString *out, const char *text, gsize length)
{
  if (G_UNLIKELY (out->allocated_len - out->len <= length))
    {
      g_string_append_len (out, text, (gssize)length);
      return;
    }
  memcpy (out->str + out->len, text, length);
  out->len += length;
  out->str[out->len] = '\0';
}

static void
break_line (Writer *w)
{
  if (w->flags & CHANCERY_CANONICAL_COMPACT)
    return;
  g_string_append_c (w->out, '\n');
  for (guint i = 0; i < w->depth; i++)
    g_string_append_len (w->out, "  ", 2);
}

static void
open_bracket (Writer *w, char bracket)
{
  g_string_append_c (w->out, bracket);
  w->depth++;
}

static void
close_bracket (Writer *w, char bracket, gboolean empty)
{
  w->depth--;
  if (!empty)
    break_line (w);
  g_string_append_c (w->out, bracket);
}

static void
next_item (Writer *w, gboolean *first)
{
  if (!*first)
    g_string_append_c (w->out, ',');
  *first = FALSE;
  break_line (w);
}

static void
write_colon (Writer *w)
{
  if (w->flags & CHANCERY_CANONICAL_COMPACT)
    g_string_append_c (w->out, ':');
  else
    g_string_append_len (w->out, ": ", 2);
}

/* @key: of this program, in which nothing is to be escaped. */
static void
write_key (Writer *w, gboolean *first, const char *key)
{
  next_item (w, first);
  g_string_append_c (w->out, '"');
  append (w->out, key, strlen (key));
  g_string_append_c (w->out, '"');
  write_colon (w);
}

static void
write_text_member (Writer *w, gboolean *first, const char *key, const char *text)
{
  if (text == NULL)
    return;
  write_key (w, first, key);
  chancery_canonical_write_string (w->out, text);
}

static void
write_integer (GString *out, gint64 number)
{
  char digits[20];
  char *at = digits + sizeof digits;
  guint64 rest = number < 0 ? 0 - (guint64)number : (guint64)number;

  do
    *--at = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--at = '-';
  append (out, at, (gsize)(digits + sizeof digits - at));
}

static void
write_integer_member (Writer *w, gboolean *first, const char *key, gint64 number)
{
  write_key (w, first, key);
  write_integer (w->out, number);
}

typedef guint8 Block __attribute__ ((vector_size (16)));
typedef guint64 Halves __attribute__ ((vector_size (16)));

/* The first byte, up to @end at most, that is not written as it stands: a control character, a quote or a
 * backslash.  Sixteen bytes at once as long as there is none, then eight: a byte that borrows from its neighbour marks
 * only those behind one that is found. */
static const char *
skip_plain (const char *at, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);

  for (; end - at >= 16; at += 16)
    {
      Block block;
      Halves halves;

      memcpy (&block, at, sizeof block);
      halves = (Halves)((block < ' ') | (block == '"') | (block == '\\'));
      if ((halves[0] | halves[1]) != 0)
        break;
    }
  for (; end - at >= 8; at += 8)
    {
      guint64 word, quote, backslash, found;

      memcpy (&word, at, sizeof word);
      word = GUINT64_FROM_LE (word);
      quote = word ^ (ones * '"');
      backslash = word ^ (ones * '\\');
      found = (((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) |
               ((backslash - ones) & ~backslash)) &
              tops;
      if (found != 0)
        return at + (__builtin_ctzll (found) / 8);
    }
  while (at < end && (guchar)*at >= 0x20 && *at != '"' && *at != '\\')
    at++;
  return at;
}

void
chancery_canonical_write_string (GString *out, const char *text)
{
  const char *run = text;
  const char *end;
  const char *at;

  g_return_if_fail (out != NULL && text != NULL);

  end = text + strlen (text);
  g_string_append_c (out, '"');
  for (at = skip_plain (text, end); at < end; at = skip_plain (at + 1, end))
    {
      guchar c = (guchar)*at;

      append (out, run, (gsize)(at - run));
      run = at + 1;
      switch (c)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char)c);
          break;
        case '\b':
          g_string_append (out, "\\b");
          break;
        case '\f':
          g_string_append (out, "\\f");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          g_string_append_printf (out, "\\u%04x", c);
        }
    }
  append (out, run, (gsize)(at - run));
  g_string_append_c (out, '"');
}

/* The end of the string literal that begins at @at. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '"' && *at != '\0'; at++)
    if (*at == '\\' && at[1] != '\0')
      at++;
  return *at == '"' ? at + 1 : at;
}

/* Canonical compact JSON laid out anew at the writer's depth. */
static void
write_json (Writer *w, const char *json, gsize length)
{
  const char *end = json + length;

  for (const char *at = json; at < end;)
    {
      const char *next = at + 1;

      switch (*at)
        {
        case '"':
          next = skip_string (at);
          g_string_append_len (w->out, at, next - at);
          break;
        case '{':
        case '[':
          open_bracket (w, *at);
          if (*next != '}' && *next != ']')
            break_line (w);
          break;
        case '}':
        case ']':
          close_bracket (w, *at, at > json && (at[-1] == '{' || at[-1] == '['));
          break;
        case ',':
          g_string_append_c (w->out, ',');
          break_line (w);
          break;
        case ':':
          write_colon (w);
          break;
        default:
          g_string_append_c (w->out, *at);
        }
      at = next;
    }
}

/* The members of the canonical object @json, after those already written. */
static void
write_unknown (Writer *w, gboolean *first, const char *json)
{
  gsize length;

  if (json == NULL)
    return;
  length = strlen (json);
  if (length <= 2)
    return;
  next_item (w, first);
  write_json (w, json + 1, length - 2);
}

static void
write_date (Writer *w, const ChanceryValue *value)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (value);
  const char *typed = chancery_fuzzy_date_get_typed (date);
  ChanceryDateQuality quality = chancery_fuzzy_date_get_quality (date);
  const char *unknown = chancery_value_get_unknown (value);
  gboolean first = TRUE;

  if (typed == NULL && quality == CHANCERY_QUALITY_STATED && unknown == NULL)
    {
      chancery_canonical_write_string (w->out, chancery_fuzzy_date_get_edtf (date));
      return;
    }
  open_bracket (w, '{');
  write_text_member (w, &first, "edtf", chancery_fuzzy_date_get_edtf (date));
  write_text_member (w, &first, "typed", typed);
  if (quality != CHANCERY_QUALITY_STATED)
    write_text_member (w, &first, "quality", chancery_date_quality_to_string (quality));
  write_unknown (w, &first, unknown);
  close_bracket (w, '}', first);
}

static void
write_quantity (Writer *w, const ChanceryValue *value)
{
  ChanceryQuantity *quantity = chancery_value_get_quantity (value);
  ChanceryQuantityQualifier qualifier = chancery_quantity_get_qualifier (quantity);
  gboolean first = TRUE;
  gint64 number;

  open_bracket (w, '{');
  write_text_member (w, &first, "qualifier", chancery_quantity_qualifier_to_string (qualifier));
  if (chancery_quantity_get_best (quantity, &number))
    write_integer_member (w, &first, "best", number);
  if (chancery_quantity_get_low (quantity, &number))
    write_integer_member (w, &first, "low", number);
  if (chancery_quantity_get_high (quantity, &number))
    write_integer_member (w, &first, "high", number);
  write_text_member (w, &first, "wording", chancery_quantity_get_wording (quantity));
  write_unknown (w, &first, chancery_value_get_unknown (value));
  close_bracket (w, '}', first);
}

static void
write_reference (Writer *w, const ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);
  const ChanceryKind *kind = chancery_kind_get (chancery_value_get_reference_kind (value));
  gboolean first = TRUE;

  if (chancery_value_is_words (value))
    {
      chancery_canonical_write_string (w->out, chancery_value_get_label (value));
      return;
    }
  open_bracket (w, '{');
  write_text_member (w, &first, "id", id);
  if (id == NULL || !(w->flags & CHANCERY_CANONICAL_DIGEST))
    write_text_member (w, &first, "label", chancery_value_get_label (value));
  if (id == NULL && kind != NULL)
    write_text_member (w, &first, "kind", kind->id);
  write_unknown (w, &first, chancery_value_get_unknown (value));
  close_bracket (w, '}', first);
}

static void
write_marking (Writer *w, const ChanceryValue *value)
{
  const char *level = chancery_value_get_level (value);
  const char *const *caveats = chancery_value_get_caveats (value);
  gboolean first = TRUE;

  open_bracket (w, '{');
  if (strcmp (level, "unmarked") != 0)
    write_text_member (w, &first, "level", level);
  if (caveats != NULL)
    {
      gboolean first_caveat = TRUE;

      write_key (w, &first, "caveats");
      open_bracket (w, '[');
      for (guint i = 0; caveats[i] != NULL; i++)
        {
          next_item (w, &first_caveat);
          chancery_canonical_write_string (w->out, caveats[i]);
        }
      close_bracket (w, ']', FALSE);
    }
  write_unknown (w, &first, chancery_value_get_unknown (value));
  close_bracket (w, '}', first);
}

static void
write_line (Writer *w, const ChanceryLine *line)
{
  const ChanceryField *field = chancery_line_get_list (line)->lines;
  gboolean first = TRUE;

  open_bracket (w, '{');
  write_text_member (w, &first, "id", chancery_line_get_id (line));
  for (; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);

      if (value == NULL)
        continue;
      write_key (w, &first, field->id);
      chancery_canonical_write_value (w->out, field, value, w->flags, w->depth);
    }
  write_unknown (w, &first, chancery_line_get_unknown (line));
  close_bracket (w, '}', first);
}

static void
write_single (Writer *w, const ChanceryField *field, const ChanceryValue *value)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_TERM:
      chancery_canonical_write_string (w->out, chancery_value_get_text (value));
      break;
    case CHANCERY_TYPE_DATE:
      write_date (w, value);
      break;
    case CHANCERY_TYPE_QUANTITY:
      write_quantity (w, value);
      break;
    case CHANCERY_TYPE_REFERENCE:
      write_reference (w, value);
      break;
    case CHANCERY_TYPE_MARKING:
      write_marking (w, value);
      break;
    case CHANCERY_TYPE_BOOLEAN:
      g_string_append (w->out, "true");
      break;
    case CHANCERY_TYPE_INTEGER:
      write_integer (w->out, chancery_value_get_integer (value));
      break;
    case CHANCERY_TYPE_JSON:
      write_json (w, chancery_value_get_text (value), strlen (chancery_value_get_text (value)));
      break;
    case CHANCERY_TYPE_LINES:
      g_assert_not_reached ();
    }
}

void
chancery_canonical_write_value (GString *out,
                                const ChanceryField *field,
                                const ChanceryValue *value,
                                ChanceryCanonicalFlags flags,
                                guint depth)
{
  Writer w = { out, flags, depth };
  gboolean lines = field->type == CHANCERY_TYPE_LINES;
  gboolean first = TRUE;

  g_return_if_fail (out != NULL && field != NULL);

  if (value == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  if (!lines && !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    {
      write_single (&w, field, value);
      return;
    }
  open_bracket (&w, '[');
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      next_item (&w, &first);
      if (lines)
        write_line (&w, chancery_value_get_line (value, i));
      else
        write_single (&w, field, chancery_value_get_item (value, i));
    }
  close_bracket (&w, ']', first);
}

void
chancery_canonical_write_line (GString *out,
                               const ChanceryLine *line,
                               ChanceryCanonicalFlags flags,
                               guint depth)
{
  Writer w = { out, flags, depth };

  g_return_if_fail (out != NULL && line != NULL);

  write_line (&w, line);
}

void
chancery_canonical_write_record (GString *out,
                                 const ChanceryRecord *record,
                                 ChanceryCanonicalFlags flags,
                                 guint depth)
{
  Writer w = { out, flags, depth };
  const ChanceryKind *kind;
  const ChanceryField *const *fields;
  guint n_fields;
  gboolean first = TRUE;

  g_return_if_fail (out != NULL && record != NULL);

  kind = chancery_record_get_kind (record);
  fields = chancery_kind_list_fields (kind, &n_fields);
  open_bracket (&w, '{');
  write_text_member (&w, &first, "kind", kind->id);
  write_text_member (&w, &first, "id", chancery_record_get_id (record));
  for (guint i = 0; i < n_fields; i++)
    {
      ChanceryValue *value = chancery_record_get_nth (record, i);

      if (value == NULL || ((flags & CHANCERY_CANONICAL_DIGEST) &&
                            chancery_field_has_flag (fields[i], CHANCERY_FIELD_NO_DIGEST)))
        continue;
      write_key (&w, &first, fields[i]->id);
      chancery_canonical_write_value (out, fields[i], value, flags, w.depth);
    }
  write_unknown (&w, &first, chancery_record_get_unknown (record));
  close_bracket (&w, '}', first);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const ChanceryNode *one = *(const ChanceryNode *const *)a;
  const ChanceryNode *other = *(const ChanceryNode *const *)b;

  return strcmp (one->key, other->key);
}

static void write_node (Writer *w, const ChanceryNode *node);

static void
write_object (Writer *w, const ChanceryNode *node)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  gboolean first = TRUE;

  for (const ChanceryNode *at = node->first; at != NULL; at = at->next)
    g_ptr_array_add (members, (gpointer)at);
  g_ptr_array_sort (members, compare_keys);

  open_bracket (w, '{');
  for (guint i = 0; i < members->len; i++)
    {
      const ChanceryNode *member = members->pdata[i];

      next_item (w, &first);
      chancery_canonical_write_string (w->out, member->key);
      write_colon (w);
      write_node (w, member);
    }
  close_bracket (w, '}', first);
}

static void
write_node (Writer *w, const ChanceryNode *node)
{
  gboolean first = TRUE;

  switch (node->type)
    {
    case CHANCERY_NODE_TEXT:
      chancery_canonical_write_string (w->out, node->text);
      break;
    case CHANCERY_NODE_INTEGER:
      write_integer (w->out, node->integer);
      break;
    case CHANCERY_NODE_BOOLEAN:
      g_string_append (w->out, node->integer != 0 ? "true" : "false");
      break;
    case CHANCERY_NODE_OBJECT:
      write_object (w, node);
      break;
    case CHANCERY_NODE_LIST:
      open_bracket (w, '[');
      for (const ChanceryNode *at = node->first; at != NULL; at = at->next)
        {
          next_item (w, &first);
          write_node (w, at);
        }
      close_bracket (w, ']', first);
      break;
    case CHANCERY_NODE_NULL:
      g_string_append (w->out, "null");
      break;
    }
}

void
chancery_canonical_write_node (GString *out,
                               const ChanceryNode *node,
                               ChanceryCanonicalFlags flags,
                               guint depth)
{
  Writer w = { out, flags, depth };

  g_return_if_fail (out != NULL && node != NULL);

  write_node (&w, node);
}

void
chancery_canonical_write_variant (GString *out,
                                  GVariant *variant,
                                  ChanceryCanonicalFlags flags,
                                  guint depth)
{
  g_autoptr (ChanceryTree) tree = NULL;

  g_return_if_fail (out != NULL && variant != NULL);

  tree = chancery_tree_new_from_variant (variant);
  chancery_canonical_write_node (out, chancery_tree_get_root (tree), flags, depth);
}

char *
chancery_canonical_digest (const ChanceryRecord *record)
{
  g_autoptr (GString) out = g_string_sized_new (1024);

  g_return_val_if_fail (record != NULL, NULL);

  chancery_canonical_write_record (out, record,
                                   CHANCERY_CANONICAL_COMPACT | CHANCERY_CANONICAL_DIGEST, 0);
  return chancery_sha256_compute (out->str, out->len);
}
