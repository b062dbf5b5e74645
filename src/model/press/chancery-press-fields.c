/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-fields.h"

#include "chancery-fuzzy-date.h"
#include "chancery-text.h"

#include <string.h>

#define MAX_TITLE_CHARS 120

#define DAY(what) CHANCERY_PRESS_DAY_##what
#define PLACE(what) CHANCERY_PRESS_PLACE_##what
#define WHO(what) CHANCERY_PRESS_WHO_##what
#define TERM CHANCERY_PRESS_TERM

static const ChanceryPressField fields[] = {
  { "demarche", "party_to", 1, { WHO (ADDRESSED) }, "!mission", NULL },
  { "demarche", "addressee_body", 2, { WHO (ADDRESSED), WHO (OTHER) }, "mission", NULL },
  { "demarche", "act_kind", 1, { TERM }, NULL, NULL },
  { "demarche", "form", 1, { TERM }, NULL, NULL },
  { "demarche", "occasion_date", 2, { DAY (SAID), DAY (OTHER) }, NULL, NULL },
  { "demarche", "occasion_place", 1, { PLACE (SAID) }, NULL, NULL },
  { "demarche", "title", 1, { CHANCERY_PRESS_HEADLINE }, NULL, NULL },
  { "demarche", "tone", 1, { TERM }, NULL, NULL },
  { "demarche", "addressee", 2, { WHO (ADDRESSED), WHO (OTHER) }, NULL, NULL },
  { "demarche", "level", 1, { TERM }, NULL, NULL },
  { "demarche", "reply_by", 1, { DAY (REPLY) }, NULL, NULL },
  { "incident", "phases.method", 1, { TERM }, NULL, NULL },
  { "incident", "place", 2, { PLACE (HAPPENED), PLACE (OTHER) }, NULL, "status=reported" },
  { "incident", "start", 2, { DAY (HAPPENED), DAY (OTHER) }, NULL, "status=reported" },
  { "incident",
    "claims.quantity",
    1,
    { CHANCERY_PRESS_TOLL },
    NULL,
    "property=casualty stance=asserts" },
  { "incident",
    "claims.actor",
    1,
    { WHO (BLAMED) },
    NULL,
    "property=attribution degree=asserted stance=asserts" },
  { "incident", "incident_kind", 1, { TERM }, NULL, "status=reported" },
  { "incident", "targets.kind", 1, { TERM }, NULL, NULL },
  { "demand", "text", 1, { CHANCERY_PRESS_DEMAND }, NULL, NULL },
  { "demarche", "points.text", 1, { CHANCERY_PRESS_POINT }, NULL, NULL },
  { "reservation", "text", 1, { CHANCERY_PRESS_RESERVATION }, NULL, NULL },
  { "statement", "issuer", 2, { WHO (SPEAKS), WHO (OTHER) }, NULL, NULL },
  { "statement", "speaker", 2, { WHO (SPEAKS), WHO (OTHER) }, NULL, NULL },
  { "statement", "made_at", 2, { DAY (SAID), DAY (OTHER) }, NULL, NULL },
  { "statement", "statement_kind", 1, { TERM }, NULL, NULL },
  { "statement", "place", 2, { PLACE (SAID), PLACE (OTHER) }, NULL, NULL },
  { "statement", "title", 1, { CHANCERY_PRESS_HEADLINE }, NULL, NULL },
  { "statement", "body", 1, { CHANCERY_PRESS_WHOLE }, NULL, NULL },
  { "statement", "url", 1, { CHANCERY_PRESS_ADDRESS }, NULL, NULL },
  { "assurance", "text", 1, { CHANCERY_PRESS_ASSURANCE }, NULL, NULL },
  { "assurance", "given_by", 3, { WHO (SPEAKS), WHO (ADDRESSED), WHO (OTHER) }, NULL, NULL },
  { "assurance", "given_on", 2, { DAY (SAID), DAY (OTHER) }, NULL, NULL },
  { "assurance", "times", 1, { CHANCERY_PRESS_TIMES }, NULL, NULL },
  { "assurance", "form", 1, { TERM }, NULL, NULL },
  { "document", "form", 1, { TERM }, NULL, NULL },
  { "document", "title", 1, { CHANCERY_PRESS_HEADLINE }, NULL, NULL },
  { "document", "date_on_document", 2, { DAY (SAID), DAY (OTHER) }, NULL, NULL },
  { "document", "place", 2, { PLACE (SAID), PLACE (OTHER) }, NULL, NULL },
  { "document", "correspondents.who", 2, { WHO (SPEAKS), WHO (OTHER) }, NULL, "role=from" },
  { "document", "correspondents.who", 1, { WHO (ADDRESSED) }, NULL, "role=to" },
  { "document", "body", 1, { CHANCERY_PRESS_WHOLE }, NULL, NULL },
  { "document", "source", 1, { CHANCERY_PRESS_ADDRESS }, NULL, NULL },
  { "figure", "quantity", 2, { CHANCERY_PRESS_FIGURE, CHANCERY_PRESS_TOLL }, NULL, NULL },
  { "figure", "region", 3, { PLACE (HAPPENED), PLACE (OTHER), PLACE (SAID) }, NULL, NULL },
  { "figure", "period", 3, { DAY (OTHER), DAY (HAPPENED), DAY (SAID) }, NULL, NULL },
};

/* The paper as which a text is kept: its kind, and which of its fields hold what. */
static const struct
{
  const char *kind, *title, *body, *day, *address;
  struct
  {
    const char *field, *code;
  } codes[2];
} source = {
  "document",         "title",  "body",
  "date_on_document", "source", { { "form", "press-report" }, { "direction", "in" } },
};

const ChanceryPressField *
chancery_press_fields_list (guint *n)
{
  *n = G_N_ELEMENTS (fields);
  return fields;
}

const ChanceryField *
chancery_press_field_resolve (const ChanceryPressField *self, const ChanceryField **list)
{
  g_return_val_if_fail (self != NULL && list != NULL, NULL);

  return chancery_kind_find_path (chancery_kind_find (self->kind), self->path, list);
}

gboolean
chancery_press_field_is_single (const ChanceryPressField *self)
{
  const ChanceryField *list;
  const ChanceryField *field = chancery_press_field_resolve (self, &list);

  /* Records that hang on another one are lines of its form. */
  return list == NULL && !chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
         chancery_kind_find (self->kind)->parent == NULL;
}

static gboolean
fits_form (const ChanceryPressField *self, const ChanceryNamed *named)
{
  if (self->form == NULL)
    return TRUE;
  if (*self->form == '!')
    return g_strcmp0 (named->form, self->form + 1) != 0;
  return g_strcmp0 (named->form, self->form) == 0;
}

GPtrArray *
chancery_press_field_list_named (const ChanceryPressField *self, const ChanceryPressSpan *span)
{
  GPtrArray *named = g_ptr_array_new ();
  const ChanceryField *list;
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && span != NULL, named);

  field = chancery_press_field_resolve (self, &list);
  for (guint i = 0; span->named != NULL && i < span->named->len; i++)
    {
      ChanceryNamed *one = g_ptr_array_index (span->named, i);

      if (chancery_field_takes_kind (field, one->kind) && fits_form (self, one))
        g_ptr_array_add (named, one);
    }
  return named;
}

gboolean
chancery_press_field_takes (const ChanceryPressField *self,
                            const ChanceryPressSpan *span,
                            ChanceryPressConfidence *confidence)
{
  const ChanceryField *list;
  const ChanceryField *field;
  guint i = 0;

  g_return_val_if_fail (self != NULL && span != NULL && confidence != NULL, FALSE);

  while (i < self->n_roles && self->roles[i] != span->role)
    i++;
  if (i == self->n_roles)
    return FALSE;
  field = chancery_press_field_resolve (self, &list);
  if (span->vocabulary != NULL && g_strcmp0 (field->vocabulary, span->vocabulary) != 0)
    return FALSE;
  if (span->named != NULL)
    {
      g_autoptr (GPtrArray) named = chancery_press_field_list_named (self, span);

      if (named->len == 0)
        return FALSE;
    }
  /* What would come second is only possible, however surely it was read. */
  *confidence = i == 0 ? span->confidence : CHANCERY_PRESS_POSSIBLE;
  return TRUE;
}

static gpointer
list_places (gpointer unused)
{
  guint places = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < fields[i].n_roles; j++)
      if (fields[i].roles[j] == CHANCERY_PRESS_PLACE_HAPPENED)
        {
          const ChanceryField *list;
          const ChanceryField *field = chancery_press_field_resolve (&fields[i], &list);

          for (guint kind = CHANCERY_KIND_NONE + 1; kind < CHANCERY_N_KINDS; kind++)
            places |= chancery_field_takes_kind (field, kind) ? 1u << kind : 0;
        }
  return GUINT_TO_POINTER (places);
}

gboolean
chancery_press_fields_is_place (ChanceryKindId kind)
{
  static GOnce once = G_ONCE_INIT;

  return (GPOINTER_TO_UINT (g_once (&once, list_places, NULL)) & 1u << kind) != 0;
}

static void
set_title (ChanceryDraft *draft, const ChanceryPressText *text)
{
  const char *headline = chancery_press_text_get_headline (text);
  g_autofree char *first =
      chancery_text_first_line (chancery_press_text_get_text (text), MAX_TITLE_CHARS);

  chancery_draft_set_text (draft, source.title, headline != NULL ? headline : first);
}

ChanceryDraft *
chancery_press_fields_make_source (const ChanceryPressText *text)
{
  ChanceryDraft *draft;
  ChanceryDay day;

  g_return_val_if_fail (text != NULL, NULL);

  draft = chancery_draft_new (chancery_kind_find (source.kind));
  for (guint i = 0; i < G_N_ELEMENTS (source.codes); i++)
    chancery_draft_set_text (draft, source.codes[i].field, source.codes[i].code);
  set_title (draft, text);
  chancery_draft_set_text (draft, source.body, chancery_press_text_get_text (text));
  chancery_draft_set_text (draft, source.address, chancery_press_text_get_address (text));
  day = chancery_press_text_get_day (text);
  if (day != CHANCERY_DAY_NONE)
    {
      g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
      g_autoptr (ChanceryValue) value = chancery_value_new_date (date);

      chancery_draft_set (draft, source.day, value);
    }
  return draft;
}
