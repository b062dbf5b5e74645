/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry of one line for a value that is typed: a text, a number, a date, a quantity.  What was
 * understood is said beside it while it is typed; the typed words stay as they are.  What a type
 * reads and says is its syntax; date-entry and quantity-entry are such.  Main thread. */

#pragma once

#include "chancery-editor.h"
#include "chancery-fuzzy-date.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryTypedSyntax:
 * @parse: the value of @typed, which is not empty; NULL with a sentence in @error; @from is the day
 *   of chancery_typed_entry_set_from()
 * @format: what to show for @value so that parsing it gives the same again (transfer full)
 * @echo: (nullable): what was understood, in words (transfer full); NULL or "" says nothing;
 *   @registry may be NULL
 * @width_chars: how wide the entry is at least
 * @tip: (nullable): what may be typed, untranslated
 * @reads_again: the value is the text itself: what was set is read like what was typed
 */
typedef struct
{
  ChanceryValue *(*parse) (const ChanceryField *field,
                           const char *typed,
                           ChanceryDay from,
                           ChanceryRegistry *registry,
                           GError **error);
  char *(*format) (const ChanceryField *field, ChanceryValue *value, ChanceryRegistry *registry);
  char *(*echo) (const ChanceryField *field,
                 ChanceryValue *value,
                 const char *typed,
                 ChanceryDay from,
                 ChanceryRegistry *registry);
  int width_chars;
  const char *tip;
  gboolean reads_again;
} ChanceryTypedSyntax;

#define CHANCERY_TYPE_TYPED_ENTRY (chancery_typed_entry_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTypedEntry, chancery_typed_entry, CHANCERY, TYPED_ENTRY, GtkWidget)

/** @syntax is static. @registry may be NULL. */
GtkWidget *chancery_typed_entry_new (const ChanceryField *field,
                                     const ChanceryTypedSyntax *syntax,
                                     ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

/** One line of text, or a number. */
GtkWidget *chancery_text_entry_new (const ChanceryField *field) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *chancery_integer_entry_new (const ChanceryField *field) G_GNUC_WARN_UNUSED_RESULT;

/** The text as it stands in the entry, never NULL. */
const char *chancery_typed_entry_get_typed (ChanceryTypedEntry *self);

/** The day that what is typed counts from, where the field says so; CHANCERY_DAY_NONE: the desk's own. */
void chancery_typed_entry_set_from (ChanceryTypedEntry *self, ChanceryDay from);

G_END_DECLS
