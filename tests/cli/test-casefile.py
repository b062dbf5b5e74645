# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file through the front door: its correspondence, enclosures and parts, closing, the archive, and opening again."""

import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True

from front_door import SAMPLE, Registry, main, write  # noqa: E402


def letter(registry, title, day, direction, *more, form="letter"):
    made = registry.new("document", f"title={title}", f"form={form}", f"date_on_document={day}", f"direction={direction}", *more)
    registry("register", made)
    return made


def exchange_of_notes(folder, name="one", secret=()):
    """A note with its enclosure, a reply and a rejoinder in a file, and what the note answers outside of it."""
    registry = Registry(folder, name)
    made = {"case": registry.new("casefile", "class=AFG", "title=The zone")}
    for key, day, direction in (("before", "2026-01-01", "in"), ("note", "2026-01-02", "out"), ("chart", "2026-01-02", "out"),
                                ("reply", "2026-01-20", "in"), ("rejoinder", "2026-02-01", "out")):
        more = ["marking=secret"] if key in secret else []
        made[key] = letter(registry, f"Canary{key} paper", day, direction, *more)
    for source, link, target in (("note", "replies-to", "before"), ("chart", "enclosure-of", "note"), ("reply", "replies-to", "note"),
                                 ("rejoinder", "rejoins", "reply")):
        registry("link", made[source], link, made[target])
    registry("file", made["chart"], made["reply"], made["note"], made["rejoinder"], "--case", made["case"])
    return registry, made


def notes_stand_above_their_replies(folder):
    registry, made = exchange_of_notes(folder)
    answer = registry.json("threads", "--case", made["case"])
    rows = answer["threads"]
    assert [(row["id"], row["depth"], row["role"]) for row in rows] == [
        (made["before"], 0, "first"), (made["note"], 1, "reply"), (made["chart"], 2, "enclosure"), (made["reply"], 2, "rejoinder"),
        (made["rejoinder"], 3, "rejoinder")], rows
    assert rows[0]["where"] == "outside" and rows[0]["title"] == "not in this case file" and "date" not in rows[0]
    assert rows[1]["answer"] == "answered 20 Jan 2026" and rows[1]["to"] == made["before"]
    assert answer["without_thread"] == 0
    text = registry("threads", "--case", made["case"])
    assert "Canarybefore" not in text and "DOC/2026/0001" in text
    registry.run("threads", status=2)
    registry.run("threads", "--case", "AFG/1900/1", status=1)
    empty = registry.new("casefile", "class=IND", "title=Empty")
    assert registry.run("threads", "--case", empty, status=1)[0] == ""


def silence_is_counted(folder):
    registry = Registry(folder)
    case = registry.new("casefile", "class=AFG", "title=A case")
    protest, _ = registry.protest("reply_by=2026-03-01")
    registry("file", protest, "--case", case)
    row, = registry.json("threads", "--case", case)["threads"]
    assert re.fullmatch(r"no reply after \d+ days, was due by 1 Mar 2026", row["answer"]), row
    registry("set", protest, "answers.on=2026-02-20", "answers.response=takes-note")
    row, = registry.json("threads", "--case", case)["threads"]
    assert row["answer"].startswith("takes note, 20 Feb 2026; no reply after "), row
    registry("set", protest, "answers.on=2026-02-25", "answers.response=denies")
    row, = registry.json("threads", "--case", case)["threads"]
    assert row["answer"] == "answered 25 Feb 2026: denies"
    registry("void", protest, "--reason", "in error")
    assert registry.json("threads", "--case", case, status=1)["threads"] == []


def circles_and_thousands_do_no_harm(folder):
    registry = Registry(folder)
    lines = [json.dumps({"kind": "document", "id": f"00000000-0000-4000-8000-{i:012}", "title": f"Paper {i}", "state": "registered",
                         "direction": "out" if i % 2 else "in", "date_on_document": f"{1900 + i // 300}-{1 + i % 12:02}",
                         "links": [{"type": "replies-to", "to": {"id": f"00000000-0000-4000-8000-{(i - 1) % 3000:012}"}}]}) for i in range(3000)]
    lines.append(json.dumps({"kind": "casefile", "id": "00000000-0000-4000-8000-999999999999", "title": "Long", "state": "registered",
                             "items": [{"record": {"id": f"00000000-0000-4000-8000-{i:012}"}} for i in range(3000)]}))
    path = os.path.join(folder, "long.jsonl")
    with open(path, "w") as file:
        file.write("\n".join(lines))
    registry("import", path)
    rows = registry.json("threads", "--case", "00000000-0000-4000-8000-999999999999")["threads"]
    assert len(rows) == len({row["id"] for row in rows}) == 3000 and rows[0]["depth"] == 0 and rows[-1]["depth"] == 2999
    # A step in for each reply, and every line filled up to the longest, once made 50 MB of such a chain.
    text = registry("threads", "--case", "00000000-0000-4000-8000-999999999999")
    assert text.count("\n") == 3000 and max(map(len, text.splitlines())) < 120, max(map(len, text.splitlines()))


def a_circle_of_replies_is_told(folder):
    # A note was “answered” by what was written before it.
    registry, made = exchange_of_notes(folder)
    out, said = registry.run("link", made["before"], "cites", made["rejoinder"])
    assert said == ""
    out, said = registry.run("link", made["before"], "replies-to", made["rejoinder"])
    assert re.search(r"^chancery-cli: link: \S+: a circle of replies: ", said), said
    rows = {row["id"]: row.get("answer") for row in registry.json("threads", "--case", made["case"])["threads"]}
    assert rows[made["note"]] == "answered 20 Jan 2026" and rows[made["reply"]] == "answered 1 Feb 2026" and not rows[made["rejoinder"]], rows


def enclosures_follow_their_letter(folder):
    registry, made = exchange_of_notes(folder)
    items = registry.json("show", made["case"])["items"]
    assert [item["record"]["id"] for item in items] == [made["reply"], made["note"], made["chart"], made["rejoinder"]]
    # One that was put in later stands below its letter all the same.
    registry("link", made["rejoinder"], "enclosure-of", made["reply"])
    papers = re.search(r"Papers:\n((?: +.*\n)*)", registry("show", made["case"])).group(1).splitlines()
    assert [line.strip() for line in papers] == ["Canaryreply paper · 1", "1 encl. 1: Canaryrejoinder paper · 3", "Canarynote paper · 2",
                                                 "2 encl. 1: Canarychart paper"], papers


def what_is_put_in_gets_the_next_folio(folder):
    registry = Registry(folder)
    papers = [registry.new("document", f"title=Paper {n}") for n in range(1, 7)]
    registry("link", papers[4], "enclosure-of", papers[3])

    def folios(case):
        return [item.get("folio") for item in registry.json("show", case)["items"]]

    counted = registry.new("casefile", "class=AFG", "title=Counted")
    registry("file", papers[0], papers[1], "--case", counted)
    registry("file", papers[1], "--case", counted)
    assert folios(counted) == ["1", "2"]
    one = {"kind": "casefile", "id": "11111111-1111-4111-8111-000000000009", "class": "AFG", "title": "From elsewhere",
           "items": [{"record": {"id": papers[0]}, "folio": "12a"}, {"record": {"id": papers[1]}, "folio": "40"}]}
    plain = {"kind": "casefile", "id": "11111111-1111-4111-8111-000000000010", "class": "AFG", "title": "Not counted",
             "items": [{"record": {"id": papers[0]}}]}
    registry("import", write(folder, "cases.json", {"chancery": 1, "records": [one, plain]}))
    registry("file", papers[2], papers[3], papers[4], papers[5], "--case", one["id"])
    assert folios(one["id"]) == ["12a", "40", "41", "42", None, "43"], "the enclosure shares the folio of its letter"
    registry("file", papers[1], "--case", plain["id"])
    assert folios(plain["id"]) == [None, None], "who keeps the file does not count its papers"


def book_text(path):
    if path.endswith(".html"):
        with open(path, encoding="utf-8") as file:
            return file.read()
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def the_book_has_the_correspondence(folder):
    registry, made = exchange_of_notes(folder)
    for name in ("book.html", "book.pdf"):
        path = os.path.join(folder, name)
        registry("export", "--case", made["case"], "--output", path)
        text = " ".join(book_text(path).split())
        assert "Correspondence" in text and "Written by the program from what answers what" in text
        assert "DOC/2026/0001" in text and "ot in this file" in text, name


def what_is_withheld_leaves_no_trace(folder):
    # The reply is secret: its note seems unanswered, and nothing says that a paper is missing.
    registry, made = exchange_of_notes(folder, secret=("reply", "before"))
    case = registry.json("show", made["case"])
    for number, item in enumerate(case["items"], 1):
        item["folio"] = f"folio-{number}"
    with open(os.path.join(folder, "case.json"), "w") as file:
        json.dump({"chancery": 1, "records": [case]}, file)
    registry("import", "--conflicts", "take", os.path.join(folder, "case.json"))
    for name in ("book.html", "book.pdf", "data.json"):
        for options in ((), ("--no-withheld-list",)):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                os.unlink(path)
            registry("export", "--case", made["case"], "--ceiling", "restricted", *options, "--output", path)
            text = book_text(path) if name != "data.json" else open(path).read()
            assert "Canaryreply" not in text and "Canarybefore" not in text and made["reply"] not in text
            assert "Canarynote" in text and "Canaryrejoinder" in text
            if options:
                assert "DOC/2026/0004" not in text and "DOC/2026/0001" not in text, name
            # Folios that lack one tell of it.
            assert ("folio-2" in text) == (not options), (name, options)
            if name != "data.json":
                assert "answered 20 Jan" not in text


def folios_do_not_tell_of_what_no_list_names(folder):
    # A draft has no number, so the list of what is withheld lacks it, and only the gap between folios 1 and 3 told of it.
    registry = Registry(folder)
    case = registry.new("casefile", "class=AFG", "title=The zone")
    papers = [letter(registry, "Canaryfirst", "2026-01-01", "in"), letter(registry, "Canarysecret", "2026-01-02", "in", "marking=secret"),
              letter(registry, "Canarylast", "2026-01-03", "in")]
    draft = registry.new("document", "title=Canarydraft", "marking=secret")

    def exported():
        text = registry("export", "--case", case, "--ceiling", "restricted")
        document = json.loads(text)
        file, = (record for record in document["records"] if record["kind"] == "casefile")
        assert "Canarysecret" not in text and "Canarydraft" not in text and draft not in text
        return document["withheld"], [item.get("folio") for item in file["items"]]

    registry("file", *papers, "--case", case)
    assert exported() == (["DOC/2026/0002"], ["1", "3"])
    registry("file", draft, "--case", case)
    assert exported() == (["DOC/2026/0002"], [None, None])


def an_enclosure_has_one_name_in_every_copy(folder):
    # Under a ceiling the second enclosure was counted as the first, and took the name of the one that was kept back.
    registry = Registry(folder)
    case = registry.new("casefile", "class=AFG", "title=The zone")
    later, earlier, charta, chartb, map_, hidden, cover, alone = (
        letter(registry, f"Canary{name}", "2026-01-02", "out", *(["marking=secret"] if name in ("charta", "cover") else []))
        for name in ("later", "earlier", "charta", "chartb", "map", "hidden", "cover", "alone"))
    for chart in (charta, chartb):
        registry("link", chart, "enclosure-of", earlier)
    registry("link", hidden, "enclosure-of", charta)
    registry("link", alone, "enclosure-of", cover)
    registry("file", earlier, later, charta, chartb, hidden, cover, alone, map_, "--case", case)
    # Of two letters it lay with the one that lies first in the file, which was entered last.
    for note in (later, earlier):
        registry("link", map_, "enclosure-of", note)

    def folios(*options):
        path = os.path.join(folder, "book.html")
        if os.path.exists(path):
            os.unlink(path)
        registry("export", "--case", case, *options, "--output", path)
        found = re.findall(r"Canary(\w+)|[Ff]olio (\d+(?: encl\. \d+)?)", re.search(r"<h2[^>]*>Contents.*?<h2", book_text(path), re.S).group(0))
        told, folio = {}, None
        for name, number in found:
            if name and folio:
                told[name] = folio
            folio = number
        return told

    whole = folios()
    shown = dict(re.findall(r"^ +(\d encl\. \d): Canary(\w+)", registry("show", case), re.M))
    assert shown == {"1 encl. 1": "charta", "1 encl. 2": "hidden", "1 encl. 3": "chartb", "1 encl. 4": "map", "3 encl. 1": "alone"}, shown
    assert {folio: name for name, folio in whole.items() if "encl" in folio} == shown, whole
    assert folios("--ceiling", "restricted") == {"earlier": "1", "later": "2", "chartb": "1 encl. 3", "map": "1 encl. 4"}
    assert folios("--ceiling", "restricted", "--no-withheld-list") == {}


def a_new_part_takes_what_comes(folder):
    registry, made = exchange_of_notes(folder)
    assert registry("part", "--case", made["case"], "--title", "The sequel") == "II\n"
    # What befell all papers alike was told once for each, on one line.
    told = registry.json("history", made["case"])["history"][0]["changes"].split(" | ")
    assert told.count("4 × Papers, Part: I") == 1 and "Papers, Part: I" not in told, told
    registry("file", made["before"], "--case", made["case"])
    case = registry.json("show", made["case"])
    assert [item["part"] for item in case["items"]] == ["I"] * 4 + ["II"]
    assert [part["number"] for part in case["parts"]] == ["I", "II"] and "closed" in case["parts"][0]
    path = os.path.join(folder, "book.html")
    registry("export", "--case", made["case"], "--output", path)
    text = book_text(path)
    assert re.search(r"<h3[^>]*>Part I · from|<h3[^>]*>Part I · until", text) and re.search(r"<h3[^>]*>Part II · The sequel · from ", text)
    # All of it comes back from a file.
    registry("export", "--all", "--output", os.path.join(folder, "all.json"))
    other = Registry(folder, "two", init=False)
    other("import", os.path.join(folder, "all.json"))
    assert other.json("show", made["case"])["parts"] == case["parts"]
    registry.run("part", status=2)
    registry.run("part", "--case", made["note"], status=3)


def closed_takes_nothing_archived_stays_as_it_is(folder):
    registry, made = exchange_of_notes(folder)
    case = made["case"]
    registry.run("archive", case, status=3)
    registry("close", case)
    said = registry.run("file", made["before"], "--case", case, status=3)[1]
    assert re.search(r"is closed since \d+ \w+ \d{4} and takes no new papers, minutes or parts; reopen it first \(reopen AFG/", said), said
    registry.run("set", case, "minutes.text=late", status=3)
    registry.run("part", "--case", case, status=3)
    registry.run("export", "--case", case, "--to", "Kabul", "--output", os.path.join(folder, "sent.json"), status=3)
    assert not os.path.exists(os.path.join(folder, "sent.json"))
    # The day on which it was closed could be emptied, and the file was closed since nobody knew when.
    day = registry.json("show", case)["closed"]
    for value in ("", "2026-01-01"):
        said = registry.run("set", case, f"closed={value}", status=3)[1]
        assert re.search(r"is closed since \d+ \w+ \d{4} and keeps the day on which it was closed; reopen it first", said), said
    assert registry.json("show", case)["closed"] == day
    registry("set", case, "holder=Registry")
    assert registry.json("archive", case, "--where", "Annex, box 12")["id"] == case
    assert registry.hits("state:archived") == [case] == registry.hits("state:closed") and registry.count("kind:casefile", "-state:archived") == 0
    shown = registry.json("show", case)
    assert shown["kept_at"] == "Annex, box 12" and shown["archived"]
    for arguments in (("set", case, "note=x"), ("attach", case, SAMPLE), ("link", case, "cites", made["note"]), ("archive", case), ("void", case, "--reason", "x")):
        registry.run(*arguments, status=3)
    # The state travels.
    registry("export", "--all", "--output", os.path.join(folder, "all.json"))
    other = Registry(folder, "two", init=False)
    other("import", os.path.join(folder, "all.json"))
    assert other.hits("state:archived") == [case]
    other("verify")
    registry("reopen", case, "--reason", "A new note")
    shown = registry.json("show", case)
    assert shown["state"] == "registered" and "closed" not in shown and "archived" not in shown and "kept_at" not in shown
    assert [minute["text"] for minute in shown["minutes"]] == ["A new note"]
    registry.run("reopen", case, status=3)
    registry("file", made["before"], "--case", case)
    assert [entry["action"] for entry in registry.json("history", case)["history"]][:4] == ["edit", "reopen", "archive", "edit"]
    registry("verify")


def hand_over(source, target, folder):
    """All of one desk into the other: the four counts."""
    path = os.path.join(folder, "handed.json")
    if os.path.exists(path):
        os.unlink(path)
    source("export", "--all", "--output", path)
    return target.take(path)


def reopening_reaches_the_other_desk(folder):
    # The content from before it was closed is known there already, and was taken for old.
    ours, made = exchange_of_notes(folder)
    theirs = Registry(folder, "two", init=False)
    case = made["case"]
    protest, _ = ours.protest()
    for closings in (("close",), ("close", "archive"), ("close", "archive")):
        ours("close", protest, "--outcome", "settled", "--text", "Paid in full")
        for verb in closings:
            ours(verb, case)
        hand_over(ours, theirs, folder)
        assert theirs.json("show", case)["state"] == theirs.json("show", protest)["state"] == "closed"
        for record in (case, protest):
            theirs("reopen", record)
        assert hand_over(theirs, ours, folder)[1::2] == (2, 0)
        for record in (case, protest):
            shown = ours.json("show", record)
            assert shown["state"] == "registered" and shown == theirs.json("show", record), shown
            assert not {"closed", "archived", "kept_at", "outcome", "outcome_text"} & set(shown), shown
    told = [(line["field"], line.get("before")) for line in ours.json("show", protest)["corrections"]]
    assert told == [("outcome", "settled"), ("outcome_text", "Paid in full"), ("state", "closed")] * 3, told
    for registry in (ours, theirs):
        registry("verify")


def two_desks_start_one_part(folder):
    # Each gave its part an id of its own, and after an import the file had parts I, I, II and II.
    ours, made = exchange_of_notes(folder)
    theirs = Registry(folder, "two", init=False)
    case = made["case"]
    hand_over(ours, theirs, folder)
    for registry in (ours, theirs):
        assert registry("part", "--case", case, "--title", "The sequel") == "II\n"
    assert hand_over(theirs, ours, folder)[3] == 0
    assert [part["number"] for part in ours.json("show", case)["parts"]] == ["I", "II"]
    hand_over(ours, theirs, folder)
    assert ours.json("show", case)["parts"] == theirs.json("show", case)["parts"]
    # Where they differ somebody has to say which it is.
    ours("part", "--case", case, "--title", "The talks")
    theirs("part", "--case", case, "--title", "The court")
    os.unlink(os.path.join(folder, "handed.json"))
    theirs("export", "--all", "--output", os.path.join(folder, "handed.json"))
    out, said = ours.run("import", os.path.join(folder, "handed.json"), status=4)
    assert "The talks" in out + said and "The court" in out + said and "records clash" in said
    assert [part.get("title") for part in ours.json("show", case)["parts"]] == [None, "The sequel", "The talks"]


def closing_names_what_is_open(folder):
    registry = Registry(folder, init=False)
    registry.take(SAMPLE)
    out, said = registry.run("close", "AFG/2026/1")
    assert out == "" and said.count("still to be done: action") == 3 and said.count("still open: demand") == 3, said
    assert registry.json("show", "AFG/2026/1")["state"] == "closed"


def a_record_in_several_files_names_them_all(folder):
    registry = Registry(folder)
    protest, _ = registry.protest()
    cases = [registry.new("casefile", f"class={name}", f"title={name}") for name in ("AFG", "IND", "NOR")]
    for case in cases:
        registry("file", protest, "--case", case)
    for case in cases:
        assert [row["id"] for row in registry.json("chronology", "--case", case)["chronology"]] == [protest]
    text = registry("show", protest)
    assert all(f"{name}/" in text for name in ("AFG", "IND", "NOR")), text


def the_chronology_says_long_days_once(folder):
    registry = Registry(folder, init=False)
    registry.take(SAMPLE)
    text = registry("chronology", "--case", "AFG/2026/1")
    assert text.count("16 Feb 2026 or later, inferred") == 1 and "″" in text
    rows = registry.json("chronology", "--case", "AFG/2026/1")["chronology"]
    assert sum(row["day"] == "16 Feb 2026 or later, inferred" for row in rows) > 3


def a_reopened_file_is_not_void(folder):
    """The book said “void” of every reopening, and struck the days of closing as if they had been errors."""
    registry = Registry(folder)
    case = registry.new("casefile", "class=AFG", "title=Matter")
    for reason in ("More came in", "And more"):
        registry("close", case)
        registry("reopen", case, "--reason", reason)
    path = os.path.join(folder, "book.html")
    registry("export", "--case", case, "--output", path)
    text = book_text(path)
    assert text.count(">reopened<") == 2 and ">void<" not in text and "Corrections" not in text, text


main([notes_stand_above_their_replies, silence_is_counted, circles_and_thousands_do_no_harm, a_circle_of_replies_is_told, enclosures_follow_their_letter,
      what_is_put_in_gets_the_next_folio,
      the_book_has_the_correspondence, what_is_withheld_leaves_no_trace, folios_do_not_tell_of_what_no_list_names, an_enclosure_has_one_name_in_every_copy, a_new_part_takes_what_comes,
      closed_takes_nothing_archived_stays_as_it_is, reopening_reaches_the_other_desk, two_desks_start_one_part, closing_names_what_is_open, a_record_in_several_files_names_them_all,
      the_chronology_says_long_days_once, a_reopened_file_is_not_void])
