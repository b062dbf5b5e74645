/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the programs of this folder share: the registry that they measure, runs and their times, rows
 * of JSON with floor, peer and goal beside the figure, and parts that run in a process of their own so
 * that memory and processor time are theirs alone.
 *
 *   PROGRAM [--records N] [--registry FILE] [--corpus FILE] [--runs N] [--processor]
 *
 * With --processor (or CHANCERY_BENCH_PROCESSOR=1) what is run again and again is timed by the clock of the
 * processor's work for this thread, for a machine on which others work: waiting for a disk is not in it.
 * Without a registry one is made in a folder that goes when the program ends; with one, it is made when it is
 * not there, kept, and used again if the records are those that are asked for.  The interchange file
 * that it is made from lies beside it.  Owned by main(); one thread. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

typedef struct _ChanceryBench ChanceryBench;

/** @numbers: what the part has found out (element-type double). */
typedef void (*ChanceryBenchPartFunc) (ChanceryBench *self,
                                       const char *const *arguments,
                                       GArray *numbers);

typedef struct
{
  const char *name;
  ChanceryBenchPartFunc func;
} ChanceryBenchPart;

/** What main() does.  @parts: (nullable): ended by one without a name.  Returns NULL when the program was
 *  asked for a part, which is done. */
ChanceryBench *chancery_bench_new (const char *subject,
                                   int *argc,
                                   char ***argv,
                                   const ChanceryBenchPart *parts) G_GNUC_WARN_UNUSED_RESULT;
/** Removes what was made for this run. */
void chancery_bench_free (ChanceryBench *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBench, chancery_bench_free)

/** How many records are asked for; of a corpus, how many it had. */
guint chancery_bench_get_n_records (ChanceryBench *self);
/** Whether it is only seen that all of it runs. */
gboolean chancery_bench_is_smoke (ChanceryBench *self);
/** The interchange file; made when it is not there. */
const char *chancery_bench_get_file (ChanceryBench *self);
/** The registry; made when it is not there. */
const char *chancery_bench_get_registry (ChanceryBench *self);
/** It, open. */
ChanceryDb *chancery_bench_open (ChanceryBench *self) G_GNUC_WARN_UNUSED_RESULT;
/** A copy of it that may be written to; it goes when the program ends (transfer full). */
char *chancery_bench_copy (ChanceryBench *self) G_GNUC_WARN_UNUSED_RESULT;
/** A path for a file, beside the registry, that goes when the program ends (transfer full). */
char *chancery_bench_make_path (ChanceryBench *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* ---- times --------------------------------------------------------------------------------- */

/** By the clock that always goes on, in milliseconds. */
double chancery_bench_now (void);

/** In milliseconds; @gave_up: one run was stopped, because it would take for ever. */
typedef struct
{
  double median;
  double p99;
  double most;
  guint n;
  gboolean gave_up;
} ChanceryBenchTimes;

typedef void (*ChanceryBenchFunc) (gpointer user_data);

/** Runs @func as often as is asked for, less often when it takes long, at least once. */
ChanceryBenchTimes chancery_bench_measure (ChanceryBench *self,
                                           ChanceryBenchFunc func,
                                           gpointer user_data);
/** From now on no run takes longer than 30 seconds of @db, which outlives @self. */
void chancery_bench_limit (ChanceryBench *self, ChanceryDb *db);
/** Of @samples (element-type double), which are sorted. */
ChanceryBenchTimes chancery_bench_summarize (GArray *samples);

/* ---- parts in a process of their own --------------------------------------------------------- */

/** @tick: (nullable): called every 10 ms while it runs. */
GArray *chancery_bench_run_part (ChanceryBench *self,
                                 const char *part,
                                 const char *const *arguments,
                                 ChanceryBenchFunc tick,
                                 gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
/** The most memory that this process had so far, in MiB. */
double chancery_bench_get_peak (void);
/** Processor time of this process, in milliseconds. */
double chancery_bench_get_cpu (void);

/* ---- rows ---------------------------------------------------------------------------------- */

/**
 * ChanceryBenchRow:
 * @name: what is measured
 * @unit: "ms" where it is NULL
 * @figure: ours; @p99: (0: none)
 * @floor: the bare statement on the same file (0: none)
 * @peer: what @peer_name takes (0: none)
 * @of_peer: the goal: @figure is at most this share of @peer
 * @of_floor: … at most so many times @floor
 * @most: … at most so much; @most_p99: likewise
 * @note: (nullable): what else is to be known
 *
 * Goals are judged where they are not 0, and not in a smoke run.
 */
typedef struct
{
  const char *name;
  const char *unit;
  double figure;
  double p99;
  double floor;
  const char *peer_name;
  double peer;
  double of_peer;
  double of_floor;
  double most;
  double most_p99;
  const char *note;
} ChanceryBenchRow;

void chancery_bench_print (ChanceryBench *self, const ChanceryBenchRow *row);

G_END_DECLS
