/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-link-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which kinds a type is likely between is a hint for the order in the picker, never a rule. */
static const ChanceryLinkType link_types[] = {
  { "about", N_ ("is about"), N_ ("subject of"), CHANCERY_KIND_STATEMENT, CHANCERY_KIND_INCIDENT },
  { "protests", N_ ("protests"), N_ ("protested in"), CHANCERY_KIND_DEMARCHE,
    CHANCERY_KIND_INCIDENT },
  { "replies-to", N_ ("replies to"), N_ ("answered by"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DEMARCHE, CHANCERY_KIND_DOCUMENT },
  { "rejoins", N_ ("is a rejoinder to"), N_ ("has rejoinder"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DOCUMENT },
  { "supersedes", N_ ("supersedes"), N_ ("superseded by"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DOCUMENT },
  { "corrects", N_ ("corrects"), N_ ("corrected by"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DOCUMENT },
  { "cites", N_ ("cites"), N_ ("cited by"), CHANCERY_KIND_DOCUMENT, CHANCERY_KIND_DOCUMENT },
  { "announces", N_ ("announces"), N_ ("announced by"), CHANCERY_KIND_STATEMENT,
    CHANCERY_KIND_DEMARCHE },
  { "carried-by", N_ ("is carried by"), N_ ("carries"), CHANCERY_KIND_DEMARCHE,
    CHANCERY_KIND_DOCUMENT },
  { "relies-on", N_ ("relies on"), N_ ("relied on in"), CHANCERY_KIND_DEMARCHE,
    CHANCERY_KIND_ASSURANCE },
  { "repeats", N_ ("repeats"), N_ ("repeated by"), CHANCERY_KIND_DEMARCHE, CHANCERY_KIND_DEMAND },
  { "causes", N_ ("causes"), N_ ("caused by"), CHANCERY_KIND_INCIDENT, CHANCERY_KIND_INCIDENT },
  { "part-of", N_ ("is part of"), N_ ("has part"), CHANCERY_KIND_INCIDENT, CHANCERY_KIND_INCIDENT },
  { "context-of", N_ ("is context of"), N_ ("has as context"), CHANCERY_KIND_INCIDENT,
    CHANCERY_KIND_INCIDENT },
  { "precedent-for", N_ ("is a precedent for"), N_ ("has as precedent"), CHANCERY_KIND_DEMARCHE,
    CHANCERY_KIND_DEMARCHE },
  { "enclosure-of", N_ ("is an enclosure of"), N_ ("has enclosure"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DOCUMENT },
  { "translation-of", N_ ("is a translation of"), N_ ("translated as"), CHANCERY_KIND_DOCUMENT,
    CHANCERY_KIND_DOCUMENT },
  { "contradicts", N_ ("contradicts"), N_ ("contradicted by"), CHANCERY_KIND_STATEMENT,
    CHANCERY_KIND_STATEMENT },
};

const ChanceryLinkType *
chancery_link_type_find (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (link_types); i++)
    if (strcmp (link_types[i].code, code) == 0)
      return &link_types[i];
  return NULL;
}

const ChanceryLinkType *
chancery_link_type_find_between (ChanceryKindId from, ChanceryKindId to)
{
  for (guint i = 0; i < G_N_ELEMENTS (link_types); i++)
    if (link_types[i].from == from && link_types[i].to == to)
      return &link_types[i];
  return NULL;
}

const ChanceryLinkType *
chancery_link_type_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (link_types);
  return link_types;
}

gboolean
chancery_link_leads_to (const ChanceryLine *line, const char *id)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return id != NULL && strcmp (chancery_line_get_list (line)->id, "links") == 0 &&
         g_strcmp0 (chancery_value_get_reference_id (chancery_line_get (line, "to")), id) == 0;
}
