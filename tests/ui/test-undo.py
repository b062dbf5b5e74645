# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo in the window, by keyboard: a record that was made, changed or deleted, a link, an import, and one
key back each."""

import json
import os
import re
import tempfile

from demarche import records, type_subject
from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

FIRST, SECOND = "Enquiry about a detained national", "Second enquiry about the same man"


def titles(registry):
    return [record.get("title") for record in records(registry, "demarche")]


def save_subject(ui, subject):
    type_subject(ui, subject)
    ui.key("ctrl+s")


def new_and_changed_records_are_taken_back():
    with tempfile.TemporaryDirectory(prefix="chancery-undo-") as folder:
        registry = make_registry(folder)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.key("ctrl+n")
            save_subject(ui, FIRST)
            ui.wait("list item", re.compile("^Demarche, .*" + FIRST))
            ui.wait_until(lambda: titles(registry) == [FIRST], "the new record")
            ui.key("F2")
            save_subject(ui, SECOND)
            ui.wait("list item", re.compile("^Demarche, .*" + SECOND))
            ui.key("ctrl+z")
            ui.wait("label", f"Taken back: “Subject” in “{SECOND}”")
            ui.wait("list item", re.compile("^Demarche, .*" + FIRST))
            assert titles(registry) == [FIRST]
            ui.key("ctrl+z")
            ui.wait("label", f"Taken back: new demarche “{FIRST}”")
            ui.wait("label", "0 records")
            ui.wait("label", "Not in This Registry")
            assert titles(registry) == []
            ui.picture("undo-1-gone")
            ui.key("ctrl+shift+z")
            ui.wait("label", f"Done again: new demarche “{FIRST}”")
            ui.wait("list item", re.compile("^Demarche, .*" + FIRST))
            ui.key("ctrl+shift+z")
            ui.wait("label", re.compile("^Done again: “Subject” in "))
            ui.wait("list item", re.compile("^Demarche, .*" + SECOND))
            assert titles(registry) == [SECOND]
        cli(registry, "verify")



def content(registry):
    """The demarches without what tells how often and when they were written."""
    return [{key: value for key, value in record.items() if key not in ("changed", "version")}
            for record in records(registry, "demarche")]


def links(registry):
    """Which demarche is linked to which, by their subjects."""
    demarches = records(registry, "demarche")
    names = {record["id"]: record["title"] for record in demarches}
    return [(record["title"], names[link["to"]["id"]]) for record in demarches for link in record.get("links", [])]


def open_demarche(ui, subject):
    go_to(ui, "Demarches")
    row = re.compile("^Demarche, .*" + subject)
    ui.wait("list item", row)
    ui.key("F6")
    for _ in range(4):
        if re.search(row, ui.wait_focus("list item").name):
            break
        ui.key("Down")
        ui.settle()
    ui.key("Return")
    ui.wait_focus("scroll pane")
    ui.wait("label", subject)


def choose_in_menu(ui, entry):
    """From the menu of the record, which is before the page."""
    for _ in range(8):
        focus = ui.wait_focus("*")
        if "More" in (focus.name, focus.parent.name):
            break
        ui.key("shift+Tab")
        ui.settle()
    ui.key("Return")
    ui.wait("menu item", entry)
    for _ in range(24):
        if ui.wait_focus("*").name == entry:
            break
        ui.key("Down")
        ui.settle()
    ui.key("Return")


def deleted_draft_comes_back():
    with tempfile.TemporaryDirectory(prefix="chancery-undo-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "demarche", f"title={FIRST}", "party_to=Kabul")
        before = content(registry)
        with Session(PROGRAM, home=folder) as ui:
            open_demarche(ui, FIRST)
            choose_in_menu(ui, "Delete")
            ui.wait("label", "Delete This Record?")
            ui.picture("undo-2-delete")
            ui.key("Return")
            ui.wait("label", "Deleted")
            ui.wait("label", "0 records")
            assert titles(registry) == []
            ui.key("ctrl+z")
            ui.wait("label", re.compile("^Taken back: "))
            ui.wait("list item", re.compile("^Demarche, .*" + FIRST))
            assert content(registry) == before
            ui.key("ctrl+shift+z")
            ui.wait("label", re.compile("^Done again: "))
            ui.wait("label", "0 records")
            assert titles(registry) == []
        cli(registry, "verify")


def link_goes_and_comes():
    with tempfile.TemporaryDirectory(prefix="chancery-undo-") as folder:
        registry = make_registry(folder)
        for title in (FIRST, SECOND):
            cli(registry, "new", "demarche", f"title={title}", "party_to=Kabul")
        with Session(PROGRAM, home=folder) as ui:
            open_demarche(ui, SECOND)
            ui.key("ctrl+l")
            ui.wait("button", "Take")
            ui.type(FIRST)
            ui.wait("list item", re.compile(FIRST), selected=True)
            ui.key("Return")
            ui.wait("button", "Link")
            ui.picture("undo-3-link")
            ui.key("Return")
            ui.wait_until(lambda: links(registry) == [(SECOND, FIRST)], "the link")
            ui.wait("label", re.compile("^Linked"))
            ui.key("ctrl+z")
            ui.wait("label", re.compile("^Taken back: "))
            assert links(registry) == []
            ui.key("ctrl+shift+z")
            ui.wait("label", re.compile("^Done again: "))
            assert links(registry) == [(SECOND, FIRST)]
        cli(registry, "verify")


def import_goes_and_comes_as_one():
    with tempfile.TemporaryDirectory(prefix="chancery-undo-") as folder:
        registry = make_registry(folder)
        there = os.path.join(folder, "there.chancery")
        cli(there, "init")
        for title in (FIRST, SECOND):
            cli(there, "new", "demarche", f"title={title}", "party_to=Kabul")
        path = os.path.join(folder, "embassy.json")
        cli(there, "export", "--all", "--output", path)
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait("button", "Bring In", sensitive=True)
            ui.key("ctrl+Return")
            ui.wait("label", "3 records")
            assert sorted(titles(registry)) == [FIRST, SECOND]
            ui.key("ctrl+z")
            ui.wait("label", re.compile("^Taken back: "))
            ui.wait("label", "0 records")
            assert json.loads(cli(registry, "export", "--all"))["records"] == []
            ui.key("ctrl+shift+z")
            ui.wait("label", re.compile("^Done again: "))
            ui.wait("label", "3 records")
            assert sorted(titles(registry)) == [FIRST, SECOND]
        cli(registry, "verify")


main(new_and_changed_records_are_taken_back, deleted_draft_comes_back, link_goes_and_comes, import_goes_and_comes_as_one)
