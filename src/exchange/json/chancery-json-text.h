/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands between the quotes of a JSON string, judged byte by byte.
 *
 * The inner part of the guard: UTF-8, escapes and surrogate pairs. A plain
 * struct that lives in its guard and holds nothing that has to be freed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_JSON_TEXT_PLAIN,
  CHANCERY_JSON_TEXT_ESCAPE,
  CHANCERY_JSON_TEXT_HEX,
  CHANCERY_JSON_TEXT_LOW_BACKSLASH, /* the second half of a surrogate pair has
                                       to come */
  CHANCERY_JSON_TEXT_LOW_U,
  CHANCERY_JSON_TEXT_ENDED,
} ChanceryJsonTextState;

/**
 * ChanceryJsonText:
 * @sink: (nullable): where the resolved text is appended
 * @length: bytes so far: as written, or resolved if there is a sink
 * @max_length: the cap on them
 * @continuations: bytes met that open no character, never reset here
 */
typedef struct
{
  ChanceryJsonTextState state;
  GString *sink;
  guint64 length;
  guint64 max_length;
  guint64 continuations;
  guint missing;
  guint8 low;
  guint8 high;
  guint hex_digits;
  guint hex_value;
  guint high_surrogate;
  char reason[64];
} ChanceryJsonText;

/**
 * chancery_json_text_begin:
 *
 * To be called after the opening quote.
 */
void chancery_json_text_begin (ChanceryJsonText *self, GString *sink, guint64 max_length);

/**
 * chancery_json_text_scan:
 *
 * Reads up to the closing quote, which it passes over, or to @end.
 *
 * Returns: (nullable): why the text is refused; @p is then where
 */
const char *chancery_json_text_scan (ChanceryJsonText *self, const guint8 **p, const guint8 *end);

G_END_DECLS
