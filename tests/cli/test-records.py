# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records are made, corrected, numbered, voided, linked, filed and assessed by their verbs."""

import hashlib
import json
import os
import re
import sys

sys.dont_write_bytecode = True

from front_door import PROTEST, Registry, main, write  # noqa: E402


def new_prints_the_id_and_keeps_what_was_typed(folder):
    registry = Registry(folder)
    made = registry.new("demarche", *PROTEST, "occasion_date=~ feb 2026", "points.kind=warning", "points.text=First point",
                        "points.kind=position", "points.text=Second point", "tags=border", "tags=attack",
                        "marking=restricted", "note=Ärger “über” alles")
    record = registry.json("show", made)
    assert record["kind"] == "demarche" and record["id"] == made and "reference" not in record
    assert record["occasion_date"] == {"edtf": "2026-02~", "typed": "~ feb 2026"}, record["occasion_date"]
    assert [(p["kind"], p["text"]) for p in record["points"]] == [("warning", "First point"), ("position", "Second point")]
    assert record["tags"] == ["attack", "border"] and record["marking"] == {"level": "restricted"}
    assert record["note"] == "Ärger “über” alles"
    assert [p["label"] for p in record["party_to"]] == ["Afghanistan"]
    assert record["version"] == 1 and "state" not in record or record["state"] == "draft"


def dates_are_understood_as_typed(folder):
    registry = Registry(folder)
    for typed, edtf in (("18 feb 2026", "2026-02-18"), ("after 16 feb 2026", "2026-02-16/.."), ("unknown", "XXXX"),
                        ("2026-02", "2026-02"), ("1955-03-31", "1955-03-31"), ("2026-02-16?", "2026-02-16?")):
        date = registry.json("show", registry.new("document", f"title={typed}", f"date_on_document={typed}"))["date_on_document"]
        assert (date if isinstance(date, str) else date["edtf"]) == edtf, (typed, date)
    before = registry.count()
    for bad in ("date_on_document=30 feb 2026", "date_on_document=2026-13-01", "date_on_document=soon"):
        _, err = registry.run("new", "document", "title=x", bad, status=3)
        assert "document: date_on_document: " in err, err
    assert registry.count() == before


def quantities_and_references_are_taken(folder):
    registry = Registry(folder)
    figure = registry.json("show", registry.new("figure", "measure=operations", "quantity=over 75,000", "region=Khyber Pakhtunkhwa"))
    assert (figure["quantity"]["qualifier"], figure["quantity"]["best"]) == ("over", 75000), figure["quantity"]
    assert figure["region"]["label"] == "Khyber Pakhtunkhwa"
    protest, number = registry.protest()
    demand = registry.json("show", registry.new("demand", "text=Dismantle it.", f"raised_in={number}"))
    assert demand["raised_in"]["id"] == protest


def titles_name_what_was_given_by_its_id(folder):
    registry = Registry(folder)
    place = registry.new("place", "names.text=Torkham", "names.kind=official")
    incident = registry.new("incident", "incident_kind=border-violation", f"place={place}", "start=2026-02-16")
    assert registry.json("search", "kind:incident")["hits"][0]["title"] == "Border violation, Torkham, 16 Feb 2026"
    assert incident in registry.hits("kind:incident torkham")
    assert registry("verify").count("\n") == 1


def half_a_link_is_none(folder):
    registry = Registry(folder)
    for field in ("links.type=about", "links.note=x", "attachments.name=note.pdf", "attachments.captured_on=2026-02-01"):
        _, err = registry.run("new", "document", "title=x", field, status=3)
        assert "is missing" in err, err
    assert registry.count() == 0


def unknown_names_are_usage(folder):
    registry = Registry(folder)
    made = registry.new("document", "title=A note")
    for arguments in (("new", "telegram", "title=x"), ("new", "document", "colour=red"), ("new", "demarche", "points.colour=red"),
                      ("new", "document", "title"), ("set", made, "colour=red"), ("new",), ("set", made)):
        registry.run(*arguments, status=2)
    for arguments in (("new", "demarche", "form=by-pigeon"), ("new", "document", "marking=purple"),
                      ("set", made, "version=7"), ("set", made, "reference=DOC/1")):
        registry.run(*arguments, status=3)
    registry.run("new", "document", b"title=\xff", status=2)
    assert registry.json("show", made)["version"] == 1


def set_changes_and_empties(folder):
    registry = Registry(folder)
    made = registry.new("document", "title=A note", "note=old", "tags=a", "tags=b")
    registry("set", made, "title=Another note", "note=", "tags=c")
    record = registry.json("show", made)
    assert record["title"] == "Another note" and "note" not in record and record["tags"] == ["c"] and record["version"] == 2
    assert "corrections" not in record


def registering_allots_the_number(folder):
    registry = Registry(folder)
    _, first = registry.protest()
    _, second = registry.protest()
    word, year, n = first.split("/")
    assert word == "PROT" and len(year) == 4 and n == "0001" and second == f"PROT/{year}/0002"
    document = registry.new("document", "title=A note", "form=letter")
    assert registry("register", document).strip() == f"DOC/{year}/0001"
    assert registry.json("show", first)["state"] == "registered"
    assert registry.json("register", registry.new("document", "title=B", "form=letter"))["reference"] == f"DOC/{year}/0002"
    registry.run("register", first, status=3)


def what_is_missing_is_named(folder):
    registry = Registry(folder)
    made = registry.new("demarche", "title=Half", "act_kind=protest")
    _, err = registry.run("register", made, status=3)
    for field in ("direction", "party_from", "party_to", "form", "occasion_date"):
        assert field in err, err
    assert "act_kind" not in err
    assert "reference" not in registry.json("show", made)
    registry("set", made, "direction=made", "party_from=Pakistan", "party_to=Afghanistan", "form=summons", "occasion_date=unknown")
    assert registry("register", made).strip().endswith("/0001")


def demands_are_registered_with_their_demarche(folder):
    registry = Registry(folder)
    protest = registry.new("demarche", *PROTEST)
    demand = registry.new("demand", "text=Dismantle it.", f"raised_in={protest}")
    registry("demands", status=1)
    registry("register", protest)
    assert registry.json("show", demand)["state"] == "registered"
    assert demand in registry("demands")
    registry("void", protest, "--reason", "Sent twice")
    assert registry.json("show", demand)["state"] == "void"
    registry("demands", status=1)


def correction_is_seen(folder):
    registry = Registry(folder)
    made, number = registry.protest()
    registry("--as", "A. Officer", "set", number, "form=call-at-ministry", "--reason", "Misheard")
    record = registry.json("show", number)
    assert record["form"] == "call-at-ministry" and record["title"] == "Protest over the raid"
    correction = record["corrections"][0]
    assert (correction["field"], correction["before"], correction["after"], correction["reason"], correction["who"]) == (
        "form", "summons", "call-at-ministry", "Misheard", "A. Officer"), correction
    for field in ("title=", "form=", "party_to="):
        registry.run("set", number, field, "--reason", "x", status=3)
    registry("set", number, "note=No correction")
    assert len(registry.json("show", made)["corrections"]) == 1


def only_what_was_never_registered_is_deleted(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    registry.run("delete", number, status=3)
    made = registry.new("document", "title=A slip")
    registry("delete", made)
    registry("show", made, status=1)
    registry("delete", made, status=1)


def corrections_are_shown_in_words(folder):
    registry = Registry(folder)
    other = registry.new("actor", "names.text=Foreign Office", "names.kind=official")
    one, number = registry.protest("points.kind=warning", "points.text=The first point", "points.kind=position",
                                   "points.text=The second point")
    registry("set", number, "party_from=Foreign Office", "--reason", "the note says so")
    registry("set", number, "points.kind=condemnation", "points.text=A point of its own", "--reason", "read again")
    registry("set", number, "occasion_date=19 feb 2026", "--reason", "dated a day late")
    note = registry.new("document", "title=The note of the day")
    registry("link", number, "cites", note, "--note", "its second page")
    registry("unlink", number, "cites", note)
    record = registry.json("show", number)
    assert record["party_from"][0]["id"] == other
    assert {c["field"].split(".")[0] for c in record["corrections"]} >= {"party_from", "points", "occasion_date"}, record["corrections"]
    text = registry("show", number)
    shown = text[text.index("\nCorrections:\n"):]
    assert not any(mark in shown for mark in ("[{", '{"', '"}', "}]", '":')), shown
    assert one not in shown and other not in shown and note not in shown and record["points"][0]["id"] not in shown, shown
    for words in ("· the note says so\n    From: Pakistan → Foreign Office\n", "· read again\n    Points: condemnation · A point of its own\n",
                  "18 Feb 2026 → 19 Feb 2026\n", "    Linked: no longer cites · The note of the day · its second page\n"):
        assert words in shown, (words, shown)


def book_keeps_what_was_registered(folder):
    """Bug: after a correction the register book had the new date alone."""
    registry = Registry(folder)
    _, number = registry.protest()
    registry("set", number, "occasion_date=19 feb 2026", "--reason", "dated a day late")
    [row] = registry.json("register-book")["numbers"]
    assert (row["date_before"], row["date"]) == ("2026-02-18", "2026-02-19"), row
    assert "title_before" not in row and "counterpart_before" not in row
    assert "18 Feb 2026 → 19 Feb 2026" in registry("register-book")


def reply_by_that_stays_is_told(folder):
    """Bug: the day by which a reply is awaited stayed after the day of the act was corrected, and nobody said so."""
    registry = Registry(folder)
    _, number = registry.protest("reply_by=2026-03-20")
    _, told = registry.run("set", number, "occasion_date=19 feb 2026", "--reason", "dated a day late")
    assert "reply_by stays 2026-03-20" in told, told
    assert registry.json("show", number)["reply_by"] == "2026-03-20"
    assert registry.run("set", number, "note=By hand")[1] == ""


def links_come_and_go(folder):
    registry = Registry(folder)
    one, number = registry.protest()
    other = registry.new("document", "title=The reply", "our_ref=R-17")
    registry("link", "R-17", "replies-to", number, "--note", "in part")
    link = registry.json("show", other)["links"]
    assert link[0]["type"] == "replies-to" and link[0]["to"]["id"] == one and link[0]["note"] == "in part"
    registry("link", "R-17", "replies-to", number)
    assert len(registry.json("show", other)["links"]) == 1
    registry("link", "R-17", "replies-to", number, "--note", "by its last paragraph")
    assert [one["note"] for one in registry.json("show", other)["links"]] == ["in part; by its last paragraph"]
    assert "The reply" in registry("show", number)
    assert other in registry.hits(f"about:{number}")
    registry.run("link", "R-17", "frowns-at", number, status=3)
    registry("link", "R-17", "cites", "nobody", status=1)
    registry("unlink", "R-17", "replies-to", number)
    assert "links" not in registry.json("show", other)
    registry("unlink", "R-17", "replies-to", number, status=1)


def no_record_is_linked_to_itself(folder):
    """Bug: it was, by every way in, and answered itself."""
    registry = Registry(folder)
    made = registry.new("document", "title=A note")
    reason = "a record is not linked to itself"
    assert reason in registry.run("link", made, "replies-to", made, status=3)[1]
    assert reason in registry.run("set", made, "links.type=about", f"links.to={made}", status=3)[1]
    # Bug: its label was not looked at.
    assert reason in registry.run("set", made, "links.type=about", "links.to=A note", status=3)[1]
    links = {"kind": "document", "id": made, "title": "A note", "links": [{"type": "about", "to": {"label": "Elsewhere", "kind": "document"}},
                                                                          {"type": "about", "to": {"id": made}}]}
    # Bug: the whole file was refused for it.
    path = write(folder, "a.jsonl", '{"kind": "document", "title": "First"}\n' + json.dumps(links))
    other = Registry(folder, "other")
    left_out = "links: a link of the record to itself is left out"
    assert f"a.jsonl:2: {left_out}" in other.run("import", path)[1]
    assert [link["type"] for link in other.json("show", made)["links"]] == ["about"] and other.count() == 3
    links["links"] = [{"type": "about", "to": {"label": "a NOTE", "kind": "document"}}]
    other = Registry(folder, "third")
    assert f"a.jsonl:1: {left_out}" in other.run("import", write(folder, "a.jsonl", json.dumps(links)))[1]
    assert "links" not in other.json("show", made) and other.count() == 1
    assert "links" not in registry.json("show", made) and registry.count() == 1


def what_was_deleted_has_a_history(folder):
    """Bug: “no record is called”, although its history is there."""
    registry = Registry(folder)
    made = registry.new("document", "title=Gone again")
    registry("set", made, "title=Another")
    registry("delete", made)
    for ref in (made, made.upper()):
        assert [row["action"] for row in registry.json("history", ref)["history"]] == ["delete", "edit", "create"]
    assert "Gone again → Another" in registry("history", made)
    registry("show", made, status=1)
    registry("history", "5f0c0000-0000-4000-8000-000000000001", status=1)
    registry("history", "nothing", status=1)


def void_keeps_the_number(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    registry.run("void", number, status=2)
    registry("void", number, "--reason", "Sent to the wrong mission")
    book = registry("register-book")
    assert number in book and "void" in book and "Sent to the wrong mission" in book
    row = registry.json("register-book")["numbers"][0]
    assert (row["reference"], row["state"], row["reason"]) == (number, "void", "Sent to the wrong mission")
    assert registry.protest()[1].endswith("/0002")
    registry.run("set", number, "title=Other", status=3)
    registry.run("void", number, "--reason", "again", status=3)
    draft = registry.new("document", "title=Draft")
    registry.run("void", draft, "--reason", "x", status=3)


def void_tells_what_was_to_be_done(folder):
    """Bug: the action that waits for the reply to a void act stayed open, and nobody said so."""
    registry = Registry(folder)
    made, number = registry.protest("reply_by=2026-04-01")
    waiting = registry.new("action", "what=Reply from Kabul", f"on={number}", "due=2026-04-01")
    other = registry.new("action", "what=Tell the minister", f"on={number}", "due=2026-03-20")
    answer = registry.json("void", number, "--reason", "Sent twice")
    assert answer["id"] == made
    assert {row["id"] for row in answer["actions"]} == {waiting, other}, answer
    # Nobody but an officer knows which of them are meant for what comes in its place.
    for task in (waiting, other):
        assert "done_on" not in registry.json("show", task)
    _, number = registry.protest()
    assert registry("void", number, "--reason", "Again") == ""


def close_says_what_came_of_it(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    registry.run("close", number, "--outcome", "victory", status=3)
    registry("close", number, "--outcome", "partly-settled")
    record = registry.json("show", number)
    assert record["state"] == "closed" and record["outcome"] == "partly-settled"


def papers_are_filed(folder):
    registry = Registry(folder)
    one, number = registry.protest()
    case = registry.new("casefile", "class=AFG", "title=Border")
    reference = registry.json("show", case)["reference"]
    assert reference.startswith("AFG/") and reference.endswith("/1")
    registry("file", number, "--case", reference)
    registry("file", number, "--case", reference)
    assert [item["record"]["id"] for item in registry.json("show", case)["items"]] == [one]
    assert one in registry.hits(f"case:{reference}")
    # Many go in together: the file is saved once, and one that is in it, or named twice, is in it once.
    version = registry.json("show", case)["version"]
    papers = [registry.new("document", f"title=Paper {n}") for n in range(5)]
    registry("file", *papers, number, papers[0], "--case", reference)
    record = registry.json("show", case)
    assert [item["record"]["id"] for item in record["items"]] == [one, *papers]
    assert record["version"] == version + 1, record["version"]
    registry.run("file", papers[0], "no such paper", "--case", reference, status=1)
    assert registry.json("show", case)["version"] == version + 1
    registry.run("file", number, status=2)
    registry.run("file", reference, "--case", number, status=3)
    registry("file", number, "--case", "AFG/1900/9", status=1)


def tags_are_given_to_what_a_query_finds(folder):
    registry = Registry(folder)
    one, number = registry.protest("tags=border")
    two, gone = registry.protest()
    registry("void", gone, "--reason", "Twice")
    papers = [registry.new("document", f"title=Paper {n}") for n in range(3)]
    assert registry("tag", "kind:demarche OR Paper", "--add", "river", "--remove", "border", "--dry-run") == "changed 4, unchanged 0, void 1, archived 0\n"
    assert "tags" not in registry.json("show", papers[0])
    assert registry("tag", "kind:demarche OR Paper", "--add", "river", "--add", " Law ", "--remove", "border") == "changed 4, unchanged 0, void 1, archived 0\n"
    for record in (one, *papers):
        assert registry.json("show", record)["tags"] == ["Law", "river"], record
    assert "tags" not in registry.json("show", two)
    # What was registered stays as it was registered: tags describe no act.
    assert "corrections" not in registry.json("show", number)
    assert registry.json("tag", "tag:river", "--add", "Law") == {"changed": 0, "unchanged": 4, "void": 0, "archived": 0}
    registry("tag", "nothingofthesort", "--add", "x", status=1)
    # A case file in the archive was counted among what is void.
    case = registry.new("casefile", "class=AFG", "title=Put away")
    registry("close", case)
    registry("archive", case)
    assert registry("tag", "river OR Away OR state:void", "--add", "y", "--dry-run") == "changed 4, unchanged 0, void 1, archived 1\n"
    # An empty query tagged the whole registry, as when the variable of a script was not set.
    for blank in ("", " ", "\t", '""', "()"):
        assert "give --all" in registry.run("tag", blank, "--add", "oops", status=2)[1], blank
    assert "give --all" in registry.run("tag", "--add", "oops", status=2)[1]
    registry.run("tag", "Paper", "--all", "--add", "oops", status=2)
    assert registry("search", "tag:oops", status=1) == ""
    assert int(registry("tag", "--all", "--add", "oops", "--dry-run").split(",")[0].removeprefix("changed ")) > 4
    registry.run("tag", "Paper", status=2)
    registry.run("tag", "Paper", "--add", "x", "--remove", "x", status=2)
    registry.run("tag", "Paper", "--add", " ", status=3)
    assert registry.json("show", papers[0])["tags"] == ["Law", "river"]
    registry("verify")


def attachments_are_kept(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    content = os.urandom(200000)
    path = write(folder, "note verbale.bin", content)
    registry("attach", number, path)
    os.unlink(path)
    attachment = registry.json("show", number)["attachments"][0]
    assert (attachment["name"], attachment["size"], attachment["sha256"]) == (
        "note verbale.bin", 200000, hashlib.sha256(content).hexdigest())
    assert registry.count("has:attachment") == 1
    registry("export", "--all", "--output", os.path.join(folder, "out.json"))
    with open(os.path.join(folder, "attachments", attachment["sha256"]), "rb") as file:
        assert file.read() == content
    other = Registry(folder, "other", init=False)
    other.take(os.path.join(folder, "out.json"))
    other("export", "--all", "--output", os.path.join(other.folder, "again.json"))
    with open(os.path.join(other.folder, "attachments", attachment["sha256"]), "rb") as file:
        assert file.read() == content
    registry("detach", number, "note verbale.bin")
    assert registry.count("has:attachment") == 0
    registry("detach", number, "note verbale.bin", status=1)
    registry.run("attach", number, os.path.join(folder, "nothing"), status=3)


def registry_is_never_attached_to_itself(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    link = os.path.join(folder, "innocent.pdf")
    os.link(registry.path, link)
    soft = os.path.join(folder, "soft.pdf")
    os.symlink(registry.path, soft)
    for path in (registry.path, link, soft):
        registry.run("attach", number, path, status=3)
    assert "attachments" not in registry.json("show", number)


def assessments_follow_each_other(folder):
    registry = Registry(folder)
    protest = registry.new("demarche", *PROTEST)
    demand = registry.new("demand", "text=Dismantle it.", f"raised_in={protest}")
    number = registry("register", protest).strip()
    registry("assess", demand, "--verdict", "open", "--on", "2026-02-20")
    registry("assess", demand, "--verdict", "partly-met", "--on", "2026-03-01", "--text", "One camp closed", "--evidence", number)
    lines = registry.json("show", demand)["assessments"]
    assert [line["verdict"] for line in lines] == ["open", "partly-met"]
    assert lines[1]["evidence"][0]["id"] == protest and lines[1]["text"] == "One camp closed"
    assert registry.json("demands", "--as-on", "2026-02-21")["demands"][0]["verdict"] == "open"
    assert registry.json("demands", "--as-on", "2026-02-19")["demands"][0]["verdict"] == ""
    assert registry.json("demands")["demands"][0]["verdict"] == "partly-met"
    registry.run("assess", demand, status=2)
    registry.run("assess", demand, "--verdict", "splendid", status=3)
    registry.run("assess", number, "--verdict", "open", status=3)
    registry.run("assess", demand, "--verdict", "met", "--on", "2026", status=3)


def history_says_who_changed_what(folder):
    registry = Registry(folder)
    made = registry("--as", "First Officer", "new", "document", "title=One", "form=letter").strip()
    registry("--as", "Second Officer", "set", made, "title=Two")
    registry("register", made)
    rows = registry.json("history", made)["history"]
    assert [row["who"] for row in rows][1:] == ["Second Officer", "First Officer"]
    assert [row["action"] for row in rows][0] == "register" and len(rows) == 3
    assert "One" in rows[1]["changes"] and "Two" in rows[1]["changes"], rows[1]
    text = registry("history", made)
    assert "Second Officer" in text and "register" in text


def book_tells_of_gaps(folder):
    registry = Registry(folder)
    record = {"kind": "document", "title": "Far ahead", "form": "letter", "reference": "DOC/2026/0003", "state": "registered"}
    registry.take(write(folder, "ahead.json", {"chancery": 1, "records": [record]}))
    out, err = registry.run("register-book", "--register", "DOC", status=1)
    assert "DOC/2026/0003" in out and "register-book: " in err, err
    assert "is open: 1 number, 2 missing; the next is 4" in out, out
    book = registry.json("register-book", status=1)
    assert book["problems"] and book["checkpoint"], book
    assert [(row["given"], row["missing"], row["next"]) for row in book["registers"]] == [(1, 2, 4)], book
    registry("register-book", "--register", "PROT", status=1)
    registry("register-book", "--year", "1999", status=1)
    _, number = registry.protest()
    assert number in registry("register-book", "--register", "PROT")


def a_paper_taken_out_is_a_correction(folder):
    registry = Registry(folder)
    paper = registry.new("document", "title=Despatch")
    case = registry.new("casefile", "title=Raid", "class=AFG", "opened=2026-02-16")
    registry("file", paper, "--case", case)
    assert "corrections" not in registry.json("show", case)
    registry("set", case, "summary=No correction")
    registry("set", case, "items=", "--reason", "Filed in error")
    correction, = registry.json("show", case)["corrections"]
    assert (correction["field"], correction["reason"]) == ("items", "Filed in error"), correction
    assert correction["before"][0]["record"]["id"] == paper


def a_reference_finds_whatever_its_dashes(folder):
    registry = Registry(folder)
    made = registry.new("document", "title=Despatch", "our_ref=689.90D/3–3155", "their_refs.reference=X-9")
    for ref in ("689.90D/3-3155", "689.90d/3—3155", made, made.upper(), "x–9"):
        assert registry.json("show", ref)["id"] == made, ref
    _, number = registry.protest()
    year = number.split("/")[1]
    assert registry.json("show", f"prot/{year}/1")["reference"] == number


def first_kind_of_number_decides(folder):
    registry = Registry(folder)
    _, number = registry.protest()
    registry.new("document", "title=Theirs", f"our_ref={number}")
    assert registry.json("show", number)["kind"] == "demarche"
    one, two = (registry.new("document", f"title={name}", "our_ref=T-1") for name in ("First", "Second"))
    for verb in (("show", "T-1"), ("delete", "T-1"), ("set", "T-1", "title=x"), ("history", "T-1")):
        _, err = registry.run(*verb, status=2)
        assert one in err and two in err and "First" in err and "Second" in err, err


if __name__ == "__main__":
    main([new_prints_the_id_and_keeps_what_was_typed, dates_are_understood_as_typed, quantities_and_references_are_taken,
          titles_name_what_was_given_by_its_id, half_a_link_is_none, unknown_names_are_usage, set_changes_and_empties, registering_allots_the_number, what_is_missing_is_named,
          demands_are_registered_with_their_demarche, correction_is_seen, only_what_was_never_registered_is_deleted,
          corrections_are_shown_in_words, book_keeps_what_was_registered, reply_by_that_stays_is_told, links_come_and_go, no_record_is_linked_to_itself, what_was_deleted_has_a_history, void_keeps_the_number, void_tells_what_was_to_be_done, close_says_what_came_of_it, papers_are_filed, tags_are_given_to_what_a_query_finds,
          attachments_are_kept,
          registry_is_never_attached_to_itself, assessments_follow_each_other, history_says_who_changed_what,
          book_tells_of_gaps, a_paper_taken_out_is_a_correction, a_reference_finds_whatever_its_dashes, first_kind_of_number_decides])
