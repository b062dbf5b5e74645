/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: what every verb is given.  One verb is one file with one row in
 * chancery-cli-verbs.c.  One thread; owned by main(). */

#pragma once

#include "chancery-db.h"
#include "chancery-record.h"
#include "chancery-vocabulary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Exit statuses, promised to scripts. */
typedef enum
{
  CHANCERY_CLI_DONE = 0,
  CHANCERY_CLI_NOTHING = 1,  /* nothing found, or a check failed */
  CHANCERY_CLI_USAGE = 2,    /* usage, unknown field or verb, ambiguous reference */
  CHANCERY_CLI_BAD = 3,      /* bad file or value, a rule of states; nothing was written */
  CHANCERY_CLI_CONFLICT = 4, /* version or import conflict; nothing was written */
  CHANCERY_CLI_REGISTRY = 5, /* no registry, locked, damaged, newer, read-only, disk full */
} ChanceryCliStatus;

typedef struct _ChanceryCli ChanceryCli;
typedef struct _ChanceryCliVerb ChanceryCliVerb;

/**
 * ChanceryCli:
 * @registry: path of the registry
 * @who: the officer in whose name is written
 * @json: whether `--format json` was asked
 * @db: the open registry; NULL for verbs that open none
 * @verb: the verb that runs
 * @format: what `--format` said, or NULL
 */
struct _ChanceryCli
{
  char *registry;
  char *who;
  gboolean json;
  ChanceryDb *db;
  const ChanceryCliVerb *verb;
  char *format;
};

/** How a verb meets the registry. */
typedef enum
{
  CHANCERY_CLI_OPENS_NONE,
  CHANCERY_CLI_OPENS_TO_READ,
  CHANCERY_CLI_OPENS_TO_WRITE,
} ChanceryCliOpens;

/**
 * ChanceryCliVerb:
 * @name: on the command line
 * @arguments: what follows it, for the usage line
 * @summary: one line for the list of verbs
 * @details: (nullable): more for its own help
 * @opens: how it meets the registry
 * @options: (nullable): its own options; `--format` is everybody's
 * @min_arguments, @max_arguments: how many arguments it takes; -1: any number
 * @file_argument: which of them, from 1, is the name of a file; 0: none
 * @run: does it; @arguments are what is left after options
 */
struct _ChanceryCliVerb
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  ChanceryCliOpens opens;
  const GOptionEntry *options;
  int min_arguments;
  int max_arguments;
  int file_argument;
  ChanceryCliStatus (*run) (ChanceryCli *cli, char **arguments, GError **error);
};

/** All verbs: (array length=n). */
const ChanceryCliVerb *const *chancery_cli_verbs (guint *n);

/** @text as a terminal may have it: what would steer it, or turn the direction of writing, shows as a
 *  replacement mark; in @one_line line breaks are blanks (transfer full). */
char *chancery_cli_clean (const char *text, gboolean one_line);
/** "chancery-cli: …" on standard error. */
void chancery_cli_complain (const char *message);
/** The status that a script is told for @error. */
ChanceryCliStatus chancery_cli_status (const GError *error);
/** Sets a usage error: it exits with %CHANCERY_CLI_USAGE. */
void chancery_cli_set_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** With `--format json`, the answer of a verb that lists nothing: pairs of key and text, ended by
 *  NULL; a pair without text is left out. */
void chancery_cli_answer (ChanceryCli *cli, const char *key, ...) G_GNUC_NULL_TERMINATED;

/** Sets the error for a @typed term that @vocabulary does not know; the codes are in the message. */
void chancery_cli_set_term_error (GError **error,
                                  const char *field,
                                  const char *typed,
                                  const ChanceryVocabulary *vocabulary);

/** UUID of the one record that @ref names (transfer full). */
char *chancery_cli_find (ChanceryCli *cli, const char *ref, GError **error);
/** UUID of the case file that @ref names; a record of another kind is an error (transfer full). */
char *chancery_cli_find_case (ChanceryCli *cli, const char *ref, GError **error);
/** The record itself (transfer full). */
ChanceryRecord *chancery_cli_load (ChanceryCli *cli, const char *ref, GError **error);
/** The day that a typed @text names, CHANCERY_DAY_NONE with @error when it is not one day. */
gint64 chancery_cli_parse_day (ChanceryCli *cli, const char *text, GError **error);
/** An act of ours: @action, @reason may be NULL. */
ChanceryAct chancery_cli_act (ChanceryCli *cli, const char *action, const char *reason);
/** A progress line on a terminal's standard error, nothing elsewhere; fits ChanceryProgressFunc.
 *  Call chancery_cli_progress_end() when the job is over. */
void chancery_cli_progress (guint64 done, guint64 total, gpointer user_data);
void chancery_cli_progress_end (void);

G_END_DECLS
