/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-tree.h"

#include "chancery-errors.h"

#include <string.h>

/* As deep as the guard lets JSON be; the recursion goes no deeper. */
#define MAX_DEPTH 64

typedef struct
{
  ChanceryTree *tree;
  const char *at;
  const char *end;
  guint depth;
} Reader;

static ChanceryNode *read_value (Reader *self);

static void
skip_blanks (Reader *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

/* Whether @character stands next; then it is passed. */
static gboolean
take (Reader *self, char character)
{
  skip_blanks (self);
  if (self->at == self->end || *self->at != character)
    return FALSE;
  self->at++;
  return TRUE;
}

/* The quote that ends the string; @escaped: (out): whether a backslash stands before it. */
static const char *
find_quote (const Reader *self, gboolean *escaped)
{
  const char *at = self->at;
  const char *quote = memchr (at, '"', (gsize)(self->end - at));
  const char *backslash;

  *escaped = FALSE;
  while (quote != NULL && (backslash = memchr (at, '\\', (gsize)(quote - at))) != NULL)
    {
      *escaped = TRUE;
      /* It takes the next character with it, which may be the quote. */
      at = backslash + 2;
      if (at > quote)
        quote = at < self->end ? memchr (at, '"', (gsize)(self->end - at)) : NULL;
    }
  return quote;
}

static gboolean
read_hex (const char **at, const char *end, gunichar *unit)
{
  *unit = 0;
  if (end - *at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*(*at)++);

      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (gunichar)digit;
    }
  return TRUE;
}

/* After "\u"; a pair of surrogates is one character. */
static gboolean
read_character (const char **at, const char *end, char **out)
{
  gunichar character, low;

  if (!read_hex (at, end, &character) || character == 0 ||
      (character >= 0xdc00 && character <= 0xdfff))
    return FALSE;
  if (character >= 0xd800 && character <= 0xdbff)
    {
      if (end - *at < 2 || (*at)[0] != '\\' || (*at)[1] != 'u')
        return FALSE;
      *at += 2;
      if (!read_hex (at, end, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
    }
  *out += g_unichar_to_utf8 (character, *out);
  return TRUE;
}

/* @out has room for as many bytes as stand between @at and @end: no escape is shorter than its meaning. */
static gboolean
resolve (const char *at, const char *end, char **out)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";

  while (at < end)
    {
      const char *backslash = memchr (at, '\\', (gsize)(end - at));
      gsize plain = (gsize)((backslash != NULL ? backslash : end) - at);
      const char *letter;

      memcpy (*out, at, plain);
      *out += plain;
      if (backslash == NULL)
        break;
      at = backslash + 2;
      if (backslash[1] == 'u')
        {
          if (!read_character (&at, end, out))
            return FALSE;
          continue;
        }
      letter = backslash[1] != '\0' ? strchr (letters, backslash[1]) : NULL;
      if (letter == NULL)
        return FALSE;
      *(*out)++ = meanings[letter - letters];
    }
  return TRUE;
}

/* After the opening quote. */
static gboolean
read_string (Reader *self, const char **text, gsize *length)
{
  gboolean escaped;
  const char *quote = find_quote (self, &escaped);
  char *bytes, *out;

  if (quote == NULL)
    return FALSE;
  bytes = out = chancery_tree_add_bytes (self->tree, (gsize)(quote - self->at) + 1);
  if (!escaped)
    out = mempcpy (bytes, self->at, (gsize)(quote - self->at));
  else if (!resolve (self->at, quote, &out))
    return FALSE;
  *out = '\0';
  *text = bytes;
  *length = (gsize)(out - bytes);
  self->at = quote + 1;
  /* A NUL would cut it. */
  return memchr (bytes, '\0', *length) == NULL;
}

static ChanceryNode *
read_text (Reader *self)
{
  ChanceryNode *node = chancery_tree_add_node (self->tree, CHANCERY_NODE_TEXT);

  return read_string (self, &node->text, &node->n_text) ? node : NULL;
}

static ChanceryNode *
read_member (Reader *self)
{
  ChanceryNode *node;
  const char *key;
  gsize length;

  if (!take (self, '"') || !read_string (self, &key, &length) || !take (self, ':'))
    return NULL;
  node = read_value (self);
  if (node == NULL)
    return NULL;
  node->key = key;
  node->n_key = (guint)length;
  return node;
}

/* After the opening bracket. */
static ChanceryNode *
read_container (Reader *self, gboolean is_object)
{
  char close = is_object ? '}' : ']';
  ChanceryNode *node =
      chancery_tree_add_node (self->tree, is_object ? CHANCERY_NODE_OBJECT : CHANCERY_NODE_LIST);

  if (++self->depth > MAX_DEPTH)
    return NULL;
  for (gboolean more = !take (self, close); more; more = !take (self, close))
    {
      ChanceryNode *child;

      if (node->first != NULL && !take (self, ','))
        return NULL;
      child = is_object ? read_member (self) : read_value (self);
      if (child == NULL)
        return NULL;
      chancery_node_append (node, child);
    }
  self->depth--;
  return node;
}

static ChanceryNode *
read_number (Reader *self)
{
  const char *start = self->at;
  char digits[24];
  gsize length;
  ChanceryNode *node;

  while (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    self->at++;
  length = (gsize)(self->at - start);
  if (length >= sizeof digits)
    return NULL;
  memcpy (digits, start, length);
  digits[length] = '\0';
  node = chancery_tree_add_node (self->tree, CHANCERY_NODE_INTEGER);
  return g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &node->integer, NULL) ? node
                                                                                             : NULL;
}

static ChanceryNode *
read_literal (Reader *self)
{
  static const struct
  {
    const char *word;
    ChanceryNodeType type;
    gboolean value;
  } literals[] = {
    { "true", CHANCERY_NODE_BOOLEAN, TRUE },
    { "false", CHANCERY_NODE_BOOLEAN, FALSE },
    { "null", CHANCERY_NODE_NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize length = strlen (literals[i].word);

      if ((gsize)(self->end - self->at) >= length &&
          memcmp (self->at, literals[i].word, length) == 0)
        {
          ChanceryNode *node = chancery_tree_add_node (self->tree, literals[i].type);

          node->integer = literals[i].value;
          self->at += length;
          return node;
        }
    }
  return NULL;
}

static ChanceryNode *
read_value (Reader *self)
{
  if (take (self, '"'))
    return read_text (self);
  if (take (self, '{'))
    return read_container (self, TRUE);
  if (take (self, '['))
    return read_container (self, FALSE);
  if (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    return read_number (self);
  return read_literal (self);
}

ChanceryTree *
chancery_json_tree_read (const char *json, gsize length, GError **error)
{
  g_autoptr (ChanceryTree) tree = NULL;
  Reader reader = { .at = json, .end = json + length };
  ChanceryNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  tree = reader.tree = chancery_tree_new (length);
  root = read_value (&reader);
  skip_blanks (&reader);
  if (root == NULL || reader.at != reader.end)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "no JSON after all, at byte %" G_GSIZE_FORMAT, (gsize)(reader.at - json) + 1);
      return NULL;
    }
  chancery_tree_set_root (tree, root);
  return g_steal_pointer (&tree);
}

GVariant *
chancery_json_tree_parse (const char *json, gsize length, GError **error)
{
  g_autoptr (ChanceryTree) tree = chancery_json_tree_read (json, length, error);

  return tree != NULL ? chancery_node_to_variant (chancery_tree_get_root (tree)) : NULL;
}
