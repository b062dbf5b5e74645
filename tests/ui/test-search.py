# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search entry: the same hits as the command line, and no text that makes it fail."""

import contextlib
import json
import re
import sqlite3
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


def the_best_match_comes_first():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder)
        for year, title in ((2021, "Grain, grain and once more grain"), (2023, "Fish, and grain beside it, and much more that is not"),
                            (2022, "Grain")):
            cli(registry, "new", "demarche", f"title={title}", "party_to=Kabul", f"occasion_date={year}-01-02")

        def wait_order(ui, *years):
            for _ in range(100):
                rows = [re.search(r"20\d\d", node.name)[0] for node in ui.find_all("list item", re.compile("^Demarche, "))]
                if rows == list(years):
                    return
                ui.settle()
            assert False, (rows, years)

        by_relevance = [hit["date"][:4] for hit in json.loads(
            cli(registry, "search", "--sort", "relevance", "--format", "json", "grain"))["hits"]]
        assert by_relevance != ["2023", "2022", "2021"], by_relevance
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "grain")
            wait_order(ui, "2023", "2022", "2021")
            ui.key("ctrl+shift+o")
            ui.wait_focus("*", "Newest First")
            ui.key("Down")
            ui.wait_focus("*", "Best Match First")
            ui.key("Return")
            ui.wait("label", "3 records · Best match first")
            wait_order(ui, *by_relevance)
            ui.picture("search-best-match")
            # Without words nothing matches better than another.
            type_query(ui, "")
            ui.key("Delete")
            ui.wait("label", "4 records")
            wait_order(ui, "2023", "2022", "2021")
        # It is remembered, as any other order.
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "grain")
            ui.wait("label", "3 records · Best match first")


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


def where_nothing_fulfils_conditions_one_is_left_out():
    """Bug: who had typed no word was told to try fewer words."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as home:
        registry = make_registry(home, sample=True)
        demarches = int(cli(registry, "search", "--count", "kind:demarche"))
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:nonsense")
            ui.wait("label", "Try another condition.")
            type_query(ui, "nonsense gibberish kind:demarche")
            ui.wait("label", "Try fewer words, or the beginning of one.")
            type_query(ui, "kind:demand before:1900 kind:demarche")
            ui.wait("label", "Leave a condition out, or try another.")
            type_query(ui, "kind:demarche before:1900")
            ui.wait("label", "No record has all of this.")
            ui.wait("button", re.compile(rf"^Leave Out “before:1900”: {demarches} records?$"))
            ui.picture("search-conditions-nothing")
            ui.key("Down")
            ui.wait_focus("button", re.compile("^Leave Out “before:1900”"))
            ui.key("Return")
            ui.wait("label", re.compile(rf"^{demarches} records?\b"))
            ui.wait_focus("list item", re.compile("^Demarche, PROT"))


def advice_is_of_the_day_of_the_desk():
    """Bug: the page reckoned typed dates from the day of the computer."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as home:
        with sqlite3.connect(make_registry(home, sample=True)) as database:
            database.execute("INSERT INTO setting (key, value) VALUES ('desk_day', '1000-02-18')")
        database.close()
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:demarche on:-500y")
            ui.wait("label", "No record has all of this.")
            # To that desk it is no day, and words.
            type_query(ui, "kind:demarche on:-1500y")
            ui.wait("label", re.compile("^Try a day, a month or a year: "))


def what_is_not_understood_is_told():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as home:
        make_registry(home, sample=True)
        with Session(PROGRAM, home=home) as ui:
            go_to(ui, "All records")
            type_query(ui, "bajaur after:foo")
            ui.wait("label", "No date in “after:foo”: searched as words. Type it like “after:-30d”.")
            # Bug: whoever had mistyped a day was told to try fewer words.
            ui.wait("label", "Try a day, a month or a year: “18 Feb 2026”, “Feb 2026” or “2026”.")
            ui.picture("search-misread")
            # Bug: of several only the first was named.
            type_query(ui, "bajaur after:foo kindd:x")
            ui.wait("label", "Not understood: “after:foo” (no date), “kindd:x” (“kind:”?)")
            ui.picture("search-misread-all")
            type_query(ui, "bajaur after:2026")
            ui.wait_gone("label", re.compile("^No date in “after:foo”"))
            # Bug: what was meant was told, and yet to be typed, above a page that said “Try another condition.”
            type_query(ui, "kind:demarche year:2025..2026")
            ui.wait("button", "Did You Mean “after:2025 before:2026”?")
            assert not ui.find("label", re.compile("^(Try another|Leave a condition)"))
            ui.picture("search-condition-meant")
            ui.key("Down", "Return")
            ui.wait("label", re.compile("^[1-9][0-9]* records?"))
            ui.wait_text("entry", re.compile("^Search in"), "kind:demarche (after:2025 before:2026)")


def other_spellings_follow_and_a_slip_is_named():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "Bajour")
            ui.wait("label", "0 records · 6 sound alike")
            ui.wait("list item", re.compile("sounds like “Bajaur”"))
            ui.picture("search-sounds")
            # Bug: where a condition named somebody rows and pages marked other words alone.
            type_query(ui, "leaders party:taleban")
            ui.wait("list item", re.compile("sounds like “Taliban”"))
            ui.key("Down")
            ui.wait_focus("list item", re.compile("sounds like “Taliban”"))
            ui.key("F3")
            ui.wait("*", re.compile("^Marked place 1 of "))
            ui.picture("search-sounds-party")
            type_query(ui, "protset")
            ui.wait("button", "Did You Mean “protest”?")
            ui.picture("search-suggestion")
            ui.key("Down", "Return")
            ui.wait("list item", re.compile("^Demarche, PROT/2026/0001"))
            ui.wait_focus("list item", re.compile("^Action, Enter the protest"))


def keys_before_the_answer_mean_the_answer():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            ui.key("F6", "Down")
            type_query(ui, "kind:demarche")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Demarche"))
            # All that is selected is all that was found, not what still stands there.
            demands = int(cli(registry, "search", "--count", "kind:demand"))
            type_query(ui, "kind:demand")
            ui.key("Down", "ctrl+a")
            ui.wait("label", re.compile(f"^{demands} selected"))
            # Nobody waits between the words and the row that they will bring.  Bug: with the arrow of the number pad one had to.
            type_query(ui, "kind:demand")
            ui.key("KP_Down", "Down", "Return")
            ui.wait_focus("scroll pane")
            rows = [node for node in ui.find_all("list item", re.compile("^Demand, "))]
            assert [row.has("selected") for row in rows[:2]] == [False, True], [row.line() for row in rows]


def keys_after_return_mean_what_was_found():
    """Bug: F2 pressed with Return changed the record that was open before, letters went into the search, and arrows were
    lost; and whoever went to what was found began at the record that was open, wherever it stood in it."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        demands = [hit["title"] for hit in json.loads(cli(registry, "search", "--format", "json", "kind:demand"))["hits"]]
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:demand")
            ui.key("Return", "Down", "Down")
            ui.wait_focus("list item", re.compile("^Demand, " + re.escape(demands[2])))
            type_query(ui, "kind:demand,demarche")
            ui.key("Return", "Down")
            ui.wait_until(lambda: [row.has("selected") for row in ui.find_all("list item", re.compile("^(Demand|Demarche), "))]
                          == [False, True, False, False], "the second of all four to be chosen")
            type_query(ui, "kind:demarche")
            ui.key("Return", "v")
            ui.wait("*", re.compile("^Make PROT/2026/0001 Void"))
            ui.key("Escape")
            ui.wait_gone("*", re.compile("^Make PROT/2026/0001 Void"))
            ui.wait_text("entry", re.compile("^Search in"), "kind:demarche")
            type_query(ui, "kind:demand")
            ui.key("Return", "F2")
            ui.wait("label", "Edit " + demands[0])


def chords_in_the_middle_of_typing_mean_what_is_typed():
    """Bug: they were for what had been found before: its number stood over an export of something else, and the report and
    the steps were of it."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:demand")
            ui.key("ctrl+e")
            ui.wait("label", re.compile(f"^The {int(cli(registry, 'search', '--count', 'kind:demand'))} records"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^The [0-9]+ records"))
            type_query(ui, "kind:statement")
            ui.key("ctrl+r")
            ui.wait("label", "kind:statement")
            ui.picture("search-report")
            ui.key("Escape")
            ui.wait_focus("*", re.compile("^Search in"))
            # What follows waits, too.
            type_query(ui, "kind:demarche")
            ui.key("alt+Down", "F2")
            ui.wait("label", re.compile("^Edit Protest over the attack"))


def keys_for_what_does_not_come_are_dropped():
    """Bug: after a search that failed the rows from before stood there, had the keyboard, and took the key that was meant
    for what would be found."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:demarche")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Demarche"))
            with contextlib.closing(sqlite3.connect(registry)) as other:
                other.execute("DROP TABLE reference")
            type_query(ui, "about:kabul")
            ui.key("Return", "v")
            ui.wait("label", "The list could not be read")
            ui.settle()
            assert not ui.find("*", re.compile("^Make PROT/2026/0001 Void"))
            ui.wait_focus("*", re.compile("^Search in"))
            # It comes before the failure and is dropped, or after it and is seen.
            ui.wait_text("entry", re.compile("^Search in"), re.compile("^about:kabulv?$"))
            ui.picture("search-problem")


def a_word_is_found_before_it_is_typed_to_its_end():
    """Bug: half a word found nothing, or what sounds like it, until the last letter was there."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            # Bug: a name in a condition found nothing until its last letter was there.
            type_query(ui, "party:pakist")
            ui.wait("label", "4 records begin so")
            type_query(ui, "checkp")
            ui.wait("label", "3 records begin so")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("joint checkpost"))
            ui.key("F3")
            ui.wait("*", re.compile("^Marked place 1 of "))
            ui.picture("search-begun")
            # Bug: half a word was kept that finds nothing, at the latest if the key came before the answer.
            type_query(ui, "checkpo")
            ui.key("ctrl+shift+s")
            ui.wait_focus("*", "Name of the search")
            ui.key("Escape")
            ui.wait_gone("*", "Name of the search")
            # Bug: whoever thought better of it had a star behind the word.
            assert ui.text("entry", re.compile("^Search in")) == "checkpo"
            ui.key("ctrl+shift+s")
            ui.wait_focus("*", "Name of the search")
            ui.key("Return")
            ui.wait_gone("*", "Name of the search")
            ui.wait_text("entry", re.compile("^Search in"), "checkpo*")
            type_query(ui, "checkp")
            ui.wait("label", "3 records begin so")
            # Bug: what is done with the list was done with none of them.
            ui.key("ctrl+e")
            ui.wait("label", re.compile("^The 3 records"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^The 3 records"))
            type_query(ui, "attack")
            ui.wait("label", "7 records · 3 begin so")
            ui.picture("search-goes-on")
            # Bug: what stands below was on paper, and among what is counted there.
            ui.key("ctrl+shift+c")
            ui.wait("*", "7 records copied")
            ui.key("Down", "End", "Up")
            ui.wait_focus("list item", re.compile("^Demand, Act against the leaders who plan attacks"))
            # Bug: of a row that is only like what was typed the page marked nothing.
            ui.key("F3")
            ui.wait("*", re.compile("^Marked place 1 of "))
            # A blank ends it.
            type_query(ui, "attack ")
            ui.wait("label", "7 records")


def what_only_sounds_alike_is_selected_before_it_goes():
    """Bug: a list of what only sounds like the search was exported as a file of no records."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "Bajour")
            ui.wait("label", "0 records · 6 sound alike")
            for chord in ("ctrl+e", "ctrl+shift+c"):
                ui.key(chord)
                ui.wait("*", re.compile("^These only sound like what was typed. Select"))
            assert not ui.find("label", re.compile("^The 0 records"))
            ui.picture("search-only-alike")
            ui.key("Down", "ctrl+a", "ctrl+e")
            ui.wait("label", re.compile("^The 6 records that are selected"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^The 6 records that are selected"))
            # Bug: one of them could not be selected.
            ui.key("Home", "ctrl+e")
            ui.wait("label", re.compile("^The 1 record that is selected"))


def what_sounds_alike_is_counted_where_it_is_chosen():
    """Bug: with all rows selected, what only sounds like the search was counted and not filed, and exported in number
    only."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        cli(registry, "new", "document", "title=Road to Bajour", "form=letter", "direction=in")
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "Bajour")
            ui.wait("label", "1 record · 6 sound alike")
            ui.key("ctrl+e")
            ui.wait("label", re.compile("^The 1 record"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^The 1 record"))
            ui.key("Return")
            ui.wait_focus("list item", re.compile("Road to Bajour"))
            ui.key("ctrl+a", "f")
            ui.wait("*", "Put 7 Into a Case File")
            ui.key("Escape")
            ui.wait_gone("*", "Put 7 Into a Case File")
            ui.key("ctrl+e")
            ui.wait("label", re.compile("^The 7 records that are selected"))


def sidebar(ui):
    """The saved searches as they stand there."""
    return [row.name for row in ui.find_all("list item", re.compile("^(Letters|Kabul|Protests|Notes)"))
            if row.parent.name == "Places"]


def save_search(ui, query, name):
    type_query(ui, query)
    ui.wait("label", re.compile(r"^\d+ records?\b"))
    ui.key("ctrl+shift+s")
    ui.wait_focus("*", "Name of the search")
    ui.key("ctrl+a")
    ui.type(name)
    ui.key("Return")
    ui.wait("list item", re.compile(f"^{name}, \\d+$"))


def searches_are_kept():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            letters = int(cli(registry, "search", "--count", "kind:document"))
            go_to(ui, "All records")
            save_search(ui, "kind:document", "Letters")
            ui.wait("list item", f"Letters, {letters}")
            save_search(ui, "party:taliban", "Kabul")
            assert cli(registry, "search", "--count", "--saved", "kabul", "kind:demand").strip() != "0"
            # The proposal is the query in words, and a name that is taken is asked about.
            type_query(ui, "kind:demarche tone:>=protest")
            ui.key("ctrl+shift+s")
            ui.wait_focus("*", "Name of the search")
            assert ui.text("*", "Name of the search").startswith("Demarche"), ui.text("*", "Name of the search")
            ui.key("ctrl+a")
            ui.type("kabul")
            ui.wait("label", re.compile("^“Kabul” is there already, and would no longer search: "))
            ui.wait("button", "Replace")
            ui.picture("search-replace")
            ui.key("ctrl+a")
            ui.type("Protests")
            ui.key("Return")
            ui.wait("list item", re.compile(r"^Protests, \d+$"))
            # Elsewhere something is saved, and something changes what is found.
            cli(registry, "new", "document", "title=A note of thanks")
            ui.wait("list item", f"Letters, {letters + 1}")
            # The keyboard moves, renames and takes away.
            go_to(ui, "Directory")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Letters"))
            ui.key("alt+shift+Down")
            ui.wait_until(lambda: [name.split(",")[0] for name in sidebar(ui)] == ["Kabul", "Letters", "Protests"],
                          "the order of the searches")
            ui.wait_focus("list item", re.compile("^Letters"))
            ui.key("F2")
            ui.wait_focus("*", "Name of the search")
            ui.type("Notes")
            ui.key("Return")
            ui.wait_focus("list item", re.compile("^Notes, "))
            ui.key("shift+F10")
            ui.wait("menu item", "Change to What Is Shown")
            ui.picture("search-menu")
            ui.key("Escape")
            ui.wait_gone("menu item", "Change to What Is Shown")
            ui.wait_focus("list item", re.compile("^Notes, "))
            ui.key("Delete")
            ui.wait("label", "“Notes” is no longer kept")
            ui.wait_gone("list item", re.compile("^Notes"))
            ui.key("ctrl+z")
            ui.wait("list item", re.compile("^Notes, "))
            assert cli(registry, "searches").split("\n")[1].startswith("Notes"), cli(registry, "searches")
            ui.picture("search-saved")
            # Whatever else has the registry open may change them too.
            with sqlite3.connect(registry) as other:
                other.execute("UPDATE setting SET value = ? WHERE key = 'searches'", ("Water\nwater\nNotes\nkind:document",))
            ui.wait("list item", re.compile("^Water, "))
            ui.wait_gone("list item", re.compile("^Kabul, "))


def what_is_not_shown_is_neither_forgotten_nor_replaced():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:

            def in_menu(forget):
                ui.key("F10")
                ui.wait("menu item", "Save This Search…")
                assert bool(ui.find("menu item", "Forget This Saved Search")) == forget, ui.outline()
                ui.key("Escape")
                ui.wait_gone("menu item", "Save This Search…")

            def proposed():
                ui.key("ctrl+shift+s")
                ui.wait_focus("*", "Name of the search")
                name = ui.text("*", "Name of the search")
                ui.key("Escape")
                ui.wait_gone("*", "Name of the search")
                return name

            go_to(ui, "All records")
            type_query(ui, "attacks")
            ui.wait("label", re.compile(r"^\d+ records?\b"))
            in_menu(forget=False)
            save_search(ui, "attack", "Letters")
            ui.wait("list item", re.compile("^Letters, "), selected=True)
            in_menu(forget=True)
            assert proposed() == "Letters"
            # Narrowed it goes by its name.
            type_query(ui, "attack kind:statement")
            ui.wait("list item", "All records", selected=True)
            assert proposed() == "Letters"
            # Bug: the name was that of another search, which Return replaced, where one began with the letters of the other.
            type_query(ui, "attacks")
            ui.wait("list item", "All records", selected=True)
            assert proposed() != "Letters"
            # Bug: the menu forgot a saved search that the list had shown before.
            in_menu(forget=False)
            type_query(ui, "attack")
            ui.wait("list item", re.compile("^Letters, "), selected=True)
            ui.key("F10")
            ui.wait("menu item", "Forget This Saved Search")
            for _ in range(30):
                if ui.wait_focus("*").name == "Forget This Saved Search":
                    break
                ui.key("Down")
                ui.settle()
            ui.key("Return")
            ui.wait("label", "“Letters” is no longer kept")
            ui.wait_gone("list item", re.compile("^Letters"))
            in_menu(forget=False)


def the_place_follows_what_the_list_shows():
    """A bug: a saved search stayed highlighted, with its number, over a list of something else."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            save_search(ui, "bajaur", "Letters")
            ui.wait("list item", re.compile("^Letters, "), selected=True)
            # Narrowed it is not what was saved, and neither is another search, or none.
            type_query(ui, "bajaur kind:demand")
            ui.wait("list item", "All records", selected=True)
            type_query(ui, "bajaur")
            ui.wait("list item", re.compile("^Letters, "), selected=True)
            ui.key("alt+f")
            ui.wait("label", "within: “bajaur”")
            ui.type("kind:demand")
            ui.wait("list item", "All records", selected=True)
            ui.key("ctrl+a", "BackSpace")
            ui.settle()
            ui.key("BackSpace")
            ui.wait_gone("label", "within: “bajaur”")
            ui.wait("list item", re.compile("^Letters, "), selected=True)
            type_query(ui, "water")
            ui.wait("list item", "All records", selected=True)
            ui.key("Escape")
            ui.wait_text("*", re.compile("^Search in All records"), "")
            ui.wait("list item", "All records", selected=True)
            ui.picture("search-highlight")


def refining_leads_back_to_the_words():
    """A bug: Escape left the keyboard on the button, at which nobody had aimed."""
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        make_registry(folder, sample=True)
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "bajaur")
            ui.wait("label", re.compile(r"^\d+ records?\b"))
            ui.key("ctrl+shift+f")
            ui.wait_focus("list item")
            ui.key("Escape")
            ui.wait_focus("*", re.compile("^Search in All records"))
            # What was typed is not selected: it goes on.
            ui.type(" water")
            ui.wait_text("*", re.compile("^Search in All records"), "bajaur water")
            # Bug: after a condition was chosen it went on before the words, and an OR had only half of it.
            type_query(ui, "bajaur OR kabul")
            ui.key("ctrl+shift+f")
            ui.wait_focus("list item", re.compile("^Statements?, "))
            ui.key("Return")
            ui.wait_focus("*", re.compile("^Search in All records"))
            ui.wait_text("*", re.compile("^Search in All records"), "(bajaur OR kabul) kind:statement")
            ui.type(" water")
            ui.wait_text("*", re.compile("^Search in All records"), "(bajaur OR kabul) kind:statement water")


def what_was_found_is_searched_further():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        both = int(cli(registry, "search", "--count", "(bajaur OR kabul) kind:statement"))
        papers = int(cli(registry, "search", "--count", "case:AFG/2026/1"))
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "bajaur OR kabul")
            ui.key("alt+f")
            ui.wait("label", re.compile("^within: .*bajaur"))
            ui.wait_focus("*", re.compile("^Search within "))
            ui.type("kind:statement")
            ui.wait("label", re.compile(f"^{both} records?\\b"))
            ui.picture("search-within")
            # An empty entry has nothing more to take away than what narrows it.
            ui.key("ctrl+a", "BackSpace")
            ui.settle()
            ui.key("BackSpace")
            ui.wait_gone("label", re.compile("^within: "))
            ui.wait_text("*", re.compile("^Search in All records"), "bajaur OR kabul")
            # From the page of a case file its papers are searched, and Escape leads back.
            go_to(ui, "Case files")
            ui.key("F6", "Down", "Return")
            ui.wait("label", "AFG/2026/1")
            ui.wait_focus("scroll pane")
            ui.key("ctrl+f")
            ui.wait("label", re.compile("^within: AFG/2026/1 · "))
            ui.wait("label", re.compile(f"^{papers} records?\\b"))
            ui.type("kind:demand")
            demands = int(cli(registry, "search", "--count", "case:AFG/2026/1 kind:demand"))
            ui.wait("label", re.compile(f"^{demands} records?\\b"))
            ui.picture("search-case")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^Demand"))
            ui.key("Escape")
            ui.wait_gone("label", re.compile("^within: "))
            ui.wait("list item", "Case files", selected=True)


def what_a_case_file_has_not_is_looked_for_in_all():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        actors = int(cli(registry, "search", "--count", "kind:actor"))
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "Case files")
            ui.key("F6", "Down", "Return")
            ui.wait("label", "AFG/2026/1")
            ui.wait_focus("scroll pane")
            ui.key("ctrl+f")
            ui.wait("label", re.compile("^within: AFG/2026/1 · "))
            ui.type("kind:actor")
            ui.wait("label", "0 records")
            ui.wait("label", "Try another condition, or look in all records.")
            ui.picture("search-case-nothing")
            ui.key("Down")
            ui.wait_focus("button", "Look in all records")
            ui.key("Return")
            ui.wait_gone("label", re.compile("^within: "))
            ui.wait("label", f"{actors} records")


def a_search_goes_into_a_case_file():
    with tempfile.TemporaryDirectory(prefix="chancery-search-") as folder:
        registry = make_registry(folder, sample=True)
        found = int(cli(registry, "search", "--count", "kind:incident OR kind:actor"))
        there = int(cli(registry, "search", "--count", "case:AFG/2026/1 (kind:incident OR kind:actor)"))
        assert found > there > 0
        with Session(PROGRAM, home=folder) as ui:
            go_to(ui, "All records")
            type_query(ui, "kind:incident OR kind:actor")
            ui.key("Down")
            ui.wait_focus("list item", re.compile("^(Incident|Party)"))
            ui.key("f")
            ui.wait("*", f"Put {found} Into a Case File")
            ui.wait("list item", re.compile("^Bajaur"))
            ui.picture("search-file")
            # Bug: an OR reached out of what was typed, and a protest was offered to be put into.
            ui.type("protest OR bajaur", own=False)
            ui.wait("list item", "protest OR bajaur, New case file")
            assert ui.find("list item", re.compile("^Bajaur")), ui.outline()
            assert not ui.find("list item", re.compile("Protest over")), ui.outline()
            ui.key("ctrl+a", "BackSpace")
            ui.wait_gone("list item", "protest OR bajaur, New case file")
            ui.wait("list item", re.compile("^Bajaur"))
            ui.key("Return")
            ui.wait("label", re.compile(f"^{found - there} put into AFG/2026/1; {there} w(as|ere) there already$"))
            assert int(cli(registry, "search", "--count", "case:AFG/2026/1 (kind:incident OR kind:actor)")) == found
            ui.key("ctrl+z")
            ui.wait("label", re.compile("^Taken back: "))
            assert int(cli(registry, "search", "--count", "case:AFG/2026/1 (kind:incident OR kind:actor)")) == there
            # What is selected goes alone, into a case file that is made on the way: one act.
            ui.key("shift+Down")
            ui.wait("label", re.compile("^2 selected"))
            ui.key("f")
            ui.wait("*", "Put 2 Into a Case File")
            ui.type("Border water")
            ui.wait("list item", "Border water, New case file")
            ui.key("Return")
            ui.wait("label", re.compile("^2 put into "))
            case = next(line.split()[0] for line in cli(registry, "search", "kind:casefile water").split("\n") if line)
            assert cli(registry, "search", "--count", f"case:{case}").strip() == "2"
            ui.key("ctrl+z")
            ui.wait("label", re.compile("^Taken back: "))
            assert "Border water" not in cli(registry, "search", "kind:casefile")


main(the_best_match_comes_first, searches_are_kept, what_is_not_shown_is_neither_forgotten_nor_replaced, the_place_follows_what_the_list_shows,
     refining_leads_back_to_the_words,
     a_search_goes_into_a_case_file, what_was_found_is_searched_further,
     what_a_case_file_has_not_is_looked_for_in_all, same_hits_as_the_command_line,
     other_spellings_follow_and_a_slip_is_named, keys_before_the_answer_mean_the_answer, keys_after_return_mean_what_was_found,
     chords_in_the_middle_of_typing_mean_what_is_typed, keys_for_what_does_not_come_are_dropped,
     a_word_is_found_before_it_is_typed_to_its_end, what_only_sounds_alike_is_selected_before_it_goes, what_sounds_alike_is_counted_where_it_is_chosen, no_text_makes_it_fail,
     where_nothing_fulfils_conditions_one_is_left_out, advice_is_of_the_day_of_the_desk, what_is_not_understood_is_told)
