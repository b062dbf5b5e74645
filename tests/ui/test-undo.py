# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo in the window, by keyboard: a record that was made, one that was changed, and one key back each."""

import json
import re
import tempfile

from demarche import type_subject
from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

FIRST, SECOND = "Enquiry about a detained national", "Second enquiry about the same man"


def titles(registry):
    records = json.loads(cli(registry, "export", "--all"))["records"]
    return [record.get("title") for record in records if record["kind"] == "demarche"]


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


main(new_and_changed_records_are_taken_back)
