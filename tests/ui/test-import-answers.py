# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer has answered about the clashes of a file is not lost without a word."""

import re
import tempfile

from driver import Session, main
from window import PROGRAM, edited_elsewhere, make_registry, nobody_writes, note_of

LOST = "Your answer to 1 clash will be lost."
FIRST = "Finish or leave the import first: Escape leaves it."


def answer(ui):
    ui.wait("list item", re.compile("not decided"), focused=True)
    ui.key("Right")
    ui.wait("list item", re.compile("theirs is taken"), focused=True)


def who_leaves_answers_is_asked():
    # Bug: one Escape too many, or a window that was closed, and an hour of answers was gone without a question.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            answer(ui)
            ui.key("ctrl+q")
            ui.wait("*", FIRST)
            ui.key("Escape")
            ui.wait("label", LOST)
            ui.picture("import-answers-asked")
            # Bug: a second Return, or the Ctrl+Return that was to bring in, threw the answers away.
            for key in ("Escape", "Return", "ctrl+Return"):
                ui.key(key)
                ui.wait_gone("label", LOST)
                ui.wait("list item", re.compile("theirs is taken"), focused=True)
                ui.key("Escape")
                ui.wait("label", LOST)
                ui.wait_focus("button", "Keep Answers")
            ui.key("alt+d")
            ui.wait("list", "Places")
        assert note_of(registry) == "Ours."


def answers_stay_while_another_program_writes():
    # Bug: after ten seconds the file could not be brought in, and what was answered had gone with it.
    with tempfile.TemporaryDirectory(prefix="chancery-answers-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, [edited_elsewhere(folder, registry)], home=folder) as ui:
            answer(ui)
            with nobody_writes(registry):
                ui.key("ctrl+Return")
                ui.wait("label", "Bringing in")
                ui.wait("*", "Another program is writing to the registry: nothing came in yet.")
                ui.wait_focus("button", "Bring In")
                ui.picture("import-answers-stay")
            # An answer that is given otherwise by then is the one that counts.
            ui.key("shift+Tab")
            row = ui.wait("list item", re.compile("theirs is taken"))
            for _ in range(8):
                if ui.focused().ref == row.ref:
                    break
                ui.key("Tab")
                ui.settle()
            ui.key("Left")
            ui.wait("list item", re.compile("what is here stays"), focused=True)
            ui.key("ctrl+Return")
            ui.wait("list", "Places")
            ui.wait("*", "Brought in: 1 new, 1 changed · 1 clash: as here")
        assert note_of(registry) == "Ours."


main(who_leaves_answers_is_asked, answers_stay_while_another_program_writes)
