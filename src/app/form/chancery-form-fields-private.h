/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the halves of the fields of a form share: the widget itself, and how it is built.  Of no use
 * outside them. */

#pragma once

#include "chancery-editor.h"
#include "chancery-form-block.h"
#include "chancery-form-fields.h"
#include "chancery-form-layout.h"

G_BEGIN_DECLS

/**
 * ChanceryFormSlot:
 * @more: under *More*
 * @own: what the form began with by itself (nullable)
 * @touched: the officer typed or chose something here
 *
 * A field with its editor.
 */
typedef struct
{
  const ChanceryField *field;
  ChanceryEditor *editor;
  ChanceryFormBlock *block;
  gboolean more;
  ChanceryValue *own;
  gboolean touched;
} ChanceryFormSlot;

struct _ChanceryFormFields
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryKind *kind;
  const ChanceryFormLayout *layout;

  GtkWidget *box;
  GPtrArray *blocks;
  GArray *slots;
  GPtrArray *companions;
  GtkWidget *precedent; /* NULL: the kind has no other side */
  gboolean follows;
};

/** Makes the headings and their editors. */
void chancery_form_fields_build (ChanceryFormFields *self);
/** Something was typed or chosen in @widget, an editor or a companion. */
void chancery_form_fields_changed_cb (GtkWidget *widget, ChanceryFormFields *self);

G_END_DECLS
