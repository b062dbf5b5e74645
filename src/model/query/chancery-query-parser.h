/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps in which a query is read, for the files that read one: what it means, what of it is understood otherwise than it looks,
 * where a condition ends.  Internal to the model; pure, any thread. */

#pragma once

#include "chancery-query.h"

G_BEGIN_DECLS

/**
 * ChanceryQueryToken:
 * @CHANCERY_QUERY_TOKEN_END: nothing more
 * @CHANCERY_QUERY_TOKEN_OPEN: a bracket
 * @CHANCERY_QUERY_TOKEN_CLOSE: a bracket
 * @CHANCERY_QUERY_TOKEN_NOT: a minus in front of something
 * @CHANCERY_QUERY_TOKEN_AND: the operator, its text
 * @CHANCERY_QUERY_TOKEN_OR: the operator, its text
 * @CHANCERY_QUERY_TOKEN_WORD: a word, its text
 * @CHANCERY_QUERY_TOKEN_PHRASE: what stands in quotes, its text
 * @CHANCERY_QUERY_TOKEN_FIELD: a condition: its field, and the text that follows the colon
 */
typedef enum
{
  CHANCERY_QUERY_TOKEN_END,
  CHANCERY_QUERY_TOKEN_OPEN,
  CHANCERY_QUERY_TOKEN_CLOSE,
  CHANCERY_QUERY_TOKEN_NOT,
  CHANCERY_QUERY_TOKEN_AND,
  CHANCERY_QUERY_TOKEN_OR,
  CHANCERY_QUERY_TOKEN_WORD,
  CHANCERY_QUERY_TOKEN_PHRASE,
  CHANCERY_QUERY_TOKEN_FIELD,
} ChanceryQueryToken;

/**
 * ChanceryQueryParser:
 * @at: where it goes on, in valid UTF-8
 * @today: the day that typed dates are meant from
 * @working_days: (nullable): borrowed
 * @type: the token that stands before @at
 * @text: (nullable): its text
 * @field: (nullable): its field
 *
 * Begins as { .at = text, .today = day } and is given back by chancery_query_parser_clear().
 */
typedef struct
{
  const char *at;
  gint64 today;
  const ChanceryWorkingDays *working_days;
  guint n_tokens;
  guint n_values;
  guint depth;
  ChanceryQueryToken type;
  char *text;
  char *field;
} ChanceryQueryParser;

void chancery_query_parser_clear (ChanceryQueryParser *self);
/** Takes the next token. */
void chancery_query_parser_advance (ChanceryQueryParser *self);
/** Takes on what is called otherwise than a condition on days ("date:12 Apr 1934") all words that are its date. */
void chancery_query_parser_take_other_date (ChanceryQueryParser *self);
/** Takes the sign that @value begins with. */
ChanceryQueryComparison chancery_query_parser_take_comparison (const char **value);
/** The values of @text, which has commas between (transfer full). */
char **chancery_query_parser_split_values (ChanceryQueryParser *self, const char *text);
/** The condition that the token is; NULL for one that says nothing yet (transfer full). */
ChanceryQuery *chancery_query_parser_make_field (ChanceryQueryParser *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
