/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a kind that hang on the record of the form (its demands, its rights reserved), as
 * lines: one line a record, the id of the line is the id of the record.  Where the act may repeat what
 * was asked before, that is offered beneath a line and shown below them.  Main thread. */

#pragma once

#include "chancery-companion.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CHILDREN_EDITOR (chancery_children_editor_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryChildrenEditor,
                      chancery_children_editor,
                      CHANCERY,
                      CHILDREN_EDITOR,
                      GtkWidget)

/** @parent: the kind of the form; @kind: has a parent field; @fields: those of its fields that a line shows, separated by blanks. */
GtkWidget *chancery_children_editor_new (const ChanceryKind *parent,
                                         const ChanceryKind *kind,
                                         const char *fields,
                                         ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

const ChanceryKind *chancery_children_editor_get_kind (ChanceryChildrenEditor *self);
/** Adds a record whose text is @text and puts the focus into it. */
void chancery_children_editor_add_text (ChanceryChildrenEditor *self, const char *text);

G_END_DECLS
