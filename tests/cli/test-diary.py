# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's diary through the front door: working days, early warning, nothing scheduled, and the calendar that
other programs read."""

import re
import sqlite3

try:
    import icalendar
except ImportError:  # the reader below is there everywhere
    icalendar = None

from front_door import PROTEST, Registry, main, write

HOLIDAYS = "2026-03-23, Pakistan Day\n20-22 mar 2026, Eid al-Fitr\n"


def set_up(registry, **settings):
    """Settings as the preferences write them."""
    database = sqlite3.connect(registry.path)
    with database:
        database.executemany("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", settings.items())
    database.close()


def whys(registry, day):
    """Why each record stands on the desk of a day; there is always one that stays out of the tests."""
    rows = registry.json("due", "--on", day)
    rows = {key: [row for row in rows[key] if row["title"] != "Always"] for key in ("due", "coming")}
    return {row["id"]: row["why"] for row in rows["due"] + rows["coming"]}


# A strict reader of RFC 5545, by nobody who wrote the writer.

LINE = re.compile(r'^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:[^",;:]+|"[^"]*"))*):(.*)$', re.S)


def unfold(data):
    assert data.endswith(b"\r\n") and b"\r\r" not in data and data.count(b"\n") == data.count(b"\r\n")
    lines = []
    for raw in data[:-2].split(b"\r\n"):
        assert 0 < len(raw) <= 75, raw
        raw.decode()  # no character is cut by a fold
        if raw[:1] == b" ":
            lines[-1] += raw[1:]
        else:
            lines.append(raw)
    return [line.decode() for line in lines]


def unescape(value):
    assert re.fullmatch(r"(?:[^\\,;\x00-\x1f\x7f]|\\[\\,;nN])*", value), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def read_calendar(text):
    """The events, a dict of properties each."""
    lines = [LINE.match(line).groups() for line in unfold(text.encode())]
    assert lines[0] == ("BEGIN", "", "VCALENDAR") and lines[-1] == ("END", "", "VCALENDAR")
    assert ("VERSION", "", "2.0") in lines and any(name == "PRODID" for name, _, _ in lines)
    events, event = [], None
    for name, parameters, value in lines[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert event is None
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event, f"{name} twice"
            event[name] = unescape(value) if name in ("SUMMARY", "DESCRIPTION") else value
            assert parameters == (";VALUE=DATE" if name in ("DTSTART", "DTEND") else "")
    assert event is None
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]) for event in events)
    return events


def a_day_off_is_done_before(folder):
    registry = Registry(folder)
    set_up(registry, holidays=HOLIDAYS)
    saturday = registry.new("action", "what=Report on the week", "due=2026-03-07")
    eid = registry.new("action", "what=Send the note", "due=2026-03-23")
    rows = {row["id"]: row for row in registry.json("due", "--on", "2026-03-06")["due"]}
    assert rows[saturday]["why"] == "due" and rows[saturday]["do_by"] == "2026-03-06", rows
    assert rows[saturday]["remark"] == "day off: Saturday; last working day before: Fri 6 Mar 2026"
    assert "day off: Saturday" in registry("due", "--on", "2026-03-06")
    assert registry.json("due", "--on", "2026-03-08")["day_off"] == "Sunday"
    [row] = [row for row in registry.json("due", "--on", "2026-03-19")["due"] if row["id"] == eid]
    assert row["why"] == "due" and "Pakistan Day; last working day before: Thu 19 Mar" in row["remark"]
    assert whys(registry, "2026-03-24")[eid] == "overdue"


def warning_counts_working_days(folder):
    registry = Registry(folder)
    set_up(registry, holidays=HOLIDAYS)
    registry.new("action", "what=Always", "due=2026-01-01")
    action = registry.new("action", "what=Ask again", "due=2026-03-26")
    # Three working days before Thursday the 26th is Thursday the 19th: Eid and a weekend lie between.
    assert action not in whys(registry, "2026-03-18")
    assert whys(registry, "2026-03-19")[action] == "coming"
    set_up(registry, warning="4")
    assert whys(registry, "2026-03-18")[action] == "coming"
    set_up(registry, warning="0")
    assert action not in whys(registry, "2026-03-25")
    set_up(registry, weekend="fri sat", warning="1")
    friday = registry.new("action", "what=Look", "due=2026-04-05")
    assert whys(registry, "2026-04-02")[friday] == "coming"


def typed_working_days(folder):
    registry = Registry(folder)
    set_up(registry, holidays=HOLIDAYS, desk_day="2026-03-02")
    due = lambda typed: registry.json("show", registry.new("action", "what=Ask", f"due={typed}"))["due"]["edtf"]  # noqa: E731
    assert due("+10wd") == "2026-03-16"
    assert due("+14wd") == "2026-03-24"
    assert due("+30d") == "2026-04-01"
    registry.run("new", "action", "what=Ask", "due=+99999wd", status=3)
    # A query counts by the same days: fourteen working days are the 24th here, and the 20th without holidays.
    last = registry.new("action", "what=Count", "due=+14wd")
    assert registry.hits("kind:action count on:+14wd") == [last]
    assert registry.hits('kind:action count on:"in 14 working days"') == [last]
    assert registry.hits("kind:action count before:+13wd", status=1) == []


def replies_deadlines_and_reviews_are_announced(folder):
    registry = Registry(folder)
    protest, _ = registry.protest("reply_by=2026-03-10")
    demand = registry.new("demand", "text=Stop", f"raised_in={protest}", "urgency=by-date", "deadline=2026-03-11")
    assurance = registry.new("assurance", "text=We shall see", "review_on=2026-03-10")
    assert protest not in whys(registry, "2026-03-04")
    seen = whys(registry, "2026-03-06")
    assert seen[protest] == "coming" and seen[assurance] == "coming" and seen[demand] == "nothing-scheduled", seen
    assert whys(registry, "2026-03-10")[protest] == "coming" and whys(registry, "2026-03-11")[protest] == "nothing-scheduled"
    # With something to do before its day it needs no announcement; what is too late does not count.
    late = registry.new("action", "what=Ask", "due=2026-06-01", f"on={protest}")
    seen = whys(registry, "2026-03-09")
    assert seen[protest] == "coming" and seen[demand] == "coming", seen
    registry("set", late, "due=2026-03-09")
    assert whys(registry, "2026-03-09") == {late: "due", assurance: "coming"}


def nothing_scheduled_means_nothing(folder):
    registry = Registry(folder)
    protest, _ = registry.protest("reply_by=2026-03-10")
    answered, _ = registry.protest("reply_by=2026-03-10", "answers.response=denies", "answers.on=2026-03-05")
    received, _ = registry.protest("reply_by=2026-03-10", "answers.response=receipt-only", "answers.on=2026-03-05")
    demand = registry.new("demand", "text=Stop", f"raised_in={answered}")
    case = registry.new("casefile", "class=AFG", "title=Matter")
    registry("file", answered, "--case", case)
    names = {protest, received, demand, case}
    seen = whys(registry, "2026-03-20")
    assert set(seen) == names and set(seen.values()) == {"nothing-scheduled"}, seen
    # An action without a day schedules nothing; one that is done or gone neither.
    undated = registry.new("action", "what=Some day", f"on={demand}", "due=unknown")
    assert set(whys(registry, "2026-03-20")) == names
    registry("set", undated, "due=2026-06-01")
    assert set(whys(registry, "2026-03-20")) == {protest, received}
    registry("set", undated, "done_on=2026-03-19")
    assert set(whys(registry, "2026-03-20")) == names
    on_case = registry.new("action", "what=Read the file", "due=2026-06-01", f"on={case}")
    assert set(whys(registry, "2026-03-20")) == names - {case}
    registry("void", on_case, "--reason", "a mistake")
    assert set(whys(registry, "2026-03-20")) == names
    # Nor is anything awaited of an act that is void, before its day or after.
    registry("void", protest, "--reason", "a mistake")
    assert set(whys(registry, "2026-03-20")) == names - {protest}
    assert protest not in whys(registry, "2026-03-06")


def calendar_is_read_by_others(folder):
    registry = Registry(folder)
    protest, _ = registry.protest()
    what = "Ask, again; with a \\ and “quotes”: " + "длинный текст " * 12 + "سرحدی معاملات"
    action = registry.new("action", f"what={what}", "due=2026-03-06", f"on={protest}", "assignee=A. Khan")
    done = registry.new("action", "what=Call", "due=2026-02-27", "done_on=2026-02-27", "result=Two lines\nof result")
    registry.new("action", "what=Some day", "due=unknown")
    registry("void", registry.new("action", "what=Never", "due=2026-03-01"), "--reason", "a mistake")
    text = registry("export", "--all", "--format", "ics")
    events = {event["UID"]: event for event in read_calendar(text)}
    assert set(events) == {action, done}
    assert events[action]["SUMMARY"] == what.strip()
    assert (events[action]["DTSTART"], events[action]["DTEND"]) == ("20260306", "20260307")
    assert "Protest over the raid" in events[action]["DESCRIPTION"] and "A. Khan" in events[action]["DESCRIPTION"]
    assert events[done]["SUMMARY"] == "Done: Call" and "Two lines\nof result" in events[done]["DESCRIPTION"]
    shown = registry.json("show", action)
    assert events[action]["DTSTAMP"] == re.sub(r"[-:]", "", shown["changed"])
    assert registry("export", "--all", "--format", "ics") == text
    path = write(folder, "diary.ics", "")
    registry("export", "--all", "--output", path)
    with open(path, newline="") as file:
        assert file.read() == text
    if icalendar is not None:
        read = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        assert set(read) == {action, done} and str(read[action]["SUMMARY"]) == what.strip()
        assert read[action].decoded("DTSTART").isoformat() == "2026-03-06" and "Two lines\nof result" in str(read[done]["DESCRIPTION"])
    registry("set", action, "due=2026-03-09")
    again = {event["UID"]: event for event in read_calendar(registry("export", "--all", "--format", "ics"))}
    assert again[action]["DTSTART"] == "20260309" and int(again[action]["SEQUENCE"]) > int(events[action]["SEQUENCE"])
    assert read_calendar(Registry(folder, "two")("export", "--all", "--format", "ics")) == []


def calendar_of_a_case(folder):
    registry = Registry(folder)
    protest, number = registry.protest()
    demand = registry.new("demand", "text=Stop", f"raised_in={protest}")
    case = registry.new("casefile", "class=AFG", "title=Matter")
    registry("file", protest, "--case", case)
    on = [registry.new("action", "what=Ask", "due=2026-03-06", f"on={record}") for record in (protest, demand, case)]
    registry.new("action", "what=Elsewhere", "due=2026-03-06")
    events = read_calendar(registry("export", "--case", case, "--format", "ics"))
    assert {event["UID"] for event in events} == set(on)
    events = read_calendar(registry("export", "--query", f"ref:{number}", "--format", "ics"))
    assert {event["UID"] for event in events} == set(on[:2])
    # What was promised in an act, or reserved in it, belongs to it as what was asked does.
    promise = registry.new("assurance", "text=We shall see", f"given_in={protest}")
    right = registry.new("reservation", "text=To respond", f"made_in={protest}")
    more = {registry.new("action", "what=Look", "due=2026-03-06", f"on={record}") for record in (promise, right)}
    for scope in (("--query", f"ref:{number}"), ("--case", case)):
        events = read_calendar(registry("export", *scope, "--format", "ics"))
        assert more < {event["UID"] for event in events}, scope
    # Such an action looks after the file too, as one on a demand does.
    other, _ = registry.protest()
    registry.new("action", "what=Always", "due=2026-01-01")
    promise = registry.new("assurance", "text=We shall see", f"given_in={other}")
    file = registry.new("casefile", "class=AFG", "title=Other matter")
    registry("file", other, "--case", file)
    assert file in whys(registry, "2026-03-01")
    registry.new("action", "what=Look", "due=2026-06-01", f"on={promise}")
    assert file not in whys(registry, "2026-03-01")


def calendar_keeps_the_ceiling(folder):
    registry = Registry(folder)
    secret = registry.new("demarche", *PROTEST, "title=Hush hush", "marking=secret")
    open_one = registry.new("action", "what=Ask again", "due=2026-03-06", f"on={secret}")
    above = registry.new("action", "what=Whisper it", "due=2026-03-06", "marking=secret")
    restricted = registry.new("action", "what=Mumble it", "due=2026-03-06", "marking=restricted")
    out, err = registry.run("export", "--all", "--ceiling", "restricted", "--format", "ics")
    events = {event["UID"]: event for event in read_calendar(out)}
    assert set(events) == {open_one, restricted}
    assert "Hush" not in out and "Whisper" not in out and secret not in out and above not in out
    assert "1 record stays" in err
    assert events[restricted]["CLASS"] == "CONFIDENTIAL" and events[open_one]["CLASS"] == "PUBLIC"
    assert "Hush hush" in registry("export", "--all", "--format", "ics")
    # It names what is secret, so it is not for everybody who shares the calendar.
    named = {event["UID"]: event for event in read_calendar(registry("export", "--all", "--format", "ics"))}
    assert named[open_one]["CLASS"] == "CONFIDENTIAL"
    assert "Hush" not in registry("export", "--query", "kind:action", "--ceiling", "restricted", "--format", "ics")
    registry.run("import", write(folder, "calendar.ics", out), status=3)


main([a_day_off_is_done_before, warning_counts_working_days, typed_working_days,
      replies_deadlines_and_reviews_are_announced, nothing_scheduled_means_nothing, calendar_is_read_by_others,
      calendar_of_a_case, calendar_keeps_the_ceiling])
