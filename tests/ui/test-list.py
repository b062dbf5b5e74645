# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list in its two looks, by keyboard: its order, which is kept, and all of it as PDF."""

import os
import re
import sqlite3
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

TITLES = ("Amber", "Cedar", "Birch")


def make_demarches(registry):
    """Three, so that no order is that of another column."""
    for day, title in enumerate(TITLES, 1):
        cli(registry, "new", "demarche", f"title={title}", "party_to=Kabul", f"occasion_date=2026-02-{day:02}")


def rows(ui):
    """The subjects of the list, from the top."""
    found = [row for row in ui.find_all("list item", re.compile("^Demarche, "))]
    return [next(title for title in TITLES if title in row.name) for row in found]


def wait_rows(ui, *expected):
    ui.wait_until(lambda: rows(ui) == list(expected), f"the order {expected}")


def order_is_chosen_by_key_and_kept():
    with tempfile.TemporaryDirectory(prefix="chancery-list-") as folder:
        make_demarches(make_registry(folder))
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            wait_rows(ui, "Birch", "Cedar", "Amber")
            ui.key("ctrl+shift+o")
            ui.wait_focus("*", "Newest First")
            ui.key(*["Down"] * 4)
            ui.wait_focus("*", "Subject")
            ui.key("Return")
            ui.wait("label", "3 records · Subject, ascending")
            wait_rows(ui, "Amber", "Birch", "Cedar")
            ui.picture("list-1-ordered")
            ui.key("ctrl+shift+o")
            ui.wait_focus("*", "Newest First")
            # Past the end comes the beginning.
            ui.key(*["Up"] * 7)
            ui.wait_focus("*", "Descending")
            ui.key("Return")
            ui.wait("label", "3 records · Subject, descending")
            wait_rows(ui, "Cedar", "Birch", "Amber")
            go_to(ui, "Directory")
            ui.wait("label", re.compile("^[0-9]+ records?$"))
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("label", "3 records · Subject, descending")
            wait_rows(ui, "Cedar", "Birch", "Amber")


def row_keeps_the_keyboard_while_others_come():
    with tempfile.TemporaryDirectory(prefix="chancery-list-") as folder:
        registry, there = make_registry(folder), os.path.join(folder, "there.chancery")
        path = os.path.join(folder, "others.json")
        cli(there, "init")
        for month in range(1, 13):
            cli(registry, "new", "demarche", f"title=Here {month}", "party_to=Kabul", f"occasion_date=2025-{month:02}-02")
            cli(there, "new", "demarche", f"title=There {month}", "party_to=Kabul", f"occasion_date=2025-{month:02}-03")
        cli(there, "export", "--all", "--output", path)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            ui.wait("label", "12 records")
            ui.key("F6", "Home", *["Down"] * 8)
            ui.wait_focus("list item", re.compile("Here 4"))
            ui.key("shift+Down")
            ui.wait_focus("list item", re.compile("Here 3"))
            ui.wait("label", re.compile("^2 selected"))
            place = ui.tree.extents([ui.focused().ref])
            # By another program, one before each of them.
            cli(registry, "import", path)
            ui.wait("list item", re.compile("There 4"))
            ui.settle()
            ui.wait("label", re.compile("^2 selected"))
            focus = ui.focused()
            assert "Here 3" in focus.name and ui.tree.extents([focus.ref]) == place, focus.line()
            selected = [row.name for row in ui.find_all("list item", re.compile("^Demarche, ")) if row.has("selected")]
            assert len(selected) == 2 and "Here 4" in selected[0] and "Here 3" in selected[1], selected
            ui.picture("list-2-others-came")


def what_is_chosen_is_what_is_open():
    with tempfile.TemporaryDirectory(prefix="chancery-list-") as folder:
        registry = make_registry(folder)
        make_demarches(registry)
        with sqlite3.connect(registry) as other:
            other.execute("INSERT INTO setting (key, value) VALUES ('searches', ?)", ("Ours\nkind:demarche",))
        with Session(PROGRAM, home=folder) as ui:
            # Bug: the first row of a saved search had the keyboard, and no page.
            go_to(ui, "Directory")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Ours"))
            ui.key("Return")
            first = ui.wait("list item", re.compile("^Demarche, "), selected=True)
            opened = next(name for name in ("Amber", "Birch", "Cedar") if name in first.name)
            ui.wait("label", opened)
            assert not ui.find("label", re.compile("^Choose a record"))
            # Bug: after the table the page was that of another row.
            ui.key("F8")
            ui.wait_gone("label", opened)
            ui.key("End")
            last = ui.wait_focus("list item")
            chosen = next(name for name in ("Amber", "Birch", "Cedar") if name in last.name)
            assert chosen != opened
            ui.key("F8")
            ui.wait("list item", re.compile(f"^Demarche, .*{chosen}"), selected=True)
            ui.wait("label", chosen)
            assert not ui.find("label", opened)
            ui.picture("list-chosen")


def list_becomes_a_pdf():
    with tempfile.TemporaryDirectory(prefix="chancery-list-") as folder:
        make_demarches(make_registry(folder))
        path = os.path.join(folder, "list.pdf")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Demarches")
            wait_rows(ui, "Birch", "Cedar", "Amber")
            ui.key("F6", "ctrl+s")
            ui.wait_focus("text")
            ui.key("ctrl+a")
            ui.type(path)
            ui.key("Return")
            ui.wait("label", "Saved as list.pdf")
            with open(path, "rb") as file:
                assert file.read(4) == b"%PDF"


main(order_is_chosen_by_key_and_kept, row_keeps_the_keyboard_while_others_come, what_is_chosen_is_what_is_open, list_becomes_a_pdf)
