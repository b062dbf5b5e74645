/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the two halves of the maker share: names and text are made in chancery-bench-maker.c, the records of
 * a fifty in chancery-bench-maker-records.c. */

#pragma once

#include "chancery-bench-maker.h"
#include "chancery-bench-words.h"

G_BEGIN_DECLS

/* Records that belong together, and what they begin with. */
#define N_TOGETHER 50

enum
{
  INCIDENT,
  DEMARCHES,
  DEMANDS = DEMARCHES + 3,
  ASSURANCE = DEMANDS + 2,
  STATEMENTS,
  WATCHED = STATEMENTS + 2,
  DOCUMENTS,
};

/* What an id is made from besides a number. */
typedef enum
{
  ID_ACTOR = 1,
  ID_PERSON,
  ID_PLACE,
  ID_CASEFILE,
  ID_RECORD,
} IdOf;

typedef enum
{
  REGISTER_DOCUMENTS,
  REGISTER_DEMARCHES,
  N_REGISTERS,
} Register;

struct _ChanceryBenchMaker
{
  ChanceryBenchWords *words;
  ChanceryBenchRandom random;
  guint seed;
  guint n_actors;
  guint n_persons;
  guint n_places;
  guint n_casefiles;
  guint n_records; /* besides names and case files */
  guint next;
  guint numbers[N_REGISTERS][2100];
  char **names[3]; /* of actors, persons, places */
};

#define PICK(self, list) list[chancery_bench_maker_below (self, G_N_ELEMENTS (list))]

guint chancery_bench_maker_below (ChanceryBenchMaker *self, guint end);
gboolean chancery_bench_maker_once_in (ChanceryBenchMaker *self, guint n);
/** A few of many have most. */
guint chancery_bench_maker_pick_skewed (ChanceryBenchMaker *self, guint end);
guint chancery_bench_maker_pick_year (ChanceryBenchMaker *self);

/* Pieces of a line of JSON. */

void chancery_bench_maker_begin_record (ChanceryBenchMaker *self,
                                        GString *line,
                                        const char *kind,
                                        IdOf of,
                                        guint number);
void chancery_bench_maker_add_reference (ChanceryBenchMaker *self,
                                         GString *line,
                                         IdOf of,
                                         guint number);
void chancery_bench_maker_add_text (GString *line, const char *key, const char *value);
void chancery_bench_maker_add_bookkeeping (ChanceryBenchMaker *self, GString *line);
void chancery_bench_maker_add_title (ChanceryBenchMaker *self, GString *line);
/** @n to twice as many words. */
void chancery_bench_maker_add_sentence (ChanceryBenchMaker *self,
                                        GString *line,
                                        const char *key,
                                        guint n);
/** Of @share times the usual length. */
void chancery_bench_maker_add_body (ChanceryBenchMaker *self, GString *line, double share);
/** Nothing where the date is not known. */
void chancery_bench_maker_add_date (ChanceryBenchMaker *self,
                                    GString *line,
                                    const char *key,
                                    guint year);
void chancery_bench_maker_add_day (ChanceryBenchMaker *self,
                                   GString *line,
                                   const char *key,
                                   guint year);

/** The record @number of those that are no names and no case files. */
void chancery_bench_maker_make_record (ChanceryBenchMaker *self, GString *line, guint number);

G_END_DECLS
