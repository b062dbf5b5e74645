# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another process works on the same registry while the window is open: the page follows, and a form loses nothing of
either side: both versions stand side by side, and the officer chooses field by field."""

import json
import re
import tempfile

from demarche import type_subject
from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

TITLE = "Enquiry about a detained national"


def enter(registry, *fields):
    """A demarche by the command line; its id."""
    return cli(registry, "new", "demarche", f"title={TITLE}", "party_to=Kabul", "party_from=Us", "act_kind=protest",
               "form=summons", "direction=made", "occasion_date=2026-02-18", *fields).split()[0]


def record(registry, identity):
    return json.loads(cli(registry, "show", identity, "--format", "json"))


def elsewhere(registry, *arguments):
    return cli(registry, "--as", "anna", *arguments)


def open_record(ui):
    go_to(ui, "Demarches")
    ui.wait("label", "1 record")
    ui.key("F6", "Down", "Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def edit_subject(ui, subject):
    ui.key("F2")
    type_subject(ui, subject)


def page_follows():
    with tempfile.TemporaryDirectory(prefix="chancery-meanwhile-") as folder:
        registry = make_registry(folder)
        identity = enter(registry)
        with Session(PROGRAM, home=folder) as ui:
            open_record(ui)
            elsewhere(registry, "set", identity, "title=Protest over a detained national")
            ui.wait("label", "Protest over a detained national")
            elsewhere(registry, "delete", identity)
            ui.wait("*", "Not in This Registry")


def both_versions_stand_side_by_side():
    with tempfile.TemporaryDirectory(prefix="chancery-meanwhile-") as folder:
        registry = make_registry(folder)
        identity = enter(registry, "tone=concern")
        with Session(PROGRAM, home=folder) as ui:
            open_record(ui)
            edit_subject(ui, "The officer's subject")
            elsewhere(registry, "set", identity, "title=Anna's subject", "tone=condemn", "note=Anna's note")
            ui.wait("label", re.compile(r"^anna changed this record at \d\d:\d\d\. What you typed is kept"))
            ui.picture("meanwhile-notice")
            ui.key("ctrl+s")
            ui.wait("label", "Changed by Somebody Else Meanwhile")
            ui.wait("label", "The officer's subject")
            ui.wait("label", "Anna's subject")
            ui.wait("label", re.compile("^Only they changed, and it is kept: (Note, Tone|Tone, Note)"))
            ui.picture("meanwhile-both")
            ui.wait("button", "Save", sensitive=False)
            ui.key("Escape")
            ui.wait_text("text", "Subject", "The officer's subject")
            ui.key("ctrl+s")
            ui.wait_focus("list item", re.compile("Subject$"))
            ui.key("Left", "Return")
            ui.wait("label", re.compile("^Protest · made · summons"))
        saved = record(registry, identity)
        assert (saved["title"], saved["tone"], saved["note"]) == ("The officer's subject", "condemn", "Anna's note"), saved
        cli(registry, "verify")


def what_only_one_changed_is_joined():
    with tempfile.TemporaryDirectory(prefix="chancery-meanwhile-") as folder:
        registry = make_registry(folder)
        identity = enter(registry)
        with Session(PROGRAM, home=folder) as ui:
            open_record(ui)
            edit_subject(ui, "The officer's subject")
            elsewhere(registry, "set", identity, "tone=condemn")
            ui.wait("label", re.compile("^anna changed this record"))
            ui.key("ctrl+s")
            ui.wait("label", "Saved, with what was changed meanwhile: Tone")
        saved = record(registry, identity)
        assert (saved["title"], saved["tone"]) == ("The officer's subject", "condemn"), saved


def deleted_meanwhile_is_made_anew():
    with tempfile.TemporaryDirectory(prefix="chancery-meanwhile-") as folder:
        registry = make_registry(folder)
        identity = enter(registry)
        with Session(PROGRAM, home=folder) as ui:
            open_record(ui)
            edit_subject(ui, "The officer's subject")
            elsewhere(registry, "delete", identity)
            ui.wait("label", re.compile("^This record was deleted meanwhile"))
            ui.picture("meanwhile-deleted")
            ui.key("ctrl+s")
            ui.wait("label", re.compile("^Protest · made · summons"))
        assert record(registry, identity)["title"] == "The officer's subject"
        cli(registry, "verify")


def registered_meanwhile_is_corrected_and_void_stays():
    with tempfile.TemporaryDirectory(prefix="chancery-meanwhile-") as folder:
        registry = make_registry(folder)
        identity = enter(registry)
        with Session(PROGRAM, home=folder) as ui:
            open_record(ui)
            edit_subject(ui, "The officer's subject")
            number = elsewhere(registry, "register", identity).strip()
            ui.wait("label", re.compile(f"^anna registered this record at .*, as {number}.*is a correction now"))
            ui.key("ctrl+s")
            ui.wait_focus("text", "Reason for the correction")
            ui.type("The subject was wrong")
            ui.key("Return")
            ui.wait("label", re.compile("The subject was wrong"))
            assert record(registry, identity)["corrections"][0]["before"] == TITLE
            edit_subject(ui, "One more")
            elsewhere(registry, "void", identity, "--reason", "Entered twice")
            ui.wait("label", re.compile("^anna made this record void at .*kept as a draft"))
            ui.picture("meanwhile-void")
            ui.key("ctrl+s")
            ui.settle()
            ui.key("Escape")
            ui.wait("label", "The draft is kept; it waits on the desk")
        assert record(registry, identity)["title"] == "The officer's subject"
        cli(registry, "verify")


main(page_follows, both_versions_stand_side_by_side, what_only_one_changed_is_joined, deleted_meanwhile_is_made_anew,
     registered_meanwhile_is_corrected_and_void_stays)
