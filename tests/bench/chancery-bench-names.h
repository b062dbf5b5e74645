/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for benchmarks: states with names in other scripts and former ones, bodies and missions of them,
 * places and people made of syllables, and the spellings that transliteration gives one name.  All of
 * them follow from a number alone.  Pure functions; every returned string belongs to the caller. */

#pragma once

#include "chancery-bench-words.h"

G_BEGIN_DECLS

/** The name of the actor @number: a state first, then ministries, missions and organisations. */
char *chancery_bench_names_actor (guint number);
/** Its code of the vocabulary `actor_kind`. */
const char *chancery_bench_names_actor_kind (guint number);
/** The name of it in the script of the country (@script: "Arab" …) or of former times (@script: NULL); NULL
 *  when there is none. */
const char *chancery_bench_names_actor_other (guint number, guint i, const char **script);

char *chancery_bench_names_place (guint number);
char *chancery_bench_names_person (guint number);

/** @name as another clerk would spell it: "Bajaur", "Bajour". */
char *chancery_bench_names_spell_otherwise (const char *name, ChanceryBenchRandom *random);
/** @name letter by letter in Arabic (@cyrillic: Russian) writing. */
char *chancery_bench_names_write_in (const char *name, gboolean cyrillic);

G_END_DECLS
