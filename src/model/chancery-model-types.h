/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forward names of the model's types, for headers that only pass them on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryFuzzyDate ChanceryFuzzyDate;
typedef struct _ChanceryQuantity ChanceryQuantity;
typedef struct _ChanceryValue ChanceryValue;
typedef struct _ChanceryField ChanceryField;
typedef struct _ChanceryLine ChanceryLine;
typedef struct _ChanceryKind ChanceryKind;
typedef struct _ChanceryRecord ChanceryRecord;
typedef struct _ChanceryDraft ChanceryDraft;
typedef struct _ChanceryChange ChanceryChange;
typedef struct _ChanceryVocabulary ChanceryVocabulary;
typedef struct _ChanceryTerm ChanceryTerm;
typedef struct _ChanceryQuery ChanceryQuery;

G_END_DECLS
