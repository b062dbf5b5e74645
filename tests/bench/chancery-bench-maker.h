/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Honest records for benchmarks, the same every time: a file of the interchange format (JSON Lines) with
 * any number of records, one at a time in bounded memory.
 *
 *  - Words: see chancery-bench-words.h; 200,000 of them.
 *  - Bodies: log-normal lengths, mean 300 words, deviation of the logarithm 1.25, from 20 words to 290 KB
 *    (a million records: about 2 GB); one in 25,000 is 290 KB.  Of every 80 words one is the name of a
 *    party, place or person, of those one in three in another spelling.
 *  - Titles: 5 to 14 words or the usual heading of a telegram; one in 2,000 is 1 KB.
 *  - Dates: 1861 to 1980, rather later than earlier.  Of a hundred 9 have none (2 of these a date that
 *    cannot be, kept as it was typed), 7 are known to the month, 2 to the year, 2 are uncertain or about, 1 is
 *    an interval, and of a thousand 3 have an odd year.
 *  - Of all records: parties 1/100 (60 to 3,000), people 1/20 (up to 30,000), places 1/100 (up to 5,000), case
 *    files 1/200 (up to 2,000, most of a few dozen papers, some of 2,000).  The rest by fifties that
 *    belong together: an incident, three demarches on it, two demands, an assurance, two statements, a
 *    right reserved or an action, and forty documents, many of which answer an earlier one.
 *  - Who writes to whom follows a law like that of words: a few parties have most.
 *
 * Owned by who made it; one thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryBenchMaker ChanceryBenchMaker;

/** @n_records: how many; @seed: 0, or another number for records that are all others (the names, of the
 *  first @n_records, stay those of seed 0 and are left out). */
ChanceryBenchMaker *chancery_bench_maker_new (guint n_records, guint seed)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_bench_maker_free (ChanceryBenchMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBenchMaker, chancery_bench_maker_free)

/** What the records follow from, in a line (transfer full): another text means other records. */
char *chancery_bench_maker_describe (guint n_records, guint seed);

/** The next record as one line of JSON without its end, in @line; FALSE when all were made. */
gboolean chancery_bench_maker_next (ChanceryBenchMaker *self, GString *line);

/** Writes records, with the header before them, until all are made or @most bytes (0: no end) are written. */
gboolean chancery_bench_maker_write (ChanceryBenchMaker *self,
                                     const char *path,
                                     guint64 most,
                                     GError **error);

G_END_DECLS
