/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading a book and putting it into words share.  Internal to the chancery-book files. */

#pragma once

#include "chancery-book.h"
#include "chancery-day.h"
#include "chancery-fuzzy-date.h"
#include "chancery-json-header.h"
#include "chancery-thread-answer.h"

G_BEGIN_DECLS

/* Places that are no record. */
#define CHANCERY_BOOK_PLACE_COVER "cover"
#define CHANCERY_BOOK_PLACE_CONTENTS "contents"
#define CHANCERY_BOOK_PLACE_CHRONOLOGY "chronology"
#define CHANCERY_BOOK_PLACE_THREADS "correspondence"
#define CHANCERY_BOOK_PLACE_NAMES "names"

typedef struct _ChanceryBookEntry ChanceryBookEntry;
typedef struct _ChanceryBookThreads ChanceryBookThreads;

/** That @other stands in a relation to the entry. */
typedef struct
{
  char *type; /* code of a link; NULL for a case file that holds it */
  char *note;
  ChanceryBookEntry *other;
} ChanceryBookLink;

/** What is kept of a record. */
struct _ChanceryBookEntry
{
  char *id;
  const ChanceryKind *kind;
  ChanceryState state;
  char *title;
  char *reference;
  char *counterpart;
  char *folio;      /* in the case file that the book is of; of an enclosure that of its letter */
  char *kept_folio; /* the one that was given to an enclosure */
  char *part;       /* the number of the part that it stands in */
  char *note;       /* beside its folio */
  ChanceryFuzzyDate *date;
  char *day_source; /* the record whose day is its own */
  char *parent_id;
  ChanceryBookEntry *parent;
  GPtrArray *children; /* ChanceryBookEntry, not owned; or NULL */
  GPtrArray *links;    /* ChanceryBookLink from others; or NULL */
  GPtrArray *files;    /* likewise, case files that hold it */
  guint position;      /* of its folio, from 1; 0 for none */
  guint n_papers;
  char *direction;             /* code */
  char *form;                  /* in words */
  ChanceryThreadAnswer answer; /* how the answer to it stands */
};

/** A line of the chronology. */
typedef struct
{
  ChanceryBookEntry *entry;
  ChanceryFuzzyDate *date;   /* NULL: undated */
  const ChanceryField *list; /* whose line it is; NULL for the record itself */
  char *words;               /* what that line says */
  guint order;
} ChanceryBookMoment;

struct _ChanceryBook
{
  ChanceryExport *export;
  ChanceryDb *db;
  ChanceryJsonHeader header;
  char *title;
  char *marking;
  char *checkpoint;
  gint64 made;
  GHashTable *entries;     /* id → ChanceryBookEntry, owned */
  ChanceryBookEntry *file; /* the case file that the book is of, or NULL */
  GPtrArray *papers;       /* entries with a chapter of their own, in order */
  GPtrArray *names;
  GPtrArray *moments; /* ChanceryBookMoment */
  GPtrArray *chapters;
  ChanceryBookThreads *threads;
  GHashTable *parts; /* number of a part of the file → its words; or NULL */
  guint n_papers;    /* attachments */
};

/** How the book calls what a reference names; for ChancerySheet. */
const char *chancery_book_label (const ChanceryValue *reference, gpointer self);
/** The day of @entry, its own or that of the record that gives it; NULL: undated (transfer none). */
ChanceryFuzzyDate *chancery_book_entry_date (ChanceryBook *self, const ChanceryBookEntry *entry);
/** By day, undated last; for moments and entries alike. */
int chancery_book_compare_dates (const ChanceryFuzzyDate *left, const ChanceryFuzzyDate *right);
/** “folio 3” or its register number or "" (transfer full). */
char *chancery_book_cite (const ChanceryBookEntry *entry);
/** “Demarche · 18 February 2026 · Afghan Taliban authorities” (transfer full). */
char *chancery_book_describe (ChanceryBook *self, const ChanceryBookEntry *entry);

/* The papers of the case file that the book is of, in chancery-book-papers.c. */
/** Gives them their places, folios and parts: an enclosure stands right after its letter. */
gboolean chancery_book_number_papers (ChanceryBook *self, GError **error);
/** By folio, then by day, then as an export has them; @self: the book. */
int chancery_book_compare_papers (gconstpointer a, gconstpointer b, gpointer self);
/** What @line of @list says beside its @day (transfer full). */
char *chancery_book_phrase_line (ChanceryBook *self,
                                 const ChanceryField *list,
                                 ChanceryLine *line,
                                 const ChanceryField *day) G_GNUC_WARN_UNUSED_RESULT;
/** “Part II · from 1 Jan 2027”; NULL for what stands in no part (transfer full). */
char *chancery_book_phrase_part (ChanceryBook *self, const ChanceryBookEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT;
/** “folio 3”; @noted: with its part and what the case file says beside it; NULL for none (transfer full). */
char *chancery_book_phrase_folio (const ChanceryBookEntry *entry, gboolean noted)
    G_GNUC_WARN_UNUSED_RESULT;

/* Which papers answer which, in chancery-book-threads.c. */
ChanceryBookThreads *chancery_book_threads_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_book_threads_free (ChanceryBookThreads *self);
/** Keeps what @record says of others. */
void chancery_book_threads_note (ChanceryBook *book,
                                 ChanceryBookEntry *entry,
                                 ChanceryRecord *record);
/** Once all are known; whether there is anything to tell. */
gboolean chancery_book_threads_arrange (ChanceryBook *book);
void chancery_book_add_threads (ChanceryBook *book, ChanceryPaper *paper);

/* The chapters that are no record, in chancery-book-front.c. */
void chancery_book_add_cover (ChanceryBook *self, ChanceryPaper *paper);
void chancery_book_add_contents (ChanceryBook *self, ChanceryPaper *paper);
void chancery_book_add_chronology (ChanceryBook *self, ChanceryPaper *paper);
gboolean chancery_book_add_names (ChanceryBook *self, ChanceryPaper *paper, GError **error);

G_END_DECLS
