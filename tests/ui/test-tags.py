# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of many records by keyboard: some come, some go, how many records that changes is told before, and it is taken back as
one act; what is void keeps its own."""

import json
import os
import re
import sqlite3
import tempfile

from driver import Session, main
from window import PROGRAM, cli, make_registry

N_PAPERS, N_WATER = 300, 40


def make_papers(home):
    """Most of them registered, some with a tag, one void."""
    registry = make_registry(home)
    path = os.path.join(home, "papers.jsonl")
    with open(path, "w") as file:
        for number in range(N_PAPERS):
            record = {"kind": "document", "title": f"Paper {number}", "form": "cable", "state": "registered",
                      "date_on_document": f"2026-02-{1 + number % 28:02}"}
            if number < N_WATER:
                record["tags"] = ["Water treaty"]
            print(json.dumps(record), file=file)
    cli(registry, "import", path)
    void = json.loads(cli(registry, "search", "--format", "json", "--limit", "1", "Paper"))["hits"][0]["id"]
    cli(registry, "void", void, "--reason", "Twice")
    return registry


def count(registry, tag):
    """How many records have it, as the store keeps it."""
    with sqlite3.connect(f"file:{registry}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM item WHERE field = 'tags' AND text = ?", (tag,)).fetchone()[0]


def tags_of_many_records():
    with tempfile.TemporaryDirectory(prefix="chancery-tags-") as folder:
        registry = make_papers(folder)
        with Session(PROGRAM, home=folder) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("Paper")
            ui.wait("label", re.compile(f"^{N_PAPERS} records?\\b"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("Paper"))
            ui.key("ctrl+a")
            ui.wait("label", re.compile(f"^{N_PAPERS} selected"))
            ui.key("t")
            ui.wait("label", f"{N_PAPERS} records")
            # Bug: neither of the two entries had a name.
            ui.wait_focus("text", "Add")
            ui.wait("text", "Take away")
            # A tag that nobody has yet, and then one of those that there are, by the beginning of a word.
            ui.type("rivers")
            ui.wait("list item", "rivers, New tag")
            ui.key("Return")
            ui.wait("label", re.compile(rf"^{N_PAPERS - 1} records will change\. 1 is void"))
            ui.key("Return")
            ui.type("treaty")
            ui.wait("list item", re.compile(r"^Water treaty, on \d+ records$"))
            ui.picture("tags-1-sheet")
            ui.key("Return")
            ui.wait("label", re.compile(rf"^{N_PAPERS - 1} records will change\."))
            ui.picture("tags-2-count")
            ui.key("ctrl+Return")
            ui.wait("label", f"Tags of {N_PAPERS - 1} records changed", timeout=60)
            ui.picture("tags-3-done")
            assert count(registry, "rivers") == N_PAPERS - 1
            assert count(registry, "Water treaty") <= 1
            # All of it is one act, also where the list was asked anew meanwhile.
            ui.key("ctrl+z")
            ui.wait("label", f"Taken back: “Tags” of {N_PAPERS - 1} records", timeout=60)
            assert count(registry, "rivers") == 0 and count(registry, "Water treaty") == N_WATER
            ui.key("ctrl+shift+z")
            ui.wait("label", re.compile("^Done again"), timeout=60)
            assert count(registry, "rivers") == N_PAPERS - 1
        cli(registry, "verify")


def tag_of_one_record():
    with tempfile.TemporaryDirectory(prefix="chancery-tags-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "document", "title=Alone", "form=cable", "tags=Rivers")
        with Session(PROGRAM, home=folder, size=(400, 700)) as ui:
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("Alone")
            ui.wait("label", re.compile("^1 record\\b"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("Alone"))
            ui.key("t")
            ui.wait("label", re.compile("^1 record$"))
            ui.wait_focus("text")
            # In other letters it is the tag that is known: nothing would change.
            ui.type("RIVERS")
            ui.wait("label", "Nothing would change.")
            ui.picture("tags-4-narrow")
            ui.key("Escape", "Escape")
            ui.wait_focus("list item", re.compile("Alone"))


def what_is_in_the_archive_is_not_called_void():
    with tempfile.TemporaryDirectory(prefix="chancery-tags-") as folder:
        registry = make_registry(folder)
        case = cli(registry, "new", "casefile", "class=AFG", "title=Put away").strip()
        cli(registry, "new", "casefile", "class=AFG", "title=Put on the table")
        cli(registry, "close", case)
        cli(registry, "archive", case)
        with Session(PROGRAM, home=folder) as ui:
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("kind:casefile Put")
            ui.wait("label", re.compile("^2 records\\b"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("Put"))
            ui.key("ctrl+a", "t")
            ui.wait("label", "2 records")
            ui.wait_focus("text")
            ui.type("rivers")
            ui.wait("list item", "rivers, New tag")
            ui.key("Return")
            ui.wait("label", "1 record will change. 1 is in the archive and stays as it is.")
            ui.picture("tags-5-archive")
            ui.key("Escape", "Escape")


main(tags_of_many_records, tag_of_one_record, what_is_in_the_archive_is_not_called_void)
