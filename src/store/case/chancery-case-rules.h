/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be done to a case file that is closed or archived, how it is opened again, and what is still
 * open in one that is to be closed.  A file that was brought in is believed, and an act is taken back,
 * whatever the rules.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/** The query for the case files that take papers. */
#define CHANCERY_CASE_OPEN_FILES "kind:casefile -state:closed -state:void"

/**
 * ChanceryCaseOpen:
 * @CHANCERY_CASE_OPEN_DRAFT: a paper that was never registered
 * @CHANCERY_CASE_OPEN_ACTION: something is still to be done
 * @CHANCERY_CASE_OPEN_WATCHED: a demand or an assurance of which more is expected
 */
typedef enum
{
  CHANCERY_CASE_OPEN_DRAFT,
  CHANCERY_CASE_OPEN_ACTION,
  CHANCERY_CASE_OPEN_WATCHED,
} ChanceryCaseOpen;

/** @id, @kind, @reference (nullable), @title: what is still open, and why that is said. */
typedef struct
{
  ChanceryCaseOpen why;
  char *id;
  const ChanceryKind *kind;
  char *reference;
  char *title;
} ChanceryCaseMatter;

void chancery_case_matter_free (ChanceryCaseMatter *self);

/** Whether it was put into the archive. */
gboolean chancery_case_is_archived (const ChanceryRecord *record);
/** Whether the rules let @before become what @changes (element-type ChanceryChange) make of it; other kinds
 *  than case files, and case files that are open, may become anything. */
gboolean chancery_case_rules_allow (ChanceryRecord *before, GPtrArray *changes, GError **error);
/** FALSE, and why, when @record is a case file that is closed, and takes no new papers, minutes or parts. */
gboolean chancery_case_rules_allow_new (ChanceryRecord *record, GError **error);
/** FALSE, and why, when @record is a case file in the archive. */
gboolean chancery_case_rules_allow_any (ChanceryRecord *record, GError **error);

/** What is still open in the case file @uuid: drafts, then actions, then what is followed
 *  (element-type ChanceryCaseMatter) (transfer full); empty for other kinds. */
GPtrArray *chancery_case_rules_foresee_close (ChanceryDb *db, const char *uuid, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Opens again what was closed, and takes it out of the archive.  The act's reason becomes a minute of a case
 *  file, a correction of anything else. */
gboolean chancery_records_reopen (ChanceryDb *db,
                                  const char *uuid,
                                  const ChanceryAct *act,
                                  GError **error);
/** Puts a case file that is closed into the archive; @where: (nullable): where it is kept. */
gboolean chancery_records_archive (ChanceryDb *db,
                                   const char *uuid,
                                   const char *where,
                                   const ChanceryAct *act,
                                   GError **error);

G_END_DECLS
