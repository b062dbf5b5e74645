/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export under a ceiling leaves out, and what it leaves of the rest: a record
 * without a byte of those above it. Made for one export, on its thread.
 */

#pragma once

#include "chancery-selection.h"

G_BEGIN_DECLS

typedef struct _ChanceryCeiling ChanceryCeiling;

/** @level: a code that the vocabulary knows, else an error. @selection outlives the ceiling. */
ChanceryCeiling *chancery_ceiling_new (ChanceryDb *db,
                                       ChancerySelection *selection,
                                       const char *level,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void chancery_ceiling_free (ChanceryCeiling *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryCeiling, chancery_ceiling_free)

/** Whether the record is kept back: it is marked above, or bears no marking and was raised in what is. */
gboolean chancery_ceiling_withholds (ChanceryCeiling *self, const char *id);
/** Register numbers of the selection that are kept back, sorted by byte; (transfer none). */
const char *const *chancery_ceiling_get_numbers (ChanceryCeiling *self);

/** Whether nobody is to know that anything was kept back: folios, which would have gaps, stay too.  They stay in
 *  any case where a paper of the file is kept back that has no number by which the list could name it. */
void chancery_ceiling_set_untold (ChanceryCeiling *self, gboolean untold);

/**
 * chancery_ceiling_strip:
 * @n_attachments: (inout) (optional): raised by the attachments that were left out
 *
 * Returns: (transfer full): what of @record may be seen
 */
ChanceryRecord *chancery_ceiling_strip (ChanceryCeiling *self,
                                        ChanceryRecord *record,
                                        guint64 *n_attachments);

/** Looks at a record before any is written: a title that the program makes may have been made of
 *  what is kept back, and others show it; and what is kept back has names that texts may tell, as has
 *  what was raised in it.  FALSE with an error of the store: one of these could not be read. */
gboolean chancery_ceiling_learn (ChanceryCeiling *self, ChanceryRecord *record, GError **error);

/** chancery_mentions_list() of @record, as stripped; to be asked after all were learnt. */
guint64 chancery_ceiling_list_mentions (ChanceryCeiling *self,
                                        ChanceryRecord *record,
                                        GPtrArray *mentions,
                                        GPtrArray *passages);
/** chancery_mentions_list_attachment() of all attachments of @record, as stripped, that have been read. */
guint64 chancery_ceiling_list_attachments (ChanceryCeiling *self,
                                           ChanceryRecord *record,
                                           GPtrArray *mentions,
                                           GPtrArray *passages);
/** chancery_mentions_list_query(); likewise. */
guint64 chancery_ceiling_list_query (ChanceryCeiling *self,
                                     const char *query,
                                     GPtrArray *mentions,
                                     GPtrArray *passages);
/** @record, as stripped, without those passages (transfer full). */
ChanceryRecord *chancery_ceiling_redact (ChanceryCeiling *self, ChanceryRecord *record);
/** The same of a text (transfer full). */
char *chancery_ceiling_redact_text (ChanceryCeiling *self, const char *text);

G_END_DECLS
