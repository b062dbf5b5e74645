/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-strange-file.h"

#include <string.h>

#define PICTURE "this is a picture, not records"
#define DOCUMENT "this is a document, not records"
#define SPREADSHEET "this is a spreadsheet, not records: save it as CSV, and bring that in"

/* Of a zip: “PK”, some numbers, and behind them the name of what stands first in it. */
#define ZIP "PK\003\004"
#define ZIP_NAME 30

static gboolean
begins (const char *bytes, gsize length, const char *sign, gsize n_sign)
{
  return length >= n_sign && memcmp (bytes, sign, n_sign) == 0;
}

static gboolean
is_picture (const char *bytes, gsize length)
{
  static const struct
  {
    const char *sign;
    gsize length;
  } signs[] = {
    { "\x89PNG\r\n\x1a\n", 8 },
    { "\xff\xd8\xff", 3 },
    { "GIF87a", 6 },
    { "GIF89a", 6 },
    { "II*\0", 4 },
    { "MM\0*", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (begins (bytes, length, signs[i].sign, signs[i].length))
      return TRUE;
  return begins (bytes, length, "RIFF", 4) && length >= 12 && memcmp (bytes + 8, "WEBP", 4) == 0;
}

static gboolean
is_called (const char *name, const char *const *ends)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  for (guint i = 0; lower != NULL && ends[i] != NULL; i++)
    if (g_str_has_suffix (lower, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_called_spreadsheet (const char *name)
{
  static const char *const ends[] = { ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", NULL };

  return is_called (name, ends);
}

/* Packages are zips, too: an office writes its own parts first. */
static const char *
describe_zip (const char *name, const char *bytes, gsize length)
{
  static const char *const parts[] = {
    "[Content_Types].xml", "_rels/", "docProps/", "xl/", "word/", "ppt/", NULL
  };
  static const char open_document[] = "mimetypeapplication/vnd.oasis.opendocument.";
  const char *first = bytes + ZIP_NAME;
  const gsize n_first = length > ZIP_NAME ? length - ZIP_NAME : 0;

  if (begins (first, n_first, open_document, strlen (open_document)))
    return begins (first + strlen (open_document), n_first - strlen (open_document), "spreadsheet",
                   strlen ("spreadsheet"))
               ? SPREADSHEET
               : DOCUMENT;
  for (guint i = 0; parts[i] != NULL; i++)
    if (begins (first, n_first, parts[i], strlen (parts[i])))
      return is_called_spreadsheet (name) || memmem (bytes, length, "xl/", 3) != NULL ? SPREADSHEET
                                                                                      : DOCUMENT;
  return NULL;
}

/* A form in which Word, Excel and Outlook kept theirs. */
static const char *
describe_compound (const char *name)
{
  static const char *const messages[] = { ".msg", NULL };
  static const char *const documents[] = { ".doc", ".dot", ".ppt", NULL };

  if (is_called_spreadsheet (name))
    return SPREADSHEET;
  if (is_called (name, messages))
    return "this is a message of Outlook: save it as .eml, and bring that in";
  return is_called (name, documents)
             ? DOCUMENT
             : "this is a file of an office program, not records: save a table as CSV, and bring that in";
}

const char *
chancery_strange_file_describe (const char *name, const char *bytes, gsize length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (is_picture (bytes, length))
    return PICTURE;
  if (begins (bytes, length, "%PDF-", 5))
    return "this is a PDF, not records";
  if (begins (bytes, length, ZIP, 4))
    return describe_zip (name, bytes, length);
  if (begins (bytes, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return describe_compound (name);
  return NULL;
}
