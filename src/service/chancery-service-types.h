/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forward names of the service layer's types, for headers that only pass them on. */

#pragma once

#include "chancery-model-types.h"

G_BEGIN_DECLS

typedef struct _ChanceryWorker ChanceryWorker;
typedef struct _ChanceryRegistry ChanceryRegistry;
typedef struct _ChanceryRecordItem ChanceryRecordItem;
typedef struct _ChanceryRecordList ChanceryRecordList;
typedef struct _ChanceryTextTaker ChanceryTextTaker;
typedef struct _ChanceryOperation ChanceryOperation;
typedef struct _ChanceryDossier ChanceryDossier;
typedef struct _ChanceryDesk ChanceryDesk;
typedef struct _ChanceryBriefing ChanceryBriefing;

G_END_DECLS
