/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fuzzy-date.h"
#include "chancery-query-note.h"

#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static void
test_one_spelling (void)
{
  static const struct
  {
    const char *typed;
    const char *normal;
  } pairs[] = {
    { "", "" },
    { "  road   border ", "road border" },
    { "\"a  phrase\" word", "\"a  phrase\" word" },
    { "“curly quotes”", "\"curly quotes\"" },
    { "a OR b c", "a OR (b c)" },
    { "(a OR b) c", "(a OR b) c" },
    { "-word", "-word" },
    { "-(a OR b)", "-(a OR b)" },
    { "NOT a", "-a" },
    { "a AND NOT b", "a -b" },
    { "a OR NOT (b AND c)", "a OR -(b c)" },
    { "not a and b \"AND\"", "not a and b \"AND\"" },
    { "--a", "--a" },
    { "pre*", "pre*" },
    { "*aur **aur*", "aur aur*" },
    /* Bug: what stood behind the star was read as a condition by whoever read the query again. */
    { "a *-visit", "a visit" },
    { "a *OR b", "a \"OR\" b" },
    { "*kind:demarche", "\"kind:demarche\"" },
    { "--*--visit", "--visit" },
    { "on:Aug 1961 cable", "on:\"Aug 1961\" cable" },
    { "(after:13 September 1961)", "after:\"13 September 1961\"" },
    { "before:1961 Aug", "before:1961 Aug" },
    { "on:today in 1961", "on:today in 1961" },
    { "party:Aug 1961", "party:Aug 1961" },
    { "KIND:Demarche", "kind:Demarche" },
    { "kind:demarche,document", "kind:demarche,document" },
    { "marking:<=restricted", "marking:<=restricted" },
    { "marking:≤restricted", "marking:<=restricted" },
    { "tone:>=protest", "tone:>=protest" },
    { "party:=\"Niger\"", "party:=Niger" },
    { "party:\"=New Zealand\"", "party:=\"New Zealand\"" },
    { "party:\"New Zealand\",Fiji", "party:\"New Zealand\",Fiji" },
    { "-tag:old", "-tag:old" },
    { "after:2025-01", "after:2025-01" },
    { "nofield:x", "nofield:x" },
    { "http://example.org/a", "http://example.org/a" },
    { "689.90D/3-3155", "689.90D/3-3155" },
    { "10:30", "10:30" },
    /* Bug: in quotes it was no longer a part of a name, as soon as a condition was put beside it. */
    { "Post, Telegraph", "Post, Telegraph" },
    /* Half typed. */
    { "kind:", "" },
    { "a kind:", "a" },
    { "a OR", "a" },
    { "a NOT", "a" },
    { "a AND", "a" },
    { "AND a", "\"AND\" a" },
    { "OR", "\"OR\"" },
    { "OR a", "\"OR\" a" },
    { "\"open phrase", "\"open phrase\"" },
    { "(a OR (b", "a OR b" },
    { "a) b", "a b" },
    { "()", "" },
    { "-", "" },
    { "a - b", "a b" },
    { "\"\"", "" },
    { "*", "" },
    { "after:nonsense", "\"after nonsense\"" },
    { "(((((", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (pairs[i].typed, TODAY);
      g_autofree char *normal = chancery_query_to_string (query);
      g_autoptr (ChanceryQuery) again = chancery_query_parse (normal, TODAY);

      g_test_message ("%s", pairs[i].typed);
      g_assert_cmpstr (normal, ==, pairs[i].normal);
      g_assert_true (chancery_query_equal (query, again));
      g_assert_true (chancery_query_is_empty (query) == (*normal == '\0'));
    }
}

static void
test_the_tree (void)
{
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse ("road -(wall OR kind:incident) on:\"18 feb 2026\"", TODAY);
  ChanceryQuery *negation, *either, *kind, *on;

  g_assert_cmpint (chancery_query_get_op (query), ==, CHANCERY_QUERY_AND);
  g_assert_cmpuint (chancery_query_get_n_children (query), ==, 3);
  g_assert_cmpstr (chancery_query_get_text (chancery_query_get_child (query, 0)), ==, "road");

  negation = chancery_query_get_child (query, 1);
  g_assert_cmpint (chancery_query_get_op (negation), ==, CHANCERY_QUERY_NOT);
  either = chancery_query_get_child (negation, 0);
  g_assert_cmpint (chancery_query_get_op (either), ==, CHANCERY_QUERY_OR);
  kind = chancery_query_get_child (either, 1);
  g_assert_cmpstr (chancery_query_get_field (kind), ==, "kind");
  g_assert_cmpstr (chancery_query_get_values (kind)[0], ==, "incident");

  on = chancery_query_get_child (query, 2);
  g_assert_cmpstr (chancery_query_get_field (on), ==, "on");
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (chancery_query_get_date (on)), ==, "2026-02-18");

  g_assert_true (chancery_query_names_field (query, "kind"));
  g_assert_true (chancery_query_names_field (query, "on"));
  g_assert_false (chancery_query_names_field (query, "state"));
}

static void
test_terms_are_what_a_hit_holds (void)
{
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse ("road -wall (\"a phrase\" OR pre*) tag:x", TODAY);
  g_autoptr (GPtrArray) terms = chancery_query_get_terms (query);

  g_assert_cmpuint (terms->len, ==, 3);
  g_assert_cmpstr (chancery_query_get_text (terms->pdata[0]), ==, "road");
  g_assert_cmpstr (chancery_query_get_text (terms->pdata[1]), ==, "a phrase");
  g_assert_cmpstr (chancery_query_get_text (terms->pdata[2]), ==, "pre");
  g_assert_cmpint (chancery_query_get_op (terms->pdata[2]), ==, CHANCERY_QUERY_PREFIX);
}

static void
test_fields (void)
{
  static const char *const fields[] = { "kind",  "state",    "marking", "tag",    "ref",   "case",
                                        "has",   "after",    "before",  "on",     "about", "place",
                                        "party", "from",     "to",      "form",   "tone",  "level",
                                        "title", "deadline", "answer",  "verdict" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_true (chancery_query_is_field (fields[i]));
  g_assert_false (chancery_query_is_field ("http"));
  g_assert_false (chancery_query_is_field (""));
  g_assert_true (chancery_query_is_date_field ("after"));
  g_assert_true (chancery_query_is_date_field ("deadline"));
  g_assert_false (chancery_query_is_date_field ("title"));
}

/* What is too deep or too long is cut, and is read in no time. */
static void
test_too_much (void)
{
  g_autofree char *deep = g_strnfill (200000, '(');
  g_autofree char *negative = g_strnfill (200000, '-');
  g_autoptr (GString) lengthy = g_string_new (NULL);
  g_autoptr (ChanceryQuery) query = chancery_query_parse (deep, TODAY);
  g_autoptr (ChanceryQuery) negations = chancery_query_parse (negative, TODAY);
  g_autoptr (ChanceryQuery) words = NULL;
  g_autoptr (GString) list = g_string_new ("party:a");
  g_autoptr (ChanceryQuery) values = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (list, ",w%u", i);
  values = chancery_query_parse (list->str, TODAY);
  g_assert_cmpuint (g_strv_length ((char **)chancery_query_get_values (values)), ==, 128);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (lengthy, "-(w%u OR ", i);
  words = chancery_query_parse (lengthy->str, TODAY);
  g_assert_true (chancery_query_is_empty (query));
  g_assert_true (chancery_query_is_empty (negations));
  g_assert_false (chancery_query_is_empty (words));
}

static void
test_join (void)
{
  static const char *const cases[][3] = {
    { "kind:demarche", "", "kind:demarche" },
    { "kind:demarche", "road  wall", "kind:demarche road wall" },
    { "kind:demarche", "road OR wall", "kind:demarche (road OR wall)" },
    { "kind:demarche", "road) OR (wall", "kind:demarche road (\"OR\" wall)" },
    { "kind:demarche", "party:", "kind:demarche" },
    { "road OR wall", "kind:demarche", "(road OR wall) kind:demarche" },
    /* Bug: what was half typed before took what came after into itself. */
    { "road OR", "wall", "road wall" },
    { "road NOT", "wall", "road wall" },
    { "road \"the wall", "kind:demarche", "road \"the wall\" kind:demarche" },
    { "road (wall OR gate", "kind:demarche", "road (wall OR gate) kind:demarche" },
    { "party:", "kind:demarche", "kind:demarche" },
    { "road,  Wall ", "kind:demarche", "road,  Wall kind:demarche" },
    { "", "road OR", "road OR" },
    { NULL, "road", "road" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = chancery_query_join (cases[i][0], cases[i][1]);

      g_assert_cmpstr (joined, ==, cases[i][2]);
    }
}

/* What is told of all that is found can be taken back; what only looks like it stays. */
static void
test_drop_condition (void)
{
  static const struct
  {
    const char *text;
    const char *condition;
    const char *left;
  } cases[] = {
    { "kind:demarche", "kind:demarche", "" },
    { "road kind:demarche  wall", "kind:demarche", "road  wall" },
    { "kind:demarche road kind:demarche", "kind:demarche", "road" },
    { "kind:demarche AND road", "kind:demarche", "road" },
    { "road AND kind:demarche AND wall", "kind:demarche", "road AND wall" },
    { "(road OR wall) kind:demarche", "kind:demarche", "(road OR wall)" },
    { "road party:=Niger", "party:=\"Niger\"", "road" },
    { "road party:=\"Two words\" wall", "party:=\"Two words\"", "road wall" },
    { "road", "kind:demarche", NULL },
    { "kind:demarche,demand", "kind:demarche", NULL },
    { "xkind:demarche", "kind:demarche", NULL },
    { "-kind:demarche", "kind:demarche", NULL },
    { "NOT kind:demarche", "kind:demarche", NULL },
    { "\"the kind:demarche here\"", "kind:demarche", NULL },
    { "title:\"a kind:demarche\"", "kind:demarche", NULL },
    { "road OR kind:demarche", "kind:demarche", NULL },
    { "road -(wall kind:demarche)", "kind:demarche", NULL },
    { "road \xff kind:demarche", "kind:demarche", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *left = chancery_query_drop_condition (cases[i].text, cases[i].condition);

      g_assert_cmpstr (left, ==, cases[i].left);
    }
}

static void
test_no_utf8 (void)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("road \xff\xfe wall\xc3", TODAY);
  g_autofree char *normal = chancery_query_to_string (query);

  g_assert_true (g_utf8_validate (normal, -1, NULL));
  g_assert_nonnull (strstr (normal, "road"));
}

/* What a person meant as a condition and is none is told; what is no such thing is left in peace. */
static void
test_guess_field (void)
{
  static const struct
  {
    const char *typed;
    const char *meant;
  } cases[] = {
    { "partty", "party" }, { "pary", "party" },    { "paryt", "party" }, { "kimd", "kind" },
    { "kindd", "kind" },   { "befroe", "before" }, { "ab", NULL },       { "zzzzzz", NULL },
    { "", NULL },          { "pärty", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guess = chancery_query_guess_field (cases[i].typed);

      g_assert_cmpstr (guess, ==, cases[i].meant);
    }
}

static void
test_misread (void)
{
  static const struct
  {
    const char *text;
    ChanceryMisread misread;
    const char *condition;
  } cases[] = {
    { "protest", CHANCERY_MISREAD_NONE, NULL },
    { "kind:demarche tone:>=protest", CHANCERY_MISREAD_NONE, NULL },
    { "after:2025-01 before:unknown party:niger", CHANCERY_MISREAD_NONE, NULL },
    { "http://example.org 12:30 re: \"a: b\"", CHANCERY_MISREAD_NONE, NULL },
    { "after: kind:", CHANCERY_MISREAD_EMPTY, "after:" },
    { "bajaur tone:>=", CHANCERY_MISREAD_EMPTY, "tone:>=" },
    { "bajaur =", CHANCERY_MISREAD_EMPTY, "=" },
    { "bajaur & co", CHANCERY_MISREAD_NONE, NULL },
    { "bajaur -*aur", CHANCERY_MISREAD_STAR, "*aur" },
    { "has:foo", CHANCERY_MISREAD_VALUE, "has:foo" },
    { "has:attachment has:demand has:replies-to has:tag has:reply", CHANCERY_MISREAD_NONE, NULL },
    { "state:nonsense", CHANCERY_MISREAD_VALUE, "state:nonsense" },
    { "state:open state:partly-met state:\"to check\"", CHANCERY_MISREAD_NONE, NULL },
    { "on:Aug 1961", CHANCERY_MISREAD_NONE, NULL },
    { "NOT bajaur AND kabul", CHANCERY_MISREAD_NONE, NULL },
    { "bajaur kindd:x protest", CHANCERY_MISREAD_PREFIX, "kindd:x" },
    { "bajaur after:foo", CHANCERY_MISREAD_DATE, "after:foo" },
    { "-before:\"never and a day\"", CHANCERY_MISREAD_DATE, "before:\"never and a day\"" },
    { "tone:>=nonsense", CHANCERY_MISREAD_VALUE, "tone:>=nonsense" },
    { "marking:<=restr", CHANCERY_MISREAD_NONE, NULL },
    { "marking:<=nonsense x", CHANCERY_MISREAD_VALUE, "marking:<=nonsense" },
    { "kind:demarch", CHANCERY_MISREAD_NONE, NULL },
    { "kind:letterbox", CHANCERY_MISREAD_VALUE, "kind:letterbox" },
    { "year:1980 year:>=2020 year:none year:2024,2025", CHANCERY_MISREAD_NONE, NULL },
    { "year:1980..1982", CHANCERY_MISREAD_VALUE, "year:1980..1982" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *condition = NULL;
      ChanceryMisread misread = chancery_query_find_misread (cases[i].text, 20000, &condition);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (misread, ==, cases[i].misread);
      g_assert_cmpstr (condition, ==, cases[i].condition);
    }
}

/* Bug: “sender:” was no condition, and nothing was offered for it. */
static void
test_officers_words_are_told (void)
{
  static const struct
  {
    const char *condition;
    const char *note;
  } cases[] = {
    { "sender:Kabul", "“sender:Kabul” is no condition. Did you mean “from:”?" },
    { "Recipient:Kabul", "“Recipient:Kabul” is no condition. Did you mean “to:”?" },
    { "classification:secret",
      "“classification:secret” is no condition. Did you mean “marking:”?" },
    { "country:Niger", "“country:Niger” is no condition. Did you mean “party:”?" },
    { "zzzzzz:Kabul", "“zzzzzz:Kabul” is no condition: searched as words" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note =
          chancery_query_phrase_misread (CHANCERY_MISREAD_PREFIX, cases[i].condition, TODAY);

      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

/* Whoever typed a condition that nothing can be is told what there is. */
static void
test_notes (void)
{
  static const struct
  {
    const char *condition;
    const char *note;
  } cases[] = {
    { "kind:letter", "Nothing can be “kind:letter”. Did you mean “form:letter”?" },
    { "form:demarche", "Nothing can be “form:demarche”. Did you mean “kind:demarche”?" },
    { "marking:zzz",
      "Nothing can be “marking:zzz”. What follows “marking:” is one of: unmarked, unclassified, restricted, "
      "confidential, secret, top-secret" },
    { "kind:nonsense",
      "Nothing can be “kind:nonsense”. What follows “kind:” is one of: demarche, correspondence, "
      "statement, incident, demand, assurance, \"right reserved\", party, person, place, \"case "
      "file\", action, figure" },
    /* Bug: the list of what may follow spoke of “document”, and ended where it became of use. */
    { "kind:correspondance",
      "Nothing can be “kind:correspondance”. Did you mean “kind:correspondence”?" },
    { "marking:confidental",
      "Nothing can be “marking:confidental”. Did you mean “marking:confidential”?" },
    { "has:foo",
      "Nothing can be “has:foo”. What follows “has:” is one of: attachment, reply, link, tag, demand, place, …" },
    { "has:atachment", "Nothing can be “has:atachment”. Did you mean “has:attachment”?" },
    /* Bug: it found nothing, as if there were nothing of those years. */
    { "year:1980..1982",
      "Nothing can be “year:1980..1982”. Did you mean “after:1980 before:1982”?" },
    { "year:1980–1982", "Nothing can be “year:1980–1982”. Did you mean “after:1980 before:1982”?" },
    /* Bug: how a year, a number or a yes is typed, was not said; and what is no yes was one. */
    { "year:last", "Nothing can be “year:last”. Type it like “year:2026”." },
    { "import:last", "Nothing can be “import:last”. Type it like “import:1”." },
    { "quantity:>=many", "Nothing can be “quantity:>=many”. Type it like “quantity:>=10”." },
    { "answered:maybe",
      "Nothing can be “answered:maybe”. What follows “answered:” is one of: yes, no, receipt, none" },
    { "counted:maybe",
      "Nothing can be “counted:maybe”. What follows “counted:” is one of: yes, no" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *note =
          chancery_query_phrase_misread (CHANCERY_MISREAD_VALUE, cases[i].condition, TODAY);

      g_assert_cmpstr (note, ==, cases[i].note);
    }
}

/* Bug: eighty forms stood above the list, and nobody reads them. */
static void
test_few_values_are_told (void)
{
  g_autofree char *note =
      chancery_query_phrase_misread (CHANCERY_MISREAD_VALUE, "form:zebra", TODAY);

  g_assert_true (
      g_str_has_prefix (note,
                        "Nothing can be “form:zebra”. What follows “form:” is one of: summons, "));
  g_assert_true (g_str_has_suffix (note, ", …"));
  g_assert_cmpint (g_utf8_strlen (note, -1), <, 500);
}

/* Bug: of several only the first was named, and the next when that was mended. */
static void
test_all_misread (void)
{
  static const struct
  {
    const char *typed;
    const char *first;
    const char *words;
  } cases[] = {
    { "bajaur kind:demarche", NULL, NULL },
    { "bajaur after:foo", "after:foo",
      "No date in “after:foo”: searched as words. Type it like “after:-30d”." },
    { "kindd:x after:foo (tone:>=nonsense OR tag: -*aur) kabul", "kindd:x",
      "Not understood: “kindd:x” (“kind:”?), “after:foo” (no date), “tone:>=nonsense” (no such value), “tag:” "
      "(nothing follows), “*aur” (a star in front)" },
    { "partty:Kabul tag:", "partty:Kabul",
      "Not understood: “partty:Kabul” (“party:”?), “tag:” (nothing follows)" },
    { "after:foo after:foo", "after:foo",
      "Not understood: “after:foo” (no date), “after:foo” (no date)" },
    /* Bug: what stands in quotes as well was told twice. */
    { "\"after:foo\" after:foo", "after:foo",
      "No date in “after:foo”: searched as words. Type it like “after:-30d”." },
    /* Bug: half a year and half a day were answered with so long ago. */
    { "after:19", "after:19",
      "No date in “after:19”: searched as words. Type it like “after:2026-11-19”." },
    { "before:193", "before:193",
      "No date in “before:193”: searched as words. Type it like “before:2026”." },
    { "deadline:foo", "deadline:foo",
      "No date in “deadline:foo”: searched as words. Type it like “deadline:2026”." },
    /* Bug: half a value that is compared was searched without its sign, and nothing was said. */
    { "marking:>=conf tone:<=prot", NULL, NULL },
    { "marking:>=un", "marking:>=un", "“marking:>=un” can be any of: unmarked, unclassified" },
    { "marking:<sec,un*", "marking:<sec,un*",
      "“marking:<sec,un*” can be any of: unmarked, unclassified" },
    { "marking:un", NULL, NULL },
    { "form:>=letter", "form:>=letter",
      "“form:>=letter” compares what has no order: the sign is left out" },
    { "marking:>=un kind:>demarche", "marking:>=un",
      "Not understood: “marking:>=un” (several values), “kind:>demarche” (no order)" },
    { "date:1934 kindd:x", "date:1934",
      "Not understood: “date:1934” (“year:1934”?), “kindd:x” (“kind:”?)" },
    { "date:1934", "date:1934", "“date:1934” is no condition. Did you mean “year:1934”?" },
    { "date:never", "date:never", "“date:never” is no condition. Did you mean “on:”?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = NULL;
      g_autofree char *words = chancery_query_phrase_misread_in (cases[i].typed, TODAY, &first);

      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The name that is proposed for a search does not say what was not understood. */
static void
test_drop_misread (void)
{
  static const struct
  {
    const char *typed;
    const char *understood;
  } cases[] = {
    { "form:letter", "form:letter" },
    { "form:note-verbale after:2026-13 kabul", "form:note-verbale  kabul" },
    { "kind:letterbox tone:>= *aur", "" },
    /* Bug: what stood in quotes, or began a longer word, went instead. */
    { "\"after:foo\" after:foo", "\"after:foo\"" },
    { "tag:after:foo after:foo", "tag:after:foo" },
    { "“tag:” tag: x", "“tag:”  x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *understood = chancery_query_drop_misread (cases[i].typed, TODAY);

      g_assert_cmpstr (understood, ==, cases[i].understood);
    }
}

/* Bug: what was meant was said in words, and had to be typed by whoever read it. */
static void
test_mend_misread (void)
{
  static const struct
  {
    const char *typed;
    const char *mended;
    const char *meant;
  } cases[] = {
    { "year:1980..1982", "after:1980 before:1982", "after:1980 before:1982" },
    { "kabul -year:1980-1982", "kabul -(after:1980 before:1982)", "after:1980 before:1982" },
    /* Bug: a date was taken for a day from which on is searched, whatever it was. */
    { "date:1934", "year:1934", "year:1934" },
    { "dated:>=1934 x", "year:>=1934 x", "year:>=1934" },
    { "date:1934-04-12", "on:1934-04-12", "on:1934-04-12" },
    { "kabul date:12 Apr 1934 x", "kabul on:1934-04-12 x", "on:1934-04-12" },
    { "date:apr 1934", "on:1934-04", "on:1934-04" },
    { "date:<=1934-04", "before:1934-04", "before:1934-04" },
    /* Bug: what is later than a day was proposed with the day. */
    { "date:>3 Aug 1961", "after:1961-08-04", "after:1961-08-04" },
    { "date:<1934-04", "before:1934-03-31", "before:1934-03-31" },
    { "date:>1934-04", "after:1934-05-01", "after:1934-05-01" },
    { "date:>=1934-04-12", "after:1934-04-12", "after:1934-04-12" },
    { "-date:1934-1936", "-(after:1934 before:1936)", "after:1934 before:1936" },
    { "date:1934-04-02/1934-05-03", "after:1934-04-02 before:1934-05-03",
      "after:1934-04-02 before:1934-05-03" },
    { "partty:Kabul kind:demande tag:", "party:Kabul kind:demand tag:", "party:Kabul kind:demand" },
    { "form:demarche x", "kind:demarche x", "kind:demarche" },
    { "sender:kabul sender:kabul", "from:kabul from:kabul", "from:kabul from:kabul" },
    { "form:letter kabul", NULL, NULL },
    { "after:foo *aur zzzzzz:x year:last", NULL, NULL },
    /* Bug: the same letters were replaced where they stood first, in quotes or in another word. */
    { "\"kind:demande\" kind:demande", "\"kind:demande\" kind:demand", "kind:demand" },
    { "unkind:demande kind:demande", "unkind:demande kind:demand", "kind:demand" },
    { "title:\"of year:1980-1982\" year:1980-1982 x",
      "title:\"of year:1980-1982\" (after:1980 before:1982) x", "after:1980 before:1982" },
    { "“sender:k” (sender:k OR sender:kabul)", "“sender:k” (from:k OR from:kabul)",
      "from:k from:kabul" },
    { "sender:kabul sender:k", "from:kabul from:k", "from:kabul from:k" },
    { "from:kabul,kind:demande kind:demande", "from:kabul,kind:demande kind:demand",
      "kind:demand" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meant = NULL;
      g_autofree char *mended = chancery_query_mend_misread (cases[i].typed, TODAY, &meant);

      g_assert_cmpstr (mended, ==, cases[i].mended);
      g_assert_cmpstr (meant, ==, cases[i].meant);
    }
}

static void
test_begin_last_word (void)
{
  static const struct
  {
    const char *text;
    const char *begun;
  } cases[] = {
    { "Baj", "Baj*" },
    { "kind:casefile -state:archived باج", "kind:casefile -state:archived باج*" },
    { "\"Foreign Office\" Kab", "\"Foreign Office\" Kab*" },
    { "दिल्ली", "दिल्ली*" },
    { "مُدِيرُ", "مُدِيرُ*" },
    { "neutr year:1934", "neutr* year:1934" },
    { "neutr party:\"foreign office\" -state:void ",
      "neutr* party:\"foreign office\" -state:void " },
    { "neutr =war year:1934", NULL },
    /* Bug: the words of a day behind a condition were taken for the last word. */
    { "neutr on:3 Aug 1961", "neutr* on:3 Aug 1961" },
    { "neutr -on:3 Aug 1961 tag:x", "neutr* -on:3 Aug 1961 tag:x" },
    { "neutr date:3 Aug 1961", "neutr* date:3 Aug 1961" },
    { "neutr ref:nv 17 61", "neutr* ref:nv 17 61" },
    { "on:3 Aug 1961 neutr", "on:3 Aug 1961 neutr*" },
    { "on:1961 Aug", "on:1961 Aug*" },
    { "neutr party:“New Delhi”", "neutr* party:“New Delhi”" },
    { "neutr 14:30", NULL },
    { "neutr (year:1934)", NULL },
    { "", NULL },
    { "Bajaur ", NULL },
    { "Bajaur  \t", NULL },
    { "kind:inc", NULL },
    /* Bug: nothing was found at each letter of a name in a condition. */
    { "from:dull", "from:dull*" },
    { "telegr from:kissinger,dull", "telegr* from:kissinger,dull*" },
    { "place:мурр", "place:мурр*" },
    { "place:O’Ne", NULL },
    { "place:O'Ne", "place:O'Ne*" },
    { "from:“dull", NULL },
    { "from:d", NULL },
    { "from:dull ", NULL },
    { "from:\"de gau", NULL },
    { "from:=dull", NULL },
    { "-from:dull", NULL },
    { "from:dull*", NULL },
    { "(from:dull)", NULL },
    { "from:", NULL },
    { "on:16", NULL },
    { "Baj*", NULL },
    { "=Baj", NULL },
    { "-Baj", NULL },
    { "\"Foreign Off", NULL },
    { "Kabul OR", NULL },
    { "Kabul NOT", NULL },
    { "(Kabul)", NULL },
    { "Kabul,", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *begun = chancery_query_begin_last_word (cases[i].text);
      g_autofree char *wider = chancery_query_widen_last_word (cases[i].text);

      g_assert_cmpstr (begun, ==, cases[i].begun);
      g_assert_true ((wider == NULL) == (begun == NULL));
    }
}

static void
test_quotable (void)
{
  static const char *const cases[][2] = {
    { "Руритания", "Руритания" },
    { "東京 ﹖", "東京 ﹖" },
    { "The “Border” Guards", "The  Border  Guards" },
    { "\"a\" „b”", " a   b " },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = chancery_query_dup_quotable (cases[i][0]);

      g_assert_cmpstr (plain, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/query/one-spelling", test_one_spelling);
  g_test_add_func ("/model/query/the-tree", test_the_tree);
  g_test_add_func ("/model/query/terms-are-what-a-hit-holds", test_terms_are_what_a_hit_holds);
  g_test_add_func ("/model/query/fields", test_fields);
  g_test_add_func ("/model/query/too-much", test_too_much);
  g_test_add_func ("/model/query/join", test_join);
  g_test_add_func ("/model/query/quotable", test_quotable);
  g_test_add_func ("/model/query/drop-condition", test_drop_condition);
  g_test_add_func ("/model/query/no-utf8", test_no_utf8);
  g_test_add_func ("/model/query/misread", test_misread);
  g_test_add_func ("/model/query/begin-last-word", test_begin_last_word);
  g_test_add_func ("/model/query/notes", test_notes);
  g_test_add_func ("/model/query/few-values-are-told", test_few_values_are_told);
  g_test_add_func ("/model/query/all-misread", test_all_misread);
  g_test_add_func ("/model/query/drop-misread", test_drop_misread);
  g_test_add_func ("/model/query/mend-misread", test_mend_misread);
  g_test_add_func ("/model/query/guess-field", test_guess_field);
  g_test_add_func ("/model/query/officers-words-are-told", test_officers_words_are_told);

  return g_test_run ();
}
