# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is drafted from a record by one key, in another form and language by a few more; what was written on it is there
again, and it is saved as a text document."""

import os
import re
import tempfile
import zipfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

TEXT = "Text of the note"


def open_protest(ui):
    go_to(ui, "Demarches")
    ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"))
    ui.key("F6", "Down", "Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def holds(ui, words):
    ui.wait_until(lambda: words in (ui.text("*", TEXT) or ""), f"“{words}” in the note")


def a_note_is_drafted_gone_on_with_and_saved():
    with tempfile.TemporaryDirectory(prefix="chancery-note-") as folder:
        make_registry(folder, sample=True)
        path = os.path.join(folder, "note.odt")
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            ui.key("ctrl+shift+t")
            ui.wait_focus("*", TEXT)
            holds(ui, "presents its compliments to the Afghan mission in Islamabad")
            holds(ui, "2. Dismantle the infrastructure of these groups.")
            ui.picture("note")
            # What is written goes where it is written.
            ui.key("ctrl+Home")
            ui.type("To be typed on paper with the arms.", own=True)
            ui.key("Return")
            holds(ui, "with the arms.\nNo. PROT")
            # What was written is there again.
            ui.key("Escape")
            ui.wait("label", re.compile("^Protest · made · summons"))
            ui.key("ctrl+shift+t")
            ui.wait_focus("*", TEXT)
            ui.wait("label", "As you left it.")
            holds(ui, "with the arms.\nNo. PROT")
            ui.key("ctrl+s")
            ui.wait_focus("text")
            ui.key("ctrl+a")
            ui.type(path)
            ui.key("Return")
            ui.wait("label", "Saved as note.odt")
        with zipfile.ZipFile(path) as document:
            content = document.read("content.xml").decode()
        assert "To be typed on paper with the arms." in content and "Dismantle the infrastructure" in content


def another_form_in_another_language():
    with tempfile.TemporaryDirectory(prefix="chancery-note-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            open_protest(ui)
            ui.key("ctrl+shift+t")
            ui.wait_focus("*", TEXT)
            holds(ui, "NOTE VERBALE")
            # Back over folder, save and language to the form.
            ui.key("shift+Tab", "shift+Tab", "shift+Tab")
            ui.wait_focus("*", re.compile("^Language"))
            ui.key("Down")
            holds(ui, "saluda muy atentamente a")
            ui.wait("label", re.compile("in another language than the note"))
            ui.key("shift+Tab")
            ui.wait_focus("*", re.compile("^Form"))
            ui.key("a")
            holds(ui, "AYUDA MEMORIA")
            ui.picture("note-spanish")


def what_came_to_us_is_answered():
    with tempfile.TemporaryDirectory(prefix="chancery-note-") as folder:
        registry = make_registry(folder, sample=True)
        incoming = cli(registry, "new", "document", "title=On the checkpost", "form=note-verbale", "direction=in", "date_on_document=2026-02-25",
            "their_refs.reference=KBL/77", "correspondents.role=from", "correspondents.who=Afghan mission in Islamabad",
            "correspondents.role=to", "correspondents.who=Pakistan").strip()
        # The draft names what it answers, which is marked higher.
        ours = cli(registry, "new", "document", "title=Our secret note", "form=note-verbale", "direction=out", "marking=confidential",
            "date_on_document=2026-02-20", "our_ref=NV/9", "correspondents.role=to", "correspondents.who=Afghan mission in Islamabad").strip()
        cli(registry, "link", incoming, "replies-to", ours)
        for size, name in (((1280, 800), "reply"), ((400, 700), "reply-narrow")):
            with Session(PROGRAM, home=folder, size=size) as ui:
                ui.key("ctrl+f")
                ui.wait_focus("*", re.compile("^Search"))
                ui.type("checkpost kind:document")
                ui.wait("list item", re.compile("On the checkpost"))
                ui.key("Down", "Return")
                ui.wait("label", "On the checkpost")
                ui.key("ctrl+shift+t")
                ui.wait_focus("*", TEXT)
                holds(ui, "has the honour to refer to the latter’s Note No. KBL/77 dated 25 February 2026")
                holds(ui, "[Our answer]")
                ui.wait("label", re.compile("does not say what stands in brackets: Number, Subject, Our answer, Date"))
                ui.wait("label", re.compile("is marked “Confidential”, higher than the record"))
                ui.picture(name)
                if name != "reply":
                    continue
                # The gaps are in the language of the note, and what gives its paragraphs their side is no part of it.
                ui.key("shift+Tab", "shift+Tab", "shift+Tab")
                ui.wait_focus("*", re.compile("^Language"))
                for words in ("saluda muy", "présente ses", "свидетельствует", "[ہمارا جواب]"):
                    ui.key("Down")
                    holds(ui, words)
                ui.wait("label", re.compile("does not say what stands in brackets: نمبر"))
                ui.picture("reply-urdu")


main(a_note_is_drafted_gone_on_with_and_saved, another_form_in_another_language, what_came_to_us_is_answered)
