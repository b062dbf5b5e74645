# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file by keyboard alone: how it stood on the days on which a verdict changed, a paper moved and moved back,
the summary edited where it stands, and the timeline, in the page and in place of it."""

import json
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

NUMBER = "AFG/2026/1"
DEMAND = "6ee1fbc1-2e9d-4f30-999d-436e0cbab980"
PROTEST = "Protest over the attack on a joint checkpost in Bajaur"
SUMMARY = "What was asked, and what came of it."


def casefile(path):
    return json.loads(cli(path, "show", NUMBER, "--format", "json"))


def papers(path):
    return [item["record"]["id"] for item in casefile(path)["items"]]


def folios(path):
    return [item.get("folio") for item in casefile(path)["items"]]


def open_the_case(ui):
    ui.wait("list", "Places")
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type(NUMBER)
    ui.wait("list item", re.compile("^Case file, " + NUMBER))
    ui.key("Down", "Return")
    ui.wait("label", re.compile(f"^{NUMBER} · open since 2 Mar 2026 · 14 papers · 2 demands open · last answer none"))


def step_through_the_verdicts(ui):
    ui.key("alt+comma")
    ui.wait("label", "As it stood on 1 April 2026")
    ui.wait("label", re.compile("2 demands open"))
    ui.key("alt+comma")
    ui.wait("label", "As it stood on 2 March 2026")
    ui.wait("label", re.compile("3 demands open"))
    ui.picture("casefile-1-as-on")
    ui.key("alt+period")
    ui.wait("label", "As it stood on 1 April 2026")
    ui.key("Escape")
    ui.wait_gone("label", re.compile("^As it stood on"))
    ui.wait("label", re.compile("2 demands open"))


def move_a_paper(ui, path):
    before, numbers = papers(path), folios(path)
    ui.key("alt+2")
    ui.wait_focus("list item", re.compile("^Folio 1: " + PROTEST + ".*1 of 14"))
    ui.key("alt+shift+Down", "alt+shift+Down")
    ui.wait_focus("list item", re.compile("^Folio 1: " + PROTEST + ".*3 of 14"))
    ui.wait("label", re.compile("Papers put in another order"))
    moved = before[1:3] + before[:1] + before[3:]
    ui.wait_until(lambda: papers(path) == moved, "the paper in its new place")
    # A folio is what stands on the paper: it went along.
    assert folios(path)[:3] == ["2", "3", "1"], folios(path)
    ui.picture("casefile-2-papers")
    ui.key("ctrl+z")
    ui.wait_until(lambda: papers(path) == before, "the paper where it was")
    assert folios(path) == numbers


def edit_the_summary(ui, path):
    for _ in range(40):
        focus = ui.focused()
        if focus and "Edit the summary" in focus.words():
            break
        ui.key("shift+Tab")
        ui.settle()
    ui.key("Return")
    ui.wait_focus("text", "Summary")
    ui.key("ctrl+a")
    ui.type(SUMMARY)
    ui.key("ctrl+Return")
    ui.wait("label", SUMMARY)
    ui.wait_until(lambda: casefile(path)["summary"] == SUMMARY, "the summary in the registry")


def look_at_the_time(ui):
    ui.key("alt+4")
    ui.wait("button", "Zoom in")
    # It opens at what holds most of it; the one of long ago is a key away.
    ui.wait_focus("list item", re.compile("^Statement.*2026"))
    ui.key("Down")
    ui.wait_focus("list item", re.compile("^Incident"))
    ui.key("Home")
    ui.wait_focus("list item", re.compile("^Incident.*, 2021, "))
    for kind in ["Statement", "Correspondence", "Demarche"]:
        ui.key("Up")
        focus = ui.wait_focus("list item", re.compile("^" + kind))
    assert "16 Feb 2026 or later, inferred" in " ".join(focus.words()), focus.words()
    ui.picture("casefile-3-timeline")
    ui.key("ctrl+t")
    ui.wait("label", "Timeline")
    ui.wait_focus("list item", re.compile("^Statement.*2026"))
    ui.wait("label", "Without a date (2)")
    ui.key("Down")
    ui.wait_focus("list item", re.compile("^Incident"))
    ui.key("End")
    ui.wait_focus("list item", re.compile("^Incident.*Bajaur, 16 Feb 2026"))
    ui.key("ctrl+plus", "ctrl+plus")
    ui.picture("casefile-4-view")
    for kind in ["Statement", "Correspondence", "Demarche"]:
        ui.key("Up")
        ui.wait_focus("list item", re.compile("^" + kind))
    ui.key("Return")
    ui.wait("label", re.compile("^Protest · made · summons"))
    ui.wait("label", PROTEST)
    ui.key("Escape")
    ui.wait("list", "Timeline")


def a_case_by_keyboard_alone():
    with tempfile.TemporaryDirectory(prefix="chancery-case-") as home:
        path = make_registry(home, sample=True)
        cli(path, "assess", DEMAND, "--verdict", "met", "--on", "2026-04-01")
        with Session(PROGRAM, home=home) as ui:
            open_the_case(ui)
            step_through_the_verdicts(ui)
            move_a_paper(ui, path)
            edit_the_summary(ui, path)
            look_at_the_time(ui)
            print(f"# {ui.counts()}")
        cli(path, "verify")


def a_page_learns_what_leads_to_it():
    """What a record was put into, or linked from, stood in no line of its open page until it was opened again."""
    with tempfile.TemporaryDirectory(prefix="chancery-case-") as home:
        path = make_registry(home, sample=True)
        paper = cli(path, "new", "document", "title=A late paper").strip()
        other = cli(path, "new", "document", "title=Its cover").strip()
        with Session(PROGRAM, home=home) as ui:
            ui.wait("list", "Places")
            ui.key("ctrl+f")
            ui.wait_focus("*", re.compile("^Search"))
            ui.type("late paper")
            ui.wait("list item", re.compile("A late paper"))
            ui.key("Down", "Return")
            ui.wait("label", "not registered")
            cli(path, "file", paper, "--case", NUMBER)
            ui.wait("label", "In case files")
            cli(path, "link", other, "enclosure-of", paper)
            ui.wait("label", re.compile("^Has enclosure", re.I))


def where_there_is_none_one_is_made():
    """Bug: it said that nothing was found before anything was typed, and not that a name makes one."""
    with tempfile.TemporaryDirectory(prefix="chancery-casefile-") as folder:
        registry = make_registry(folder)
        cli(registry, "new", "document", "title=Letter on the border", "form=letter", "direction=in")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Correspondence")
            ui.wait("list item", re.compile("Letter on the border"))
            ui.key("F6", "Home", "f")
            ui.wait("*", "Put 1 Into a Case File")
            ui.wait("label", "Type a name to make a new one")
            ui.type("Border", own=False)
            ui.wait("list item", "Border, New case file")


main(a_case_by_keyboard_alone, a_page_learns_what_leads_to_it,
     where_there_is_none_one_is_made)
