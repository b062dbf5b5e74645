# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the form of a demarche share: a desk that lacks nothing, and the way to a field."""

import json
import re
import sqlite3

from window import cli, go_to, make_registry


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


def type_subject(ui, subject):
    """Another subject in the form that has just come up."""
    ui.wait_focus("text", "To")
    tab_to(ui, "Subject")
    ui.key("ctrl+a")
    ui.type(subject)


def begin_demarche(ui, party="Kabul", subject="Protest over the shelling"):
    """A new demarche that lacks nothing to be registered."""
    go_to(ui, "Demarches")
    ui.key("ctrl+n")
    ui.wait_focus("text", "To")
    ui.type(party)
    ui.key("Return")
    tab_to(ui, "Subject")
    ui.type(subject)


def open_draft(ui, subject):
    """From the desk, by keyboard."""
    for _ in range(12):
        focus = ui.wait_focus("*")
        if focus.role == "list item" and any(subject in word for word in focus.words()):
            break
        ui.key("F6" if focus.parent.name == "Places" else "Tab")
        ui.settle()
    ui.key("Return")
    ui.wait("label", "This is a draft that was kept.")


def make_desk(folder):
    """A registry whose own party is Islamabad, so that a protest lacks no side."""
    registry = make_registry(folder)
    own = cli(registry, "new", "actor", "names.text=Islamabad").split()[0]
    with sqlite3.connect(registry) as database:
        database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('own_party', ?)", [own])
    database.close()
    return registry
