# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a demarche where it has to say something: what it does not understand, what it lacks."""

import json
import re
import sqlite3
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry


def records(registry, kind):
    return [record for record in json.loads(cli(registry, "export", "--all"))["records"] if record["kind"] == kind]


def tab_to(ui, name, most=16):
    """Goes on with the tab key until the widget called so has the focus."""
    for _ in range(most):
        if ui.wait_focus("*").name == name:
            return
        ui.key("Tab")
        ui.settle()
    raise AssertionError(f"{name} is not within {most} steps of the tab key, but {ui.focused().name}")


def begin_demarche(ui, party="Kabul", subject="Protest over the shelling"):
    """A new demarche that lacks nothing to be registered."""
    go_to(ui, "Demarches")
    ui.key("ctrl+n")
    ui.wait_focus("text", "To")
    ui.type(party)
    ui.key("Return")
    tab_to(ui, "Subject")
    ui.type(subject)


def make_desk(folder):
    """A registry whose own party is Islamabad, so that a protest lacks no side."""
    registry = make_registry(folder)
    own = cli(registry, "new", "actor", "names.text=Islamabad").split()[0]
    with sqlite3.connect(registry) as database:
        database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('own_party', ?)", [own])
    database.close()
    return registry


def nothing_is_registered_that_is_not_understood():
    """Bug: a new incident's toll “26 Feb 2026” was registered as 26 casualties, its date “whenever” as none."""
    with tempfile.TemporaryDirectory(prefix="chancery-form-") as folder:
        registry = make_desk(folder)
        with Session(PROGRAM, home=folder) as ui:
            begin_demarche(ui)
            tab_to(ui, "Incident")
            ui.key("Tab", "space")
            ui.wait_focus("*", "How")
            tab_to(ui, "When")
            ui.type("whenever")
            tab_to(ui, "Toll")
            ui.type("26 Feb 2026")
            ui.key("ctrl+Return")
            ui.wait_focus("text", "When")
            ui.wait("label", re.compile("whenever"))
            ui.key("ctrl+a")
            ui.type("26 Feb 2026")
            ui.key("ctrl+Return")
            ui.wait_focus("text", "Toll")
            ui.wait("label", "“26 Feb 2026” is a date, not a number of people")
            ui.picture("form-not-understood")
            ui.key("ctrl+a")
            ui.type("11 soldiers killed")
            ui.key("ctrl+Return")
            ui.wait("button", "Register")
            ui.key("Return")
            ui.wait("label", re.compile("^Registered as "))
        [incident] = records(registry, "incident")
        assert incident["start"]["edtf"] == "2026-02-26", incident
        [toll] = incident["claims"]
        assert (toll["quantity"]["best"], toll["effect"]) == (11, "killed"), toll


main(nothing_is_registered_that_is_not_understood)
