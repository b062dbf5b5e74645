/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A language for benchmarks: numbers by chance that are the same on every machine, and 200,000 words that
 * can be pronounced and come by the law of Zipf and Mandelbrot, 1 / (rank + 2.7)^1.08.  The commonest 96
 * are words of English grammar, so that the shares of common words are those of letters; many of the
 * others begin alike ("con…", "pro…") as real ones do.  Owned by who made it; one thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CHANCERY_BENCH_N_WORDS 200000

/* SplitMix64: small, quick, and any number is a good beginning. */
typedef guint64 ChanceryBenchRandom;

guint64 chancery_bench_random_next (ChanceryBenchRandom *self);
/** From 0 to @end - 1. */
guint chancery_bench_random_below (ChanceryBenchRandom *self, guint end);
/** From 0, below 1. */
double chancery_bench_random_part (ChanceryBenchRandom *self);
/** Whether one in @n comes true. */
gboolean chancery_bench_random_once_in (ChanceryBenchRandom *self, guint n);
/** Of the normal distribution of mean 0 and deviation 1. */
double chancery_bench_random_normal (ChanceryBenchRandom *self);

typedef struct _ChanceryBenchWords ChanceryBenchWords;

ChanceryBenchWords *chancery_bench_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_bench_words_free (ChanceryBenchWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBenchWords, chancery_bench_words_free)

/** A word by its frequency. */
const char *chancery_bench_words_pick (const ChanceryBenchWords *self, ChanceryBenchRandom *random);

G_END_DECLS
