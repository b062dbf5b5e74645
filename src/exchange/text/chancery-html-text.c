/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-html-text.h"

#include "chancery-plain-text.h"

#include <string.h>

/* A quote that is open for longer was never closed, or has no bracket in it. */
#define MAX_QUOTED 2048

/* Elements of which nothing is shown. */
static const char *const silent[] = { "script",   "style",  "noscript", "template",
                                      "textarea", "iframe", "object" };
/* Elements that do not begin a line. */
static const char *const running[] = { "a",    "abbr", "acronym", "b",      "bdi",  "bdo",
                                       "big",  "cite", "code",    "del",    "dfn",  "em",
                                       "font", "i",    "img",     "ins",    "kbd",  "label",
                                       "mark", "o:p",  "q",       "s",      "samp", "small",
                                       "span", "sub",  "sup",     "strike", "time", "strong",
                                       "tt",   "u",    "var",     "wbr" };

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },    { "nbsp", ' ' },     { "ensp", ' ' },      { "emsp", ' ' },
  { "thinsp", ' ' },   { "shy", 0xad },     { "ndash", 0x2013 },  { "mdash", 0x2014 },
  { "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "sbquo", 0x201a },  { "ldquo", 0x201c },
  { "rdquo", 0x201d }, { "bdquo", 0x201e }, { "hellip", 0x2026 }, { "bull", 0x2022 },
  { "middot", 0xb7 },  { "laquo", 0xab },   { "raquo", 0xbb },    { "euro", 0x20ac },
  { "pound", 0xa3 },   { "sect", 0xa7 },    { "para", 0xb6 },     { "copy", 0xa9 },
  { "reg", 0xae },     { "trade", 0x2122 }, { "deg", 0xb0 },      { "times", 0xd7 },
  { "auml", 0xe4 },    { "ouml", 0xf6 },    { "uuml", 0xfc },     { "Auml", 0xc4 },
  { "Ouml", 0xd6 },    { "Uuml", 0xdc },    { "szlig", 0xdf },    { "agrave", 0xe0 },
  { "aacute", 0xe1 },  { "acirc", 0xe2 },   { "atilde", 0xe3 },   { "aring", 0xe5 },
  { "aelig", 0xe6 },   { "ccedil", 0xe7 },  { "egrave", 0xe8 },   { "eacute", 0xe9 },
  { "ecirc", 0xea },   { "euml", 0xeb },    { "igrave", 0xec },   { "iacute", 0xed },
  { "icirc", 0xee },   { "iuml", 0xef },    { "ntilde", 0xf1 },   { "ograve", 0xf2 },
  { "oacute", 0xf3 },  { "ocirc", 0xf4 },   { "otilde", 0xf5 },   { "oslash", 0xf8 },
  { "ugrave", 0xf9 },  { "uacute", 0xfa },  { "ucirc", 0xfb },    { "yacute", 0xfd },
  { "Agrave", 0xc0 },  { "Aacute", 0xc1 },  { "Acirc", 0xc2 },    { "Ccedil", 0xc7 },
  { "Egrave", 0xc8 },  { "Eacute", 0xc9 },  { "Ecirc", 0xca },    { "Iacute", 0xcd },
  { "Ntilde", 0xd1 },  { "Oacute", 0xd3 },  { "Oslash", 0xd8 },   { "Uacute", 0xda },
  { "Aring", 0xc5 },   { "AElig", 0xc6 },   { "oelig", 0x153 },   { "OElig", 0x152 },
  { "scaron", 0x161 }, { "Scaron", 0x160 }, { "zwnj", 0x200c },   { "zwj", 0x200d },
  { "lrm", 0x200e },   { "rlm", 0x200f },
};

static gboolean
is_among (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* A line is begun once, and blanks between words are one. */
static void
append (GString *out, gunichar c)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '\n';

  if (c == '\n')
    {
      if (last == ' ')
        g_string_truncate (out, out->len - 1);
      if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c (out, '\n');
    }
  else if (c <= ' ' || c == 127)
    {
      if (last != ' ' && last != '\n')
        g_string_append_c (out, ' ');
    }
  else
    g_string_append_unichar (out, c);
}

static gunichar
find_entity (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (entities[i].name, name, length) == 0)
      return entities[i].character;
  return 0;
}

/* @at stands behind the ampersand; what is no entity stays as it is. */
static const char *
read_entity (const char *at, GString *out)
{
  gsize length = strcspn (at, "; \t\r\n<&");
  gunichar c = 0;

  if (at[length] == ';' && length > 1 && length < 12)
    {
      if (*at == '#')
        c = (gunichar)MIN (at[1] == 'x' || at[1] == 'X' ? g_ascii_strtoull (at + 2, NULL, 16)
                                                        : g_ascii_strtoull (at + 1, NULL, 10),
                           0x110000);
      else
        c = find_entity (at, length);
    }
  if (c == 0 || !g_unichar_validate (c))
    {
      append (out, '&');
      return at;
    }
  append (out, c);
  return at + length + 1;
}

/* The end of a tag, past quotes; @at stands behind the bracket. */
static const char *
skip_tag (const char *at)
{
  const char *from = at;
  char quote = '\0';

  for (; *at != '\0' && at - from < MAX_QUOTED; at++)
    {
      if (quote == '\0' && *at == '>')
        return at + 1;
      if (quote != '\0' ? *at == quote : (*at == '"' || *at == '\'') && at > from && at[-1] == '=')
        quote = quote != '\0' ? '\0' : *at;
    }
  /* Then the tag ends where the next bracket is. */
  at = strchr (from, '>');
  return at != NULL ? at + 1 : from + strlen (from);
}

/* Past the end tag of @name, which is what ends an element whose content is not HTML; without one
 * nothing does. */
static const char *
skip_element (const char *from, const char *name)
{
  const char *at = from;
  gsize length = strlen (name);

  while ((at = strstr (at, "</")) != NULL)
    {
      at += 2;
      if (g_ascii_strncasecmp (at, name, length) == 0 && !g_ascii_isalnum (at[length]))
        return skip_tag (at + length);
    }
  return from + strlen (from);
}

/* @at stands behind the bracket. */
static const char *
read_tag (const char *at, GString *out)
{
  g_autofree char *name = NULL;
  gboolean ends = *at == '/';
  const char *start = ends ? at + 1 : at;
  const char *rest = NULL;

  if (g_str_has_prefix (at, "!--"))
    {
      rest = strstr (at + 3, "-->");
      return rest != NULL ? rest + 3 : at + strlen (at);
    }
  if (*at == '!' || *at == '?')
    return skip_tag (at);
  if (!g_ascii_isalpha (*start))
    {
      append (out, '<');
      return at;
    }
  name = g_ascii_strdown (start, (gssize)strcspn (start, " \t\r\n/>"));
  if (!ends && is_among (silent, G_N_ELEMENTS (silent), name))
    rest = skip_element (start, name);
  else
    rest = skip_tag (start + strlen (name));
  if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    append (out, ' ');
  else if (!is_among (running, G_N_ELEMENTS (running), name))
    append (out, '\n');
  return rest;
}

char *
chancery_html_text_strip (const char *html)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (html != NULL, NULL);

  for (const char *at = html; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);

      at = g_utf8_next_char (at);
      if (c == '<')
        at = read_tag (at, out);
      else if (c == '&')
        at = read_entity (at, out);
      else
        append (out, c == '\n' ? ' ' : c);
    }
  while (out->len > 0 && strchr (" \n", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* What the page says of itself, in its first bytes. */
static char *
find_charset (const guint8 *bytes, gsize length)
{
  g_autofree char *head = g_strndup ((const char *)bytes, MIN (length, 2048));
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *at = strstr (lower, "charset");
  gsize n;

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " =\"'");
  n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_.:");
  return n > 0 && n < 40 ? g_strndup (at, n) : NULL;
}

char *
chancery_html_text_decode (const guint8 *bytes, gsize length, const char *charset)
{
  g_autofree char *said = NULL;
  g_autofree char *html = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  said = charset != NULL || length == 0 ? g_strdup (charset) : find_charset (bytes, length);
  html = chancery_plain_text_decode (bytes, length, said);

  return html != NULL ? chancery_html_text_strip (html) : NULL;
}
