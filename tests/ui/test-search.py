# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search entry: the same hits as the command line, and no text that makes it fail."""

import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, make_registry

QUERIES = ["bajaur", "kind:demand", "after:2026-02-16 kind:statement", "party:taliban -kind:demand", "tone:>=protest",
           "\"joint checkpost\"", "prot 2026 1", "inciden*", "kind:incident OR kind:reservation"]
GARBAGE = ["(", "\"half a phr", "kind:", "kind:nothing", "after:not-a-date", "a OR", "-", "*", "((((((((", "\\", "'; DROP TABLE record; --",
           "marking:<=", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u5916\u4ea4", "NEAR(a b)", "a:b:c:d", "%_%"]


def type_query(ui, query):
    ui.key("ctrl+f")
    ui.wait_focus("*", re.compile("^Search"))
    ui.key("ctrl+a")
    ui.type(query)


def same_hits_as_the_command_line():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            for query in QUERIES:
                count = int(cli(registry, "search", "--count", query))
                assert 0 < count < 48, f"{query}: {count}"
                type_query(ui, query)
                ui.wait("label", re.compile(f"^{count} records?\\b"))
            ui.picture("search-last")


def no_text_makes_it_fail():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            for text in GARBAGE:
                type_query(ui, text)
                ui.wait("label", re.compile(r"^\d+ records?\b"))
                assert not ui.find("label", "The list could not be read"), text
            type_query(ui, "joint checkpost bajaur")
            ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"))


def what_is_not_understood_is_told():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "All records")
            type_query(ui, "bajaur after:foo")
            ui.wait("label", "No date in “after:foo”: searched as words")
            ui.picture("search-misread")
            type_query(ui, "bajaur after:2026")
            ui.wait_gone("label", "No date in “after:foo”: searched as words")


def other_spellings_follow_and_a_slip_is_named():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "Bajour")
            ui.wait("label", "0 records · 6 sound alike")
            ui.wait("list item", re.compile("sounds like “Bajaur”"))
            ui.picture("search-sounds")
            type_query(ui, "protset")
            ui.wait("button", "Did You Mean “protest”?")
            ui.picture("search-suggestion")
            ui.key("Down", "Return")
            ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"))
            ui.wait_focus("list item", re.compile("^Action, Enter the protest"))


def keys_before_the_answer_mean_the_answer():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            ui.key("F6", "Down")
            type_query(ui, "kind:demarche")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Demarche"))
            # Nobody waits between the words and the row that they will bring.
            type_query(ui, "kind:demand")
            ui.key("Down", "Down", "Return")
            ui.wait_focus("scroll pane")
            rows = [node for node in ui.find_all("list item", re.compile("^Demand, "))]
            assert [row.has("selected") for row in rows[:2]] == [False, True], [row.line() for row in rows]


main(same_hits_as_the_command_line, other_spellings_follow_and_a_slip_is_named, keys_before_the_answer_mean_the_answer,
     no_text_makes_it_fail, what_is_not_understood_is_told)
