# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching: the whole query language through the front door, and nothing that is typed is an error."""

import json
import os
import sqlite3
import sys

sys.dont_write_bytecode = True

from front_door import SAMPLE, PROTEST, Registry, main, write  # noqa: E402

DOCUMENTS = [
    {"title": "Frontier talks in Kābul", "date_on_document": "1955-03-31", "our_ref": "689.90D/3–3155", "form": "cable",
     "body": "The ambassador's note on Pashtunistan was handed over. The C-130 left at dawn."},
    {"title": "Border closed", "date_on_document": "1955-04-02", "form": "note-verbale", "tags": ["border"],
     "body": "The frontier at Torkham is closed; talks about it were refused.", "marking": {"level": "confidential"}},
    {"title": "Telegram of condolence", "date_on_document": "1961-09", "form": "letter", "marking": {"level": "restricted"},
     "place": {"label": "Geneva"}, "body": "Condolences were expressed. Ärger und Straße, الحدود مغلقة."},
    {"title": "Undated memorandum", "form": "memorandum", "body": "Nothing is known of its day.", "their_refs": [{"reference": "AB/0017/3"}]},
]


def filled(folder):
    registry = Registry(folder)
    registry.take(write(folder, "documents.jsonl", "".join(
        json.dumps({"kind": "document", **document}, ensure_ascii=False) + "\n" for document in DOCUMENTS)))
    return registry


def titles(registry, *query):
    found = registry.json("search", "--limit", "1000", "--", *query, status=0 if registry.count(*query) else 1)
    return sorted(hit["title"] for hit in found["hits"] if hit["kind"] == "document")


A, B, C, D = (document["title"] for document in DOCUMENTS)

QUERIES = [
    ("frontier", [A, B]), ("FRONTIER", [A, B]), ("frontier talks", [A, B]), ('"frontier talks"', [A]), ("talks -kabul", [B]),
    ("kabul OR torkham", [A, B]), ("condolence OR torkham", [B, C]), ("pash*", [A]), ("pash", []), ("kabul", [A]),
    ("(kabul OR torkham) closed", [B]), ("-frontier kind:document", [C, D]), ("arger", [C]), ("strasse", [C]), ("الحدود", [C]),
    ("kind:document", [A, B, C, D]), ("kind:demarche", []), ("ref:689.90D/3-3155", [A]), ("689.90D/3-3155", [A]),
    ("689.90d/3–3155", [A]), ("ref:AB/17/3", [D]), ("AB/17/3", [D]), ("marking:<=restricted", [A, C, D]), ("marking:confidential", [B]),
    ("marking:>restricted", [B]), ("form:cable", [A]), ("form:note-verbale", [B]), ("form:cable,letter", [A, C]), ("tag:border", [B]),
    ("place:geneva", [C]), ("after:1955-04", [B, C]), ("before:1955-02", []), ("before:1955-04-01", [A]), ("on:1955", [A, B]),
    ("on:1961-09-13", [C]), ("after:1955 before:1956", [A, B]), ("has:attachment", []), ("-has:attachment frontier", [A, B]),
    ("state:draft", [A, B, C, D]), ("ambassador's", [A]), ("C-130", [A]), ("title:border", [B]), ("form:cable OR tag:border", [A, B]),
    ("-form:cable kind:document", [B, C, D]), ("frontier kind:document after:1955-04-01", [B]),
]


def every_construct_finds_what_it_should(folder):
    registry, faults = filled(folder), []
    for query, expected in QUERIES:
        found = titles(registry, query)
        if found != sorted(expected):
            faults.append(f"{query}: {found}, not {sorted(expected)}")
    print(f"# {len(QUERIES)} queries")
    assert not faults, "\n".join(faults)


def demarches_have_their_own_fields(folder):
    registry = Registry(folder)
    registry.take(SAMPLE)
    for query, expected in (("kind:demarche party:afghan*", 1), ("kind:demarche from:pakistan", 1), ("kind:demarche to:pakistan", 0),
                            ("tone:>=protest", 1), ("tone:<protest", 0), ("form:summons", 1), ("case:AFG/2026/1 kind:demand", 3),
                            ("about:PROT/2026/0001 kind:demand", 3), ("state:registered kind:demarche", 1), ("ref:PROT/2026/1", 1),
                            ("nature:protest", 1), ("kind:assurance verdict:not-kept", 1), ("kind:incident place:bajaur", 1)):
        assert registry.count(query) == expected, (query, registry.count(query))


def hits_have_their_promised_shape(folder):
    registry = Registry(folder)
    registry.take(SAMPLE)
    answer = registry.json("search", "checkpost")
    assert list(answer) == ["count", "hits"] and answer["count"] == len(answer["hits"]) > 0
    for hit in answer["hits"]:
        assert list(hit) == ["id", "kind", "reference", "title", "date", "marking", "snippet"], hit
        assert all(isinstance(value, str) for value in hit.values())
    protest = next(hit for hit in answer["hits"] if hit["kind"] == "demarche")
    assert protest["reference"] == "PROT/2026/0001" and protest["date"] == "2026-02-16/.." and protest["marking"] == "unmarked"
    assert any("checkpost" in hit["snippet"] for hit in answer["hits"])
    assert not any(ord(c) < 32 for hit in answer["hits"] for c in hit["snippet"])


def what_sounds_alike_comes_last(folder):
    registry = Registry(folder)
    registry.take(SAMPLE)
    found = registry.json("search", "Bajour")
    # Bug: “count” was of both together in JSON, and of what answers in words.
    assert found["count"] == 0 and found["sounding"] == len(found["hits"]) > 3, found
    # The count is of what answers, as the window says it.
    output, errors = registry.run("search", "--count", "Bajour", status=1)
    assert output == "0\n" and f"{found['sounding']} that sound alike are not counted" in errors, (output, errors)
    assert registry.json("search", "--count", "Bajour", status=1) == {"count": 0, "sounding": found["sounding"]}
    assert registry.json("search", "--count", "Bajaur") == {"count": len(registry.hits("Bajaur"))}
    assert {hit["sounds_like"] for hit in found["hits"]} == {"Bajaur"}
    page = registry.json("search", "--limit", "2", "--offset", "1", "باجوڑ")
    assert page["sounding"] == found["sounding"] and [hit["id"] for hit in page["hits"]] == [hit["id"] for hit in found["hits"][1:3]]
    assert "sounds like “Bajaur”" in registry("search", "Bajour")
    # Bug: of two words the one was named that stands there as it was typed.
    both = registry.json("search", "Bajour attack")
    assert both["hits"] and {hit["sounds_like"] for hit in both["hits"]} == {"Bajaur"}, both
    # What answers comes first, and each stands for itself where that is said.
    both = registry.json("search", "Bajour OR Torkham")
    assert "sounding" not in registry.json("search", "=Bajaur")
    assert [("sounds_like" in hit) for hit in both["hits"]] == sorted("sounds_like" in hit for hit in both["hits"]), both
    registry("search", "=Bajour", status=1)
    # All names of who is named are one answer.
    assert registry.count("TTP") == registry.count("Tehrik-e-Taliban Pakistan") >= registry.count("=TTP") > 0
    assert registry.json("search", "protset", status=1)["did_you_mean"] == "protest"


def newest_comes_first_unless_told(folder):
    registry = filled(folder)
    titles_of = lambda *options: [hit["title"] for hit in registry.json("search", "kind:document", *options)["hits"]]  # noqa: E731
    assert titles_of() == titles_of("--sort", "newest") == [C, B, A, D]
    assert titles_of("--sort", "oldest") == [A, B, C, D]
    assert sorted(titles_of("--sort", "relevance")) == sorted([A, B, C, D])
    registry.run("search", "x", "--sort", "sideways", status=2)


def limit_and_offset_cut_pages(folder):
    registry = Registry(folder)
    lines = [json.dumps({"kind": "document", "title": f"Paper {n}", "date_on_document": f"19{n:02}-01-01"}) for n in range(70)]
    registry.take(write(folder, "papers.jsonl", "\n".join(lines)))
    assert len(registry.hits("paper")) == 50
    # Bug: fifty looked as if they were all.
    assert registry.run("search", "paper")[1] == "chancery-cli: search: these are 50 of 70; --limit N prints more\n"
    for rest in (("--limit", "70"), ("--limit", "3"), ("--offset", "2")):
        assert registry.run("search", "paper", *rest)[1] == "", rest
    answer = registry.json("search", "paper", "--limit", "3", "--offset", "2")
    assert [hit["title"] for hit in answer["hits"]] == ["Paper 67", "Paper 66", "Paper 65"] and answer["count"] == 70
    pages = [title for at in range(0, 80, 7) for title in registry.hits("paper", "--limit", "7", "--offset", str(at))]
    assert len(pages) == len(set(pages)) == 70
    assert registry.json("search", "paper", "--limit", "0")["count"] == 70
    for bad in (("--limit", "-1"), ("--offset", "-1"), ("--limit", "many"), ("--limit",)):
        registry.run("search", "paper", *bad, status=2)


def nothing_found_is_told_by_the_status(folder):
    registry = filled(folder)
    # Bug: where nothing was like what was typed, nothing was said either.
    assert registry.run("search", "zeppelin", status=1) == ("", "chancery-cli: search: nothing found\n")
    assert registry.run("search", "zeppelin frontier", status=1) == (
        "", "chancery-cli: search: nothing found; without “zeppelin” 2\n")
    # Bug: what has a word that begins like the last one was counted, which is not found here.
    assert registry.run("search", "zeppelin fronti", status=1) == ("", "chancery-cli: search: nothing found\n")
    assert registry("search", "--count", "zeppelin", status=1) == "0\n"
    assert registry("search", "--count", "frontier") == "2\n"
    assert registry.json("search", "zeppelin", status=1) == {"count": 0, "hits": []}
    assert registry.json("search", "--count", "zeppelin", status=1) == {"count": 0}


def what_cannot_be_read_is_said(folder):
    registry = filled(folder)
    for query, said in (("kind:cable", "Did you mean “form:cable”?"), ("after:2026-13 frontier", "No date in “after:2026-13”"),
                        ("year:abcd", "Nothing can be “year:abcd”. Type it like “year:"), ("date:1934", "Did you mean “year:1934”?"),
                        ("marking:>=un", "“marking:>=un” can be any of: unmarked, unclassified"),
                        ("has:foo", "Nothing can be “has:foo”"), ("party:nobody", "No record answers to “party:nobody”"),
                        ("frontier case:nonesuch", "No record answers to “case:nonesuch”"), ("import:99", "“import:99”")):
        output, errors = registry.run("search", query, status=1)
        assert output == "" and said in errors, (query, output, errors)
    output, errors = registry.run("search", "--count", "tag:")
    assert "“tag:” says nothing" in errors, errors
    assert registry.count("NOT frontier AND kind:document") == registry.count("-frontier kind:document") == 2
    assert registry.count("on:Sep 1961") == 1 and registry.count("*ontier") == 0


def every_verb_says_what_it_does_not_understand(folder):
    """Bug: an export, a count and tags of what nobody had typed were made without a word."""
    registry = filled(folder)
    for verb, status in ((("count", "kind:zebra"), 1), (("export", "--query", "kind:zebra"), 0), (("search", "--count", "kind:zebra"), 1),
                         (("tag", "kind:zebra", "--add", "water"), 1)):
        errors = registry.run(*verb, status=status)[1]
        assert errors.startswith(f"chancery-cli: {verb[0]}: Nothing can be “kind:zebra”. What follows “kind:” is one of: "), (verb, errors)
    for verb, status in ((("count", "case:nonesuch"), 1), (("export", "--query", "case:nonesuch"), 0), (("search", "--count", "case:nonesuch"), 1)):
        errors = registry.run(*verb, status=status)[1]
        assert errors.startswith(f"chancery-cli: {verb[0]}: No record answers to “case:nonesuch”\n"), (verb, errors)
    # A file without a record is still a file; who sends it on is told.
    output, errors = registry.run("export", "--query", "zeppelin")
    assert json.loads(output)["records"] == [] and errors == "chancery-cli: export: nothing found; the file holds no record\n", errors
    assert registry.run("export", "--query", "frontier")[1] == ""


def dashed_words_are_no_options(folder):
    registry = filled(folder)
    assert titles(registry, "frontier", "-hello", "-kabul") == [B]
    assert registry.hits("frontier", "-kabul", "-o") == registry.hits("frontier", "-kabul")
    assert registry.hits("--", "frontier", "-kabul") == registry.hits("frontier -kabul")
    registry.run("search", "frontier", "--kabul", status=2)
    registry("search", "--", "--kabul")


def half_typed_text_is_never_an_error(folder):
    registry = filled(folder)
    registry.new("demarche", *PROTEST)
    fixed = ['"', '"half', "(", ")", "((", "-", "--", "OR", "a OR", "OR a", "after:", "after:soon", "before:99999", "kind:", "kind:nothing",
             "marking:<=", "marking:<=purple", "tone:>=", "a:b:c", ":", "*", "a*b", "-(", "NOT", "AND", "NEAR(a b)", "^a", "{", "}", "+", "a+b",
             "'", "''", "a'b", "\\", "%", "_", ";--", "'; DROP TABLE record; --", "\u0000".strip("\0"), "\ufeff", "\u202e", "\U0010ffff", "a" * 5000,
             "(" * 500, "-" * 500, '"' * 501, "a OR " * 400, "ref:", "about:", "about:nobody", "case:", "has:", "has:nothing", "on:30 feb",
             "=SUM(A1)", "C-130", "ambassador's", "x:y", "party:=", 'party:="', "état", "日本", "한", "ไทย", "🇵🇰"]
    for query in fixed:
        registry.count(query)
    for query in ("frontier (", '"frontier', "frontier after:", "frontier OR", "frontier )", "frontier kind:", "frontier -"):
        assert set(titles(registry, query)) >= {A, B}, query


def bytes_that_are_no_text_are_told(folder):
    registry = filled(folder)
    registry.run("search", b"\xff\xfe", status=2)


def saved_searches_are_run_by_name(folder):
    registry = filled(folder)
    registry("searches", status=1)
    registry.run("search", "--saved", "Border", status=1)
    other = sqlite3.connect(registry.path)
    with other:
        other.execute("INSERT INTO setting (key, value) VALUES ('searches', ?)",
                      ("Border\nform:cable OR tag:border\nOld letters\nkind:document before:1960",))
    other.close()
    assert registry.json("searches") == {"searches": [
        {"name": "Border", "query": "form:cable OR tag:border"}, {"name": "Old letters", "query": "kind:document before:1960"}]}
    assert [row["count"] for row in registry.json("searches", "--count")["searches"]] == [2, 2]
    assert sorted(registry.hits("--saved", "border")) == sorted(registry.hits("form:cable OR tag:border"))
    # More words narrow the whole of it, not its last alternative.
    assert registry("search", "--count", "--saved", "BORDER", "kabul").strip() == "1"
    registry.run("search", "--saved", "Nothing", status=1)
    # They are part of the registry wherever it goes.
    copy = os.path.join(folder, "copy.chancery")
    registry("backup", copy)
    other = Registry(folder, "two", init=False)
    other("restore", copy)
    assert other.json("searches") == registry.json("searches")


if __name__ == "__main__":
    main([every_construct_finds_what_it_should, demarches_have_their_own_fields, hits_have_their_promised_shape,
          what_sounds_alike_comes_last, newest_comes_first_unless_told, limit_and_offset_cut_pages,
          nothing_found_is_told_by_the_status, what_cannot_be_read_is_said, every_verb_says_what_it_does_not_understand,
          dashed_words_are_no_options, half_typed_text_is_never_an_error,
          bytes_that_are_no_text_are_told, saved_searches_are_run_by_name])
