# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A press text beside a form: what it says is taken by the keyboard, nothing without a key, and every value that was
taken cites the text in the registry."""

import json
import re
import tempfile

from driver import Session, main
from window import PROGRAM, cli, go_to, kept_drafts, make_registry

TEXT = """Pakistan summons Afghan mission over Bajaur attack

ISLAMABAD, 18 February 2026 — The Ministry of Foreign Affairs summoned the Afghan mission and lodged a formal \
protest with the Afghan Taliban authorities over the attack on a joint checkpost in Bajaur on February 16, in which \
11 soldiers were killed and five wounded. A suicide car bomb struck the post before the attackers opened fire. \
Heavy casualties were also reported by officials who asked not to be named.

The ministry strongly condemned the attack, carried out by the TTP, whose leadership operates from Afghanistan. It \
demanded that the Afghan Taliban authorities take immediate and verifiable steps against all groups in their \
territory; that they dismantle the infrastructure of these groups; and that they act against the leaders who plan \
attacks. The ministry warned that inaction would harm regional stability and co-operation. It recalled that the \
Afghan Taliban leadership had assured Pakistan more than once that Afghan soil would not be used against any country.

Pakistan reserves the right to respond to threats from across the border and to protect its citizens and armed \
forces. Security forces carried out over 75,000 intelligence-based operations in 2025, more than 14,000 of them in \
Khyber Pakhtunkhwa and nearly 59,000 in Balochistan, ISPR said. The ministry added that it would inform friendly \
governments and the United Nations of the matter, and that the mission had been asked to convey the protest to Kabul \
without delay. https://mofa.example/press/2026-02-18
"""
LIST = "What the text says, by field"
TAKEN = re.compile("^(Demarche: (To|Mission|Nature|Form|Date|Subject|Tone)|Incident: (How|Where|When|Alleged)|Toll|"
                   "Demands|Rights reserved)")
NOT_MEANT = re.compile("possible|armed assault|today|Heavy|attackers")


def begin_protest(ui):
    go_to(ui, "Demarches")
    ui.key("ctrl+n")
    ui.wait_focus("text", "To")


def paste(ui, text):
    ui.copy(text)
    ui.key("ctrl+shift+v")
    ui.wait("list", LIST)


def row(ui):
    """The proposal that has the keyboard, as it is read out."""
    return ui.wait_focus("list item", re.compile("“")).name


def answer_all(ui):
    """Takes what a desk officer would, drops the rest; returns what was taken."""
    taken = []
    for _ in range(60):
        ui.settle()
        focus = ui.focused()
        if not focus or focus.role != "list item" or ui.find("label", re.compile("^Every proposal has its answer")):
            break
        if TAKEN.search(focus.name) and not NOT_MEANT.search(focus.name):
            taken.append(focus.name)
            ui.key("Return")
        else:
            ui.key("Delete")
    return taken


def text_becomes_a_registered_act():
    with tempfile.TemporaryDirectory(prefix="chancery-press-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder, size=(1440, 900)) as ui:
            begin_protest(ui)
            keys = ui.other_keys
            paste(ui, TEXT)
            assert row(ui).startswith("Demarche: To, Afghan Taliban authorities"), row(ui)
            ui.picture("press-pasted")
            taken = answer_all(ui)
            ui.picture("press-taken")
            print(f"# {ui.other_keys - keys} other keys, {len(taken)} taken")
            assert len(taken) >= 14, taken
            ui.key("ctrl+Return")
            ui.wait("label", re.compile("PROT/2026/0002"))
            ui.key("Return")
            ui.wait("label", re.compile("^Protest · made · summons"))
            print(f"# {ui.other_keys - keys} other keys until it was registered")
            assert ui.other_keys - keys <= 90
        records = json.loads(cli(registry, "export", "--all"))["records"]
        check(records)
        cli(registry, "verify")


def edtf(date):
    """A date that is plainly stated is its EDTF text alone."""
    return date if isinstance(date, str) else date["edtf"]


def check(records):
    by_id = {record["id"]: record for record in records}
    act = next(r for r in records if r.get("reference") == "PROT/2026/0002")
    paper = next(r for r in records if r["kind"] == "document" and r.get("form") == "press-report"
                 and r["body"].startswith("Pakistan summons"))
    assert paper["source"] == "https://mofa.example/press/2026-02-18", paper["source"]
    assert edtf(paper["date_on_document"]) == "2026-02-18"
    assert "press_text" not in paper
    cites = [link for link in act["links"] if link["type"] == "cites"]
    assert [link["to"]["id"] for link in cites] == [paper["id"]], cites
    assert "Date: “18 February 2026”" in cites[0]["note"], cites[0]["note"]
    assert "Tone: “strongly condemned”" in cites[0]["note"]
    assert act["form"] == "summons" and act["tone"] == "condemn"
    [incident] = [by_id[link["to"]["id"]] for link in act["links"] if link["type"] == "protests"]
    assert incident["start"]["edtf"] == "2026-02-16" and incident["start"]["quality"] == "inferred"
    assert incident["place"]["label"] == "Bajaur"
    tolls = [c for c in incident["claims"] if c["property"] == "casualty"]
    assert [(c["quantity"]["best"], c["effect"], c["wording"]) for c in tolls] == [
        (11, "killed", "11 soldiers were killed"), (5, "wounded", "five wounded")], tolls
    authors = [c for c in incident["claims"] if c["property"] == "attribution"]
    assert all(c["source"]["id"] == paper["id"] for c in tolls + authors) and len(authors) == 1, incident["claims"]
    demands = [r for r in records if r["kind"] == "demand" and r["raised_in"]["id"] == act["id"]]
    assert len(demands) == 3 and all(r["state"] == "registered" for r in demands), demands
    assert {r["demand_kind"] for r in demands} >= {"dismantle"}
    [right] = [r for r in records if r["kind"] == "reservation" and r["made_in"]["id"] == act["id"]]
    assert right["text"].startswith("Pakistan reserves the right"), right


def what_was_taken_outlives_a_killed_program():
    with tempfile.TemporaryDirectory(prefix="chancery-press-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            begin_protest(ui)
            paste(ui, TEXT)
            row(ui)
            ui.key("Return")
            ui.settle()
            ui.key("Return")
            ui.wait("label", re.compile("· 2 taken$"))
            ui.key("ctrl+z")
            ui.wait("label", re.compile("· 1 taken$"))
            ui.wait("label", re.compile("^Draft, kept"))
            ui.key("Return")
            ui.wait("label", re.compile("· 2 taken$"))
            ui.wait_until(lambda: any(content.count("taken ") == 2 for content in kept_drafts(registry)),
                          "the draft on disk")
            ui.kill()
            ui.quit = lambda: None
        before = cli(registry, "export", "--all")
        assert "press-report" not in before, "a draft is no record"
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Desk")
            ui.wait("*", re.compile("Afghan Taliban authorities"))
            open_draft(ui)
            ui.wait("list", LIST)
            ui.wait("label", re.compile("· 2 taken$"))


def open_draft(ui):
    for _ in range(20):
        focus = ui.focused()
        if focus and focus.role == "list item" and "draft" in focus.name.lower():
            break
        ui.key("Tab")
        ui.settle()
    ui.key("Return")


def what_is_pressed_on_is_for_the_text():
    """Bug: what was pressed before a pasted text had been read went to the form."""
    with tempfile.TemporaryDirectory(prefix="chancery-press-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            begin_protest(ui)
            ui.copy(TEXT)
            ui.key("ctrl+shift+v", "Return", "Return")
            ui.wait("label", re.compile("· 2 taken$"))


def nothing_to_paste_is_said():
    with tempfile.TemporaryDirectory(prefix="chancery-press-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            begin_protest(ui)
            ui.key("ctrl+shift+v")
            ui.wait("label", re.compile("^There is no text to paste"))
            paste(ui, "Nothing here is of use, <b>not</b> even this & that.")
            ui.wait("label", "Nothing in this text fits this form.")
            ui.key("Escape")
            ui.wait_focus("text", "To")


main(text_becomes_a_registered_act, what_was_taken_outlives_a_killed_program,
     what_is_pressed_on_is_for_the_text, nothing_to_paste_is_said)
