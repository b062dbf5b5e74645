/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case file, a query or a registry says when it is read from cover to cover: the cover, what is in
 * it, the chronology, each record and the names.  It is read once from an export, and from nothing but the
 * records that the ceiling has passed, so that who puts it on pages or on a screen has nothing that he
 * might forget to leave out.
 *
 * The book keeps of each record only what the contents and the chronology say; the records themselves
 * are read again, one chapter at a time, so that a book of thousands of them needs the memory of one.
 * The thread of the ChanceryDb, within the reading that the export has begun. */

#pragma once

#include "chancery-export.h"
#include "chancery-paper.h"
#include "chancery-record.h"

G_BEGIN_DECLS

typedef struct _ChanceryBook ChanceryBook;

/** @export: prepared; outlives the book. */
ChanceryBook *chancery_book_new (ChanceryExport *export, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_book_free (ChanceryBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBook, chancery_book_free)

/** “AFG/2026/1 · Bajaur, February 2026” (transfer none). */
const char *chancery_book_get_title (ChanceryBook *self);
/** The highest marking of what is in it, with all caveats, in words; "" for none (transfer none). */
const char *chancery_book_get_marking (ChanceryBook *self);
/** The time that it bears, seconds, UTC. */
gint64 chancery_book_get_made (ChanceryBook *self);

/**
 * ChanceryBookPart:
 * @CHANCERY_BOOK_COVER: what it is, and what is not in it
 * @CHANCERY_BOOK_CONTENTS: what is where
 * @CHANCERY_BOOK_CHRONOLOGY: all that is dated, in order
 * @CHANCERY_BOOK_THREADS: notes with their replies
 * @CHANCERY_BOOK_FILE: what the case file itself says
 * @CHANCERY_BOOK_RECORD: one record, with what was raised in it
 * @CHANCERY_BOOK_NAMES: parties, people and places
 */
typedef enum
{
  CHANCERY_BOOK_COVER,
  CHANCERY_BOOK_CONTENTS,
  CHANCERY_BOOK_CHRONOLOGY,
  CHANCERY_BOOK_THREADS,
  CHANCERY_BOOK_FILE,
  CHANCERY_BOOK_RECORD,
  CHANCERY_BOOK_NAMES
} ChanceryBookPart;

/**
 * ChanceryBookChapter:
 * @part: what it is
 * @place: the name of its place, to which others lead
 * @title: in words
 * @kind: (nullable): of its record
 * @words: (nullable): what the contents say beside the title: what it is, its day
 */
typedef struct
{
  ChanceryBookPart part;
  const char *place;
  char *title;
  const ChanceryKind *kind;
  char *words;
} ChanceryBookChapter;

/** In order (element-type ChanceryBookChapter) (transfer none). */
GPtrArray *chancery_book_get_chapters (ChanceryBook *self);
/** What the chapter @i says; @records: (out) (optional) (element-type ChanceryRecord): the records that it shows whole,
 *  each as it may be seen. */
ChanceryPaper *chancery_book_make_chapter (ChanceryBook *self,
                                           guint i,
                                           GPtrArray **records,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
