/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every editor of a value can do, whatever its type: give the value as it stands, take one,
 * and say in a sentence what it does not understand.  Implemented by the widgets that
 * chancery_field_editor_new() makes; main thread.
 *
 * Signal “changed”: something was typed or chosen. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-value.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_EDITOR (chancery_editor_get_type ())
G_DECLARE_INTERFACE (ChanceryEditor, chancery_editor, CHANCERY, EDITOR, GtkWidget)

/**
 * ChanceryEditorInterface:
 * @dup_value: the value, NULL when empty (transfer full)
 * @set_value: shows @value (nullable, borrowed); nothing is emitted
 * @dup_problem: what is not understood, NULL when all is well (transfer full); may be NULL
 * @find_problem: (nullable): the editor inside it that does not understand
 * @set_label: the name by which assistive technologies call it
 * @set_hint: the quiet words of the empty editor; may be NULL
 */
struct _ChanceryEditorInterface
{
  GTypeInterface parent_iface;

  ChanceryValue *(*dup_value) (ChanceryEditor *self);
  void (*set_value) (ChanceryEditor *self, ChanceryValue *value);
  char *(*dup_problem) (ChanceryEditor *self);
  GtkWidget *(*find_problem) (ChanceryEditor *self);
  void (*set_label) (ChanceryEditor *self, const char *label);
  void (*set_hint) (ChanceryEditor *self, const char *hint);
};

/** The value as it stands, NULL when empty (transfer full). */
ChanceryValue *chancery_editor_dup_value (ChanceryEditor *self);
/** Shows @value (nullable) without emitting “changed”. */
void chancery_editor_set_value (ChanceryEditor *self, ChanceryValue *value);
/** A sentence about what is not understood, or NULL (transfer full). */
char *chancery_editor_dup_problem (ChanceryEditor *self);
/** Where that stands: the editor itself, or one of those inside it. */
GtkWidget *chancery_editor_find_problem (ChanceryEditor *self);
void chancery_editor_set_label (ChanceryEditor *self, const char *label);
void chancery_editor_set_hint (ChanceryEditor *self, const char *hint);

/** For implementations: emits “changed”. */
void chancery_editor_changed (ChanceryEditor *self);
/** For implementations: writes @text into an entry.  Ctrl+Z takes back what the officer typed, never
 *  what the program wrote. */
void chancery_editor_write (GtkEditable *editable, const char *text);
/** For implementations: Return was pressed.  Inside lines the next line, else the next editor. */
void chancery_editor_proceed (ChanceryEditor *self);

/** For widgets with several editors: moves the focus among @widgets (@n of them) in the order given
 *  when @direction is that of the tab key, however high each of them is; else returns %FALSE. */
gboolean chancery_editor_focus_in_order (GtkWidget *const *widgets,
                                         guint n,
                                         GtkDirectionType direction);

G_END_DECLS
