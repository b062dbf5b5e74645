# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the columns of a table go, chosen by the keyboard."""

import os
import re
import tempfile

from driver import Session, main
from window import PROGRAM, make_registry


def write(folder, text):
    path = os.path.join(folder, "list.csv")
    with open(path, "w", encoding="utf-8") as table:
        table.write(text)
    return path


def choose(ui, column, words, field):
    ui.key("space")
    ui.wait_focus("list item")
    ui.type(words)
    ui.wait_focus("entry")
    ui.key("Return")
    ui.wait_focus("combo box", column)
    ui.wait("label", field)


def what_is_typed_goes_before_what_begins_so():
    # Bug: “Their number” found “Their numbers: Party”, which stands before it.
    with tempfile.TemporaryDirectory(prefix="chancery-columns-") as folder:
        make_registry(folder)
        path = write(folder, "Colour;Date\nred;2026-03-02\n")
        with Session(PROGRAM, [path], home=folder) as ui:
            ui.wait_focus("combo box", "Colour")
            choose(ui, "Colour", "their number", "Their number")
            # With what was found gone again, the places are those of the whole list.
            choose(ui, "Colour", "party", "Their numbers: Party")
            choose(ui, "Colour", "note", "Note")
            choose(ui, "Colour", "left", "Left out")
            choose(ui, "Colour", "sub", "Subject")
            ui.key("ctrl+Return")
            ui.wait("label", re.compile("^1 "))
            for _ in range(2):
                ui.key("Escape")
            ui.wait("list", "Places")


main(what_is_typed_goes_before_what_begins_so)
