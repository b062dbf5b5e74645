/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

static const ChanceryCliVerb *const verbs[] = {
  &chancery_cli_verb_init,    &chancery_cli_verb_import,     &chancery_cli_verb_batches,
  &chancery_cli_verb_revert,  &chancery_cli_verb_export,     &chancery_cli_verb_note,
  &chancery_cli_verb_search,  &chancery_cli_verb_searches,   &chancery_cli_verb_show,
  &chancery_cli_verb_new,     &chancery_cli_verb_set,        &chancery_cli_verb_delete,
  &chancery_cli_verb_link,    &chancery_cli_verb_unlink,     &chancery_cli_verb_register,
  &chancery_cli_verb_void,    &chancery_cli_verb_close,      &chancery_cli_verb_archive,
  &chancery_cli_verb_reopen,  &chancery_cli_verb_file,       &chancery_cli_verb_part,
  &chancery_cli_verb_tag,     &chancery_cli_verb_attach,     &chancery_cli_verb_detach,
  &chancery_cli_verb_assess,  &chancery_cli_verb_chronology, &chancery_cli_verb_threads,
  &chancery_cli_verb_demands, &chancery_cli_verb_assurances, &chancery_cli_verb_reservations,
  &chancery_cli_verb_due,     &chancery_cli_verb_history,    &chancery_cli_verb_register_book,
  &chancery_cli_verb_count,   &chancery_cli_verb_verify,     &chancery_cli_verb_index,
  &chancery_cli_verb_backup,  &chancery_cli_verb_restore,    &chancery_cli_verb_stats,
  &chancery_cli_verb_schema,
};

const ChanceryCliVerb *const *
chancery_cli_verbs (guint *n)
{
  *n = G_N_ELEMENTS (verbs);
  return verbs;
}
