# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file from its first note to the archive, by keyboard: notes with their replies and enclosures, a new part, closing with
what is still open, the archive, and back again."""

import json
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, make_registry

def document(path, title, day, direction, form="note-verbale"):
    made = cli(path, "new", "document", f"title={title}", f"form={form}", f"direction={direction}", f"date_on_document={day}",
               f"correspondents.role={'from' if direction == 'in' else 'to'}", "correspondents.who=Norway").strip()
    cli(path, "register", made)
    return made


def make_case(home):
    path = make_registry(home)
    case = cli(path, "new", "casefile", "class=NOR", "title=The fisheries zone", "opened=2026-01-10").strip()
    note = document(path, "Note on the fisheries zone, with a chart of the lines drawn", "2026-01-12", "out")
    chart = document(path, "Chart of the zone", "2026-01-12", "out", "paper")
    reply = document(path, "Reply on the zone", "2026-01-20", "in")
    rejoinder = document(path, "Rejoinder on the zone", "2026-02-03", "out")
    elsewhere = document(path, "A matter of another file", "2025-12-01", "in")
    cli(path, "link", reply, "replies-to", note)
    cli(path, "link", chart, "enclosure-of", note)
    cli(path, "link", rejoinder, "rejoins", reply)
    cli(path, "link", note, "replies-to", elsewhere)
    protest = cli(path, "new", "demarche", "title=Protest over the cutter", "act_kind=protest", "direction=made", "party_from=Denmark",
                  "party_to=Norway", "form=summons", "occasion_date=2026-02-18", "reply_by=2026-03-10").strip()
    cli(path, "register", protest)
    cli(path, "file", chart, reply, note, rejoinder, protest, "--case", case)
    cli(path, "new", "action", f"on={protest}", "what=Ask Oslo again", "due=2026-03-12")
    return path, case


def casefile(path, case):
    return json.loads(cli(path, "show", case, "--format", "json"))


def open_the_case(ui, state="open since 10 Jan 2026"):
    ui.wait("list")
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.type("kind:casefile fisheries")
    ui.wait("list item", re.compile("^Case file, NOR/"))
    ui.key("Down", "Return")
    ui.wait("label", re.compile(f"^NOR/.* · {state}.* · . papers"))


def read_the_correspondence(ui, name):
    ui.key("alt+5")
    # What is not in the file is known by its number.
    ui.wait_focus("list item", re.compile("^Without a date: DOC/.*[Nn]ot in this case file"))
    for words in ["^12 Jan 2026: Note on the fisheries zone.*Reply · note verbale to Norway.*Answered 20 Jan 2026",
                  "^12 Jan 2026: Chart of the zone, Enclosure · paper to Norway", "^20 Jan 2026: Reply on the zone.*Answered 3 Feb 2026",
                  "^3 Feb 2026: Rejoinder on the zone, Rejoinder · note verbale to Norway",
                  "^18 Feb 2026: Protest over the cutter.*No reply after .* days, .* 10 Mar 2026"]:
        ui.key("Down")
        ui.wait_focus("list item", re.compile(words))
    ui.picture(name)
    ui.key("Return")
    ui.wait("label", re.compile("^Protest · made · summons"))


def choose_in_menu(ui, entry):
    """From the menu of the record, which is before the page."""
    for _ in range(24):
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


def see_enclosures_below_their_letter(ui):
    ui.key("alt+2")
    ui.wait_focus("list item", re.compile("^Folio 1: Reply on the zone.*1 of 5"))
    ui.key("Tab")
    ui.wait_focus("button", "Number the folios")
    ui.key("Return")
    ui.wait("label", "Folios numbered")
    ui.key("shift+Tab")
    for words in ["^Folio 1: Reply on the zone", "^Folio 2: Note on the fisheries zone", "^Folio 2 encl. 1: Chart of the zone.*folio 3"]:
        ui.wait_focus("list item", re.compile(words))
        ui.key("Down")
    ui.wait_focus("list item", re.compile("^Folio 4: Rejoinder on the zone"))


def start_a_part(ui, path, case):
    choose_in_menu(ui, "Start a New Part…")
    ui.wait("label", "Start a New Part?")
    ui.wait_focus("text", "Title of the part, if it has one")
    ui.type("The sequel")
    ui.picture("correspondence-2-start-part")
    ui.key("Return")
    ui.wait("label", "New part started")
    ui.wait_until(lambda: [part["number"] for part in casefile(path, case)["parts"]] == ["I", "II"], "two parts")
    late = document(path, "A late note", "2026-03-05", "in")
    cli(path, "file", late, "--case", case)
    assert [item["part"] for item in casefile(path, case)["items"]] == ["I"] * 5 + ["II"]
    ui.wait("list item", re.compile("^Part II · The sequel · from "))
    ui.wait("list item", re.compile("^Part I · from 10 Jan 2026 to "))
    ui.picture("correspondence-3-papers")


def part_of(path, case, title):
    papers = {item["record"]["id"]: item.get("part") for item in casefile(path, case)["items"]}
    return papers[json.loads(cli(path, "search", "--format", "json", f'"{title}"'))["hits"][0]["id"]]


def move_between_parts(ui, path, case):
    """A letter takes what lay with it along; over a heading a paper goes into the other part."""
    for _ in range(24):
        focus = ui.wait_focus("*")
        if focus.role == "list item" and focus.parent.name == "Papers":
            break
        ui.key("Tab")
        ui.settle()
    ui.key("Home", "Down")
    ui.wait_focus("list item", re.compile("^Folio 2: Note on the fisheries zone"))
    ui.key("alt+shift+Down")
    ui.wait_focus("list item", re.compile("^Folio 2: Note on the fisheries zone.*3 of 6|^Folio 2: Note on the fisheries zone.*4 of 6"))
    ui.key("Up")
    ui.wait_focus("list item", re.compile("^Folio 4: Rejoinder"))
    ui.key("Down", "Down")
    ui.wait_focus("list item", re.compile("^Folio 2 encl. 1: Chart"))
    ui.key("Down")
    ui.wait_focus("list item", re.compile("^Folio 5: Protest"))
    ui.key("alt+shift+Down")
    ui.wait_until(lambda: part_of(path, case, "Protest over the cutter") == "II", "the protest in the second part")
    ui.wait_focus("list item", re.compile("^Folio 5: Protest"))
    ui.key("alt+shift+Up")
    ui.wait_until(lambda: part_of(path, case, "Protest over the cutter") == "I", "the protest in the first part")
    ui.wait_focus("list item", re.compile("^Folio 5: Protest"))


def close_and_archive(ui, path, case):
    choose_in_menu(ui, "Close…")
    ui.wait("label", re.compile("^Close NOR/"))
    ui.wait("label", re.compile("Still to be done: “Ask Oslo again”"))
    ui.picture("correspondence-4-close")
    ui.key("Return")
    ui.wait("label", "Closed")
    ui.wait("label", re.compile("^NOR/.* · closed "))
    assert casefile(path, case)["state"] == "closed"
    ui.key("ctrl+z")
    ui.wait("label", re.compile("^NOR/.* · open since"))
    assert casefile(path, case)["state"] == "registered"
    ui.key("ctrl+shift+z")
    ui.wait("label", re.compile("^NOR/.* · closed "))
    choose_in_menu(ui, "Archive…")
    ui.wait("label", re.compile("^Archive NOR/"))
    ui.wait_focus("text", "Where it is kept")
    ui.type("Annex, box 12")
    ui.picture("correspondence-5-archive")
    ui.key("Return")
    ui.wait("label", re.compile("^NOR/.* · archived .*, kept at Annex, box 12"))
    ui.wait("list item", re.compile("^Case file, NOR/.*archived"))
    ui.picture("correspondence-6-archived")
    choose_in_menu(ui, "Reopen…")
    ui.wait("label", re.compile("^Reopen NOR/"))
    ui.wait_focus("text", "Why, if that is to be kept")
    ui.type("A new note")
    ui.key("Return")
    ui.wait("label", re.compile("^NOR/.* · open since"))
    assert [minute["text"] for minute in casefile(path, case)["minutes"]] == ["A new note"]
    ui.key("ctrl+z")
    ui.wait("label", re.compile("^NOR/.* · archived"))


def a_case_from_the_first_note_to_the_archive():
    with tempfile.TemporaryDirectory(prefix="chancery-correspondence-") as home:
        path, case = make_case(home)
        with Session(PROGRAM, home=home, dark=True) as ui:
            open_the_case(ui)
            read_the_correspondence(ui, "correspondence-1-dark")
        with Session(PROGRAM, home=home) as ui:
            open_the_case(ui)
            read_the_correspondence(ui, "correspondence-1-threads")
        with Session(PROGRAM, home=home) as ui:
            open_the_case(ui)
            see_enclosures_below_their_letter(ui)
            start_a_part(ui, path, case)
            move_between_parts(ui, path, case)
            close_and_archive(ui, path, case)
            print(f"# {ui.counts()}")
        with Session(PROGRAM, home=home, size=(400, 700)) as ui:
            open_the_case(ui, "archived")
            ui.key("alt+5")
            ui.wait_focus("list item")
            ui.picture("correspondence-7-narrow")
            ui.key("alt+2")
            ui.wait_focus("list item")
            ui.picture("correspondence-8-narrow-papers")
        cli(path, "verify")


main(a_case_from_the_first_note_to_the_archive)
