/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mustache.h"

#include "chancery-errors.h"

#include <stdarg.h>
#include <string.h>

/* A template is a page or two; what is nested deeper is a mistake. */
#define MAX_DEPTH 16

typedef enum
{
  NODE_TEXT,
  NODE_VARIABLE,
  NODE_SECTION,
  NODE_INVERTED
} NodeType;

/* @text: the words, or the name. */
typedef struct
{
  NodeType type;
  char *text;
  guint line;
  GPtrArray *children;
} Node;

struct _ChanceryMustache
{
  GPtrArray *nodes;
};

typedef struct
{
  const char *at;
  guint line;
  /* Nothing but blanks stands before @at on its line. */
  gboolean at_start;
  guint depth;
} Parser;

typedef struct
{
  char sign;
  char *name;
  guint line;
} Tag;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->text);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

static GPtrArray *
new_nodes (void)
{
  return g_ptr_array_new_with_free_func (free_node);
}

static Node *
add_node (GPtrArray *nodes, NodeType type, char *text, guint line)
{
  Node *node = g_new0 (Node, 1);

  node->type = type;
  node->text = text;
  node->line = line;
  if (type == NODE_SECTION || type == NODE_INVERTED)
    node->children = new_nodes ();
  g_ptr_array_add (nodes, node);
  return node;
}

static gboolean G_GNUC_PRINTF (3, 4) fail (guint line, GError **error, const char *reason, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, reason);
  sentence = g_strdup_vprintf (reason, args);
  va_end (args);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "line %u: %s", line,
               sentence);
  return FALSE;
}

static gboolean
is_name (const char *name)
{
  if (*name == '\0')
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '_')
      return FALSE;
  return TRUE;
}

/* Reads from "{{" to past "}}". */
static gboolean
read_tag (Parser *parser, Tag *tag, GError **error)
{
  const char *start = parser->at + strlen ("{{");
  const char *end = strstr (start, "}}");
  g_autofree char *inside = end != NULL ? g_strstrip (g_strndup (start, end - start)) : NULL;

  tag->line = parser->line;
  if (inside == NULL)
    return fail (parser->line, error, "“%s” is never closed", "{{");
  for (const char *at = start; at < end; at++)
    parser->line += *at == '\n';
  parser->at = end + strlen ("}}");
  tag->sign = *inside != '\0' && strchr ("#^/!", *inside) != NULL ? *inside : '\0';
  tag->name = g_strstrip (g_strdup (inside + (tag->sign != '\0')));
  if (tag->sign == '!' || is_name (tag->name))
    return TRUE;
  fail (tag->line, error, "“{{%s}}” is no name", inside);
  g_clear_pointer (&tag->name, g_free);
  return FALSE;
}

static void
drop_blanks (GString *text)
{
  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\t'))
    g_string_truncate (text, text->len - 1);
}

/* A tag that stands alone takes its line with it. */
static void
take_line (Parser *parser, gboolean was_at_start, GString *before)
{
  const char *at = parser->at;

  while (*at == ' ' || *at == '\t')
    at++;
  if (!was_at_start || (*at != '\n' && *at != '\0'))
    return;
  drop_blanks (before);
  parser->at = *at == '\n' ? at + 1 : at;
  parser->line += *at == '\n';
  parser->at_start = TRUE;
}

static void
end_text (GPtrArray *nodes, GString *text, guint line)
{
  if (text->len > 0)
    add_node (nodes, NODE_TEXT, g_strdup (text->str), line);
  g_string_truncate (text, 0);
}

static gboolean read_nodes (Parser *parser, const Tag *within, GPtrArray *nodes, GError **error);

static gboolean
read_section (Parser *parser, const Tag *tag, GPtrArray *nodes, GError **error)
{
  Node *node = add_node (nodes, tag->sign == '#' ? NODE_SECTION : NODE_INVERTED,
                         g_strdup (tag->name), tag->line);
  gboolean done;

  if (++parser->depth > MAX_DEPTH)
    return fail (tag->line, error, "“%s” is nested too deeply", tag->name);
  done = read_nodes (parser, tag, node->children, error);
  parser->depth--;
  return done;
}

/* What a tag means; @ended: it ends the section @within. */
static gboolean
take_tag (Parser *parser,
          const Tag *tag,
          const Tag *within,
          GPtrArray *nodes,
          gboolean *ended,
          GError **error)
{
  switch (tag->sign)
    {
    case '!':
      return TRUE;
    case '#':
    case '^':
      return read_section (parser, tag, nodes, error);
    case '/':
      if (within == NULL || strcmp (within->name, tag->name) != 0)
        return fail (tag->line, error, "“{{/%s}}” ends nothing that was begun here", tag->name);
      *ended = TRUE;
      return TRUE;
    default:
      add_node (nodes, NODE_VARIABLE, g_strdup (tag->name), tag->line);
      return TRUE;
    }
}

static gboolean
read_nodes (Parser *parser, const Tag *within, GPtrArray *nodes, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint line = parser->line;
  gboolean ended = FALSE;

  while (*parser->at != '\0')
    {
      g_autofree char *name = NULL;
      gboolean was_at_start = parser->at_start;
      Tag tag = { '\0', NULL, 0 };

      if (!g_str_has_prefix (parser->at, "{{"))
        {
          parser->line += *parser->at == '\n';
          parser->at_start = *parser->at == '\n' ||
                             (was_at_start && (*parser->at == ' ' || *parser->at == '\t'));
          g_string_append_c (text, *parser->at++);
          continue;
        }
      if (!read_tag (parser, &tag, error))
        return FALSE;
      name = tag.name;
      parser->at_start = FALSE;
      if (tag.sign != '\0')
        take_line (parser, was_at_start, text);
      end_text (nodes, text, line);
      if (!take_tag (parser, &tag, within, nodes, &ended, error))
        return FALSE;
      if (ended)
        return TRUE;
      line = parser->line;
    }
  end_text (nodes, text, line);
  return within == NULL || fail (within->line, error, "“{{#%s}}” is never ended", within->name);
}

ChanceryMustache *
chancery_mustache_new (const char *text, guint first_line, GError **error)
{
  g_autoptr (ChanceryMustache) self = g_new0 (ChanceryMustache, 1);
  Parser parser = { text, first_line, TRUE, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  self->nodes = new_nodes ();
  return read_nodes (&parser, NULL, self->nodes, error) ? g_steal_pointer (&self) : NULL;
}

void
chancery_mustache_free (ChanceryMustache *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static gboolean
check_nodes (const GPtrArray *nodes, ChanceryMustacheKnown known, GPtrArray *within, GError **error)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const Node *node = nodes->pdata[i];
      gboolean opens = node->type == NODE_SECTION;

      if (node->type != NODE_TEXT && !known (node->text, within))
        return fail (node->line, error, "nothing is called “%s” here", node->text);
      if (opens)
        g_ptr_array_add (within, node->text);
      if (node->children != NULL && !check_nodes (node->children, known, within, error))
        return FALSE;
      if (opens)
        g_ptr_array_set_size (within, (int)within->len - 1);
    }
  return TRUE;
}

gboolean
chancery_mustache_check (const ChanceryMustache *self, ChanceryMustacheKnown known, GError **error)
{
  g_autoptr (GPtrArray) within = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && known != NULL, FALSE);

  return check_nodes (self->nodes, known, within, error);
}

/* One who fills: the values of each section that is open, innermost last. */
typedef struct
{
  GPtrArray *values;
  GString *out;
  ChanceryMustacheMissing missing;
  gpointer user_data;
} Filler;

static GVariant *
look_up (const Filler *filler, const char *name)
{
  for (guint i = filler->values->len; i > 0; i--)
    {
      GVariant *value = g_variant_lookup_value (filler->values->pdata[i - 1], name, NULL);

      if (value != NULL)
        return value;
    }
  return NULL;
}

static gboolean
is_true (GVariant *value)
{
  if (value == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return *g_variant_get_string (value, NULL) != '\0';
  return g_variant_n_children (value) > 0;
}

static void
fill_variable (Filler *filler, const char *name)
{
  g_autoptr (GVariant) value = look_up (filler, name);
  g_autofree char *words = NULL;

  if (is_true (value) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    words = g_variant_dup_string (value, NULL);
  else
    words = filler->missing (name, filler->user_data);
  g_string_append (filler->out, words);
}

static void fill_nodes (Filler *filler, const GPtrArray *nodes);

static void
fill_section (Filler *filler, const Node *node)
{
  g_autoptr (GVariant) value = look_up (filler, node->text);

  if (!is_true (value))
    return;
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("aa{sv}")))
    {
      fill_nodes (filler, node->children);
      return;
    }
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_ptr_array_add (filler->values, g_variant_get_child_value (value, i));
      fill_nodes (filler, node->children);
      g_ptr_array_set_size (filler->values, (int)filler->values->len - 1);
    }
}

static void
fill_nodes (Filler *filler, const GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const Node *node = nodes->pdata[i];
      g_autoptr (GVariant) value = NULL;

      switch (node->type)
        {
        case NODE_TEXT:
          g_string_append (filler->out, node->text);
          break;
        case NODE_VARIABLE:
          fill_variable (filler, node->text);
          break;
        case NODE_SECTION:
          fill_section (filler, node);
          break;
        case NODE_INVERTED:
        default:
          value = look_up (filler, node->text);
          if (!is_true (value))
            fill_nodes (filler, node->children);
          break;
        }
    }
}

char *
chancery_mustache_fill (const ChanceryMustache *self,
                        GVariant *values,
                        ChanceryMustacheMissing missing,
                        gpointer user_data)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
  Filler filler = { open, g_string_new (NULL), missing, user_data };

  g_return_val_if_fail (self != NULL && values != NULL && missing != NULL, NULL);

  g_ptr_array_add (open, g_variant_ref (values));
  fill_nodes (&filler, self->nodes);
  return g_string_free (filler.out, FALSE);
}
