/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of verbs: a row each, in the order of the help. */

#pragma once

#include "chancery-cli.h"

G_BEGIN_DECLS

extern const ChanceryCliVerb chancery_cli_verb_init;
extern const ChanceryCliVerb chancery_cli_verb_import;
extern const ChanceryCliVerb chancery_cli_verb_batches;
extern const ChanceryCliVerb chancery_cli_verb_revert;
extern const ChanceryCliVerb chancery_cli_verb_export;
extern const ChanceryCliVerb chancery_cli_verb_note;
extern const ChanceryCliVerb chancery_cli_verb_search;
extern const ChanceryCliVerb chancery_cli_verb_searches;
extern const ChanceryCliVerb chancery_cli_verb_show;
extern const ChanceryCliVerb chancery_cli_verb_new;
extern const ChanceryCliVerb chancery_cli_verb_set;
extern const ChanceryCliVerb chancery_cli_verb_delete;
extern const ChanceryCliVerb chancery_cli_verb_link;
extern const ChanceryCliVerb chancery_cli_verb_unlink;
extern const ChanceryCliVerb chancery_cli_verb_register;
extern const ChanceryCliVerb chancery_cli_verb_void;
extern const ChanceryCliVerb chancery_cli_verb_close;
extern const ChanceryCliVerb chancery_cli_verb_archive;
extern const ChanceryCliVerb chancery_cli_verb_reopen;
extern const ChanceryCliVerb chancery_cli_verb_file;
extern const ChanceryCliVerb chancery_cli_verb_part;
extern const ChanceryCliVerb chancery_cli_verb_attach;
extern const ChanceryCliVerb chancery_cli_verb_detach;
extern const ChanceryCliVerb chancery_cli_verb_assess;
extern const ChanceryCliVerb chancery_cli_verb_chronology;
extern const ChanceryCliVerb chancery_cli_verb_threads;
extern const ChanceryCliVerb chancery_cli_verb_demands;
extern const ChanceryCliVerb chancery_cli_verb_assurances;
extern const ChanceryCliVerb chancery_cli_verb_reservations;
extern const ChanceryCliVerb chancery_cli_verb_due;
extern const ChanceryCliVerb chancery_cli_verb_history;
extern const ChanceryCliVerb chancery_cli_verb_register_book;
extern const ChanceryCliVerb chancery_cli_verb_count;
extern const ChanceryCliVerb chancery_cli_verb_verify;
extern const ChanceryCliVerb chancery_cli_verb_index;
extern const ChanceryCliVerb chancery_cli_verb_backup;
extern const ChanceryCliVerb chancery_cli_verb_restore;
extern const ChanceryCliVerb chancery_cli_verb_stats;
extern const ChanceryCliVerb chancery_cli_verb_tag;
extern const ChanceryCliVerb chancery_cli_verb_schema;

G_END_DECLS
