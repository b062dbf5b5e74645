/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench-maker-private.h"

static void
add_number (ChanceryBenchMaker *self, GString *line, Register in, guint year)
{
  static const char *const codes[] = { "DOC", "PROT" };

  /* Other records of another seed have numbers of their own. */
  g_string_append_printf (line, ",\"reference\":\"%s/%u/%04u\"", codes[in], year,
                          ++self->numbers[in][year] + self->seed * 100000);
}

static void
add_envelope (ChanceryBenchMaker *self, GString *line)
{
  static const char *const levels[] = { "unclassified", "restricted", "restricted",
                                        "confidential", "secret",     "top-secret" };
  static const char *const tags[] = { "border",  "claims", "consular", "fisheries", "prisoners",
                                      "railway", "tariff", "transit",  "treaty",    "water" };
  guint n_tags = chancery_bench_maker_below (self, 4);
  guint first = chancery_bench_maker_below (self, 4);

  if (chancery_bench_maker_once_in (self, 3))
    g_string_append_printf (line, ",\"marking\":{\"level\":\"%s\"}", PICK (self, levels));
  chancery_bench_maker_add_text (line, "language",
                                 chancery_bench_maker_once_in (self, 12) ? "fr" : "en");
  if (n_tags > 0)
    g_string_append (line, ",\"tags\":[");
  for (guint i = 0; i < n_tags; i++)
    g_string_append_printf (line, "%s\"%s\"", i > 0 ? "," : "", tags[first + i * 2]);
  if (n_tags > 0)
    g_string_append_c (line, ']');
  chancery_bench_maker_add_bookkeeping (self, line);
}

static void
add_link (ChanceryBenchMaker *self, GString *line, const char *type, guint to)
{
  g_string_append_printf (line, ",\"links\":[{\"type\":\"%s\",\"to\":", type);
  chancery_bench_maker_add_reference (self, line, ID_RECORD, to);
  g_string_append (line, "}]");
}

static void
add_party (ChanceryBenchMaker *self, GString *line, const char *key, gboolean list)
{
  g_string_append_printf (line, ",\"%s\":%s", key, list ? "[" : "");
  chancery_bench_maker_add_reference (self, line, ID_ACTOR,
                                      chancery_bench_maker_pick_skewed (self, self->n_actors));
  if (list)
    g_string_append_c (line, ']');
}

static void
add_place (ChanceryBenchMaker *self, GString *line, const char *key)
{
  g_string_append_printf (line, ",\"%s\":", key);
  chancery_bench_maker_add_reference (self, line, ID_PLACE,
                                      chancery_bench_maker_pick_skewed (self, self->n_places));
}

static void
add_correspondents (ChanceryBenchMaker *self, GString *line)
{
  static const char *const roles[] = { "from", "to", "copy", "information" };
  guint n = chancery_bench_maker_once_in (self, 3) ? 2 + chancery_bench_maker_below (self, 3) : 2;

  g_string_append (line, ",\"correspondents\":[");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (line, "%s{\"role\":\"%s\",\"who\":", i > 0 ? "," : "", roles[i]);
      if (chancery_bench_maker_once_in (self, 2))
        chancery_bench_maker_add_reference (self, line, ID_PERSON,
                                            chancery_bench_maker_pick_skewed (self,
                                                                              self->n_persons));
      else
        chancery_bench_maker_add_reference (self, line, ID_ACTOR,
                                            chancery_bench_maker_pick_skewed (self,
                                                                              self->n_actors));
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
}

static void
make_document (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const forms[] = { "cable",
                                       "cable",
                                       "cable",
                                       "letter",
                                       "letter",
                                       "note-verbale",
                                       "memorandum",
                                       "despatch",
                                       "report",
                                       "minutes",
                                       "record-of-conversation",
                                       "instruction",
                                       "treaty",
                                       "other" };
  static const char *const directions[] = { "in", "in", "out", "internal" };
  static const char *const precedences[] = { "routine", "priority", "immediate", "flash" };
  guint year = chancery_bench_maker_pick_year (self);
  gboolean registered = !chancery_bench_maker_once_in (self, 7);

  chancery_bench_maker_begin_record (self, line, "document", ID_RECORD, number);
  if (registered)
    add_number (self, line, REGISTER_DOCUMENTS, year);
  chancery_bench_maker_add_title (self, line);
  chancery_bench_maker_add_text (line, "state",
                                 !registered                               ? "draft"
                                 : chancery_bench_maker_once_in (self, 10) ? "closed"
                                                                           : "registered");
  add_envelope (self, line);
  chancery_bench_maker_add_text (line, "form", PICK (self, forms));
  chancery_bench_maker_add_text (line, "direction", PICK (self, directions));
  g_string_append_printf (line, ",\"our_ref\":\"%03u.%02u/%u-%u\"",
                          chancery_bench_maker_below (self, 997),
                          chancery_bench_maker_below (self, 89),
                          chancery_bench_maker_below (self, 12) + 1, number + 1);
  chancery_bench_maker_add_date (self, line, "date_on_document", year);
  if (chancery_bench_maker_once_in (self, 5))
    chancery_bench_maker_add_text (line, "precedence", PICK (self, precedences));
  if (!chancery_bench_maker_once_in (self, 4))
    add_place (self, line, "place");
  chancery_bench_maker_add_body (self, line, 1.0);
  add_correspondents (self, line);
  if (number > N_TOGETHER && chancery_bench_maker_once_in (self, 3))
    add_link (self, line, "replies-to", number - 1 - chancery_bench_maker_below (self, N_TOGETHER));
  else if (chancery_bench_maker_once_in (self, 5))
    add_link (self, line, "about",
              number - number % N_TOGETHER + chancery_bench_maker_below (self, DOCUMENTS));
  g_string_append_c (line, '}');
}

static void
make_incident (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const kinds[] = { "armed-attack", "border-violation", "detention",
                                       "harm-to-nationals", "interference" };
  static const char *const methods[] = { "shelling", "incursion", "abduction",
                                         "cross-border-fire" };
  static const char *const degrees[] = { "asserted", "suspected", "reported" };

  chancery_bench_maker_begin_record (self, line, "incident", ID_RECORD, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  add_envelope (self, line);
  chancery_bench_maker_add_text (line, "incident_kind", PICK (self, kinds));
  chancery_bench_maker_add_date (self, line, "start", chancery_bench_maker_pick_year (self));
  add_place (self, line, "place");
  chancery_bench_maker_add_text (line, "status",
                                 chancery_bench_maker_once_in (self, 3) ? "confirmed" : "reported");
  chancery_bench_maker_add_body (self, line, 0.4);
  g_string_append_printf (line, ",\"phases\":[{\"method\":\"%s\"", PICK (self, methods));
  chancery_bench_maker_add_sentence (self, line, "text", 10);
  g_string_append_printf (line,
                          "}],\"claims\":[{\"property\":\"attribution\",\"degree\":\"%s\","
                          "\"stance\":\"asserts\"",
                          PICK (self, degrees));
  add_party (self, line, "actor", FALSE);
  g_string_append (line, "}]}");
}

static void
make_demarche (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const natures[] = { "protest", "demand", "request", "information", "warning" };
  static const char *const forms[] = { "summons", "note-verbale", "call-at-ministry",
                                       "aide-memoire" };
  static const char *const tones[] = { "concern", "serious-concern", "regret", "protest",
                                       "condemn" };
  guint year = chancery_bench_maker_pick_year (self);

  chancery_bench_maker_begin_record (self, line, "demarche", ID_RECORD, number);
  add_number (self, line, REGISTER_DEMARCHES, year);
  chancery_bench_maker_add_title (self, line);
  chancery_bench_maker_add_text (line, "state",
                                 chancery_bench_maker_once_in (self, 6) ? "closed" : "registered");
  add_envelope (self, line);
  chancery_bench_maker_add_text (line, "act_kind", PICK (self, natures));
  chancery_bench_maker_add_text (line, "direction",
                                 chancery_bench_maker_once_in (self, 4) ? "received" : "made");
  add_party (self, line, "party_from", TRUE);
  add_party (self, line, "party_to", TRUE);
  chancery_bench_maker_add_text (line, "form", PICK (self, forms));
  chancery_bench_maker_add_date (self, line, "occasion_date", year);
  add_place (self, line, "occasion_place");
  chancery_bench_maker_add_text (line, "tone", PICK (self, tones));
  if (chancery_bench_maker_once_in (self, 3))
    chancery_bench_maker_add_day (self, line, "reply_by", year + 1);
  chancery_bench_maker_add_body (self, line, 0.6);
  g_string_append (line, ",\"points\":[{\"kind\":\"position\"");
  chancery_bench_maker_add_sentence (self, line, "text", 12);
  g_string_append (line, "},{\"kind\":\"warning\"");
  chancery_bench_maker_add_sentence (self, line, "text", 8);
  g_string_append (line, "}]");
  add_link (self, line, "protests", number - number % N_TOGETHER + INCIDENT);
  g_string_append_c (line, '}');
}

static void
make_demand (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const kinds[] = { "stop", "investigate", "hand-over", "explain",
                                       "compensate" };
  static const char *const verdicts[] = { "open", "open", "partly-met", "met", "refused" };

  chancery_bench_maker_begin_record (self, line, "demand", ID_RECORD, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  add_envelope (self, line);
  chancery_bench_maker_add_sentence (self, line, "text", 12);
  chancery_bench_maker_add_text (line, "demand_kind", PICK (self, kinds));
  g_string_append (line, ",\"raised_in\":");
  chancery_bench_maker_add_reference (self, line, ID_RECORD,
                                      number - number % N_TOGETHER + DEMARCHES +
                                          chancery_bench_maker_below (self, DEMANDS - DEMARCHES));
  add_party (self, line, "addressee", FALSE);
  chancery_bench_maker_add_text (line, "urgency",
                                 chancery_bench_maker_once_in (self, 3) ? "immediate" : "none");
  g_string_append_printf (line, ",\"assessments\":[{\"on\":\"%u-06-%02u\",\"verdict\":\"%s\"",
                          chancery_bench_maker_pick_year (self),
                          chancery_bench_maker_below (self, 28) + 1, PICK (self, verdicts));
  chancery_bench_maker_add_sentence (self, line, "text", 8);
  g_string_append (line, "}]}");
}

static void
make_assurance (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const forms[] = { "oral", "written", "public" };
  static const char *const verdicts[] = { "pending", "kept", "partly-kept", "not-kept" };

  chancery_bench_maker_begin_record (self, line, "assurance", ID_RECORD, number);
  chancery_bench_maker_add_text (line, "state", "registered");
  add_envelope (self, line);
  chancery_bench_maker_add_sentence (self, line, "text", 14);
  add_party (self, line, "given_by", FALSE);
  add_party (self, line, "given_to", FALSE);
  chancery_bench_maker_add_date (self, line, "given_on", chancery_bench_maker_pick_year (self));
  chancery_bench_maker_add_text (line, "form", PICK (self, forms));
  g_string_append_printf (line, ",\"assessments\":[{\"on\":\"%u-03-%02u\",\"verdict\":\"%s\"}]}",
                          chancery_bench_maker_pick_year (self),
                          chancery_bench_maker_below (self, 28) + 1, PICK (self, verdicts));
}

static void
make_statement (ChanceryBenchMaker *self, GString *line, guint number)
{
  static const char *const kinds[] = { "press-statement", "briefing", "speech", "report" };

  chancery_bench_maker_begin_record (self, line, "statement", ID_RECORD, number);
  chancery_bench_maker_add_title (self, line);
  chancery_bench_maker_add_text (line, "state", "registered");
  add_envelope (self, line);
  add_party (self, line, "issuer", FALSE);
  g_string_append (line, ",\"speaker\":");
  chancery_bench_maker_add_reference (self, line, ID_PERSON,
                                      chancery_bench_maker_pick_skewed (self, self->n_persons));
  chancery_bench_maker_add_text (line, "statement_kind", PICK (self, kinds));
  chancery_bench_maker_add_date (self, line, "made_at", chancery_bench_maker_pick_year (self));
  add_place (self, line, "place");
  chancery_bench_maker_add_body (self, line, 0.8);
  add_link (self, line, "announces",
            number - number % N_TOGETHER + DEMARCHES + chancery_bench_maker_below (self, 3));
  g_string_append_c (line, '}');
}

/* A right reserved and a task by turns. */
static void
make_watched (ChanceryBenchMaker *self, GString *line, guint number)
{
  gboolean right = number / N_TOGETHER % 2 == 0;
  guint first = number - number % N_TOGETHER;

  chancery_bench_maker_begin_record (self, line, right ? "reservation" : "action", ID_RECORD,
                                     number);
  chancery_bench_maker_add_text (line, "state", "registered");
  add_envelope (self, line);
  g_string_append_printf (line, ",\"%s\":", right ? "made_in" : "on");
  chancery_bench_maker_add_reference (self, line, ID_RECORD,
                                      first + DEMARCHES + chancery_bench_maker_below (self, 3));
  chancery_bench_maker_add_sentence (self, line, right ? "text" : "what", 10);
  if (!right)
    {
      chancery_bench_maker_add_day (self, line, "due", 2025 + chancery_bench_maker_below (self, 3));
      chancery_bench_maker_add_text (line, "assignee", "First desk");
      if (!chancery_bench_maker_once_in (self, 10))
        chancery_bench_maker_add_day (self, line, "done_on", 2026);
    }
  g_string_append_c (line, '}');
}

void
chancery_bench_maker_make_record (ChanceryBenchMaker *self, GString *line, guint number)
{
  guint slot = number % N_TOGETHER;

  if (slot < DEMARCHES)
    make_incident (self, line, number);
  else if (slot < DEMANDS)
    make_demarche (self, line, number);
  else if (slot < ASSURANCE)
    make_demand (self, line, number);
  else if (slot < STATEMENTS)
    make_assurance (self, line, number);
  else if (slot < WATCHED)
    make_statement (self, line, number);
  else if (slot < DOCUMENTS)
    make_watched (self, line, number);
  else
    make_document (self, line, number);
}
