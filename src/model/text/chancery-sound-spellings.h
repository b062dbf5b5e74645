/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How else a name is written in Latin letters: Ћирић is Ćirić, which texts keep as “ciric”, Жарко is Žarko, Сечени is
 * Széchényi; and Cyrich is Ćirić too.  Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * chancery_sound_spellings:
 * @word: one word, folded by chancery_text_fold()
 *
 * Returns: (element-type utf8) (transfer full): spellings in small Latin letters without marks, by the alphabets of
 *   Central and South-Eastern Europe and by the English and Russian manner, and with or without an h that is hardly heard
 *   (“Mohmand”, “Momand”), without @word and repetition; none for a word of another script than Latin and Cyrillic
 */
GPtrArray *chancery_sound_spellings (const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
