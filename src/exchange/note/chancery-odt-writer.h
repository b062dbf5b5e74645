/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text as OpenDocument 1.3 (ISO/IEC 26300), to be gone on with in a word processor.  Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryOdt:
 * @title: of its properties; not in the text
 * @text: paragraphs with an empty line between them; a line break stays one
 * @language: BCP 47: for spelling, and the side where lines begin
 * @marking: above and below every page; "" for none
 * @made: seconds, UTC
 */
typedef struct
{
  const char *title;
  const char *text;
  const char *language;
  const char *marking;
  gint64 made;
} ChanceryOdt;

/** The whole file; the same document gives the same bytes (transfer full). */
GBytes *chancery_odt_write (const ChanceryOdt *odt, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
