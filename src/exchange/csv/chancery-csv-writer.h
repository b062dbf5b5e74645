/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as rows of one table: a column for each field that any of them has. First
 * every record is shown to it, then each is written. Owned by one export, on its
 * thread.
 */

#pragma once

#include "chancery-record.h"

G_BEGIN_DECLS

typedef struct _ChanceryCsvWriter ChanceryCsvWriter;

ChanceryCsvWriter *chancery_csv_writer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_csv_writer_free (ChanceryCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCsvWriter, chancery_csv_writer_free)

/** Notes which fields @record has. */
void chancery_csv_writer_learn (ChanceryCsvWriter *self, const ChanceryRecord *record);
/** Appends the headings. */
void chancery_csv_writer_write_heading (ChanceryCsvWriter *self, GString *out);
void chancery_csv_writer_write_record (ChanceryCsvWriter *self,
                                       const ChanceryRecord *record,
                                       GString *out);

/** A value that is no list as its cell has it, in the words that chancery_draft_set_typed() reads (transfer full). */
char *chancery_csv_writer_write_item (const ChanceryField *field, const ChanceryValue *value)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
