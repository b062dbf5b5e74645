# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies that go out with something left out of them, and come back."""

import json
import os
import sys

sys.dont_write_bytecode = True

from front_door import Registry, main, write  # noqa: E402

ID = "11111111-1111-4111-8111-{:012}".format
SECRET = {"level": "secret"}
CASE = [
    {"kind": "actor", "id": ID(1), "names": [{"text": "Hid"}], "marking": SECRET},
    {"kind": "actor", "id": ID(2), "names": [{"text": "Open"}]},
    {"kind": "document", "id": ID(5), "title": "hidden paper", "marking": SECRET},
    {"kind": "demarche", "id": ID(3), "title": "P", "act_kind": "protest", "party_to": [{"id": ID(1)}, {"id": ID(2)}],
     "addressee_body": {"id": ID(1)}, "body": "It names Hid here", "note": "n", "tags": ["one", "two"],
     "links": [{"type": "cites", "to": {"id": ID(5)}}],
     "answers": [{"on": "2026-01-02", "by": {"id": ID(1)}, "text": "x", "record": {"id": ID(5)}}]},
    {"kind": "incident", "id": ID(6), "title": "I",
     "targets": [{"kind": "checkpost", "operated_by": [{"id": ID(1)}, {"id": ID(2)}]}],
     "claims": [{"property": "attribution", "actor": {"id": ID(1)}, "source": {"id": ID(5)}, "stance": "asserts"}]},
    {"kind": "casefile", "id": ID(4), "title": "C", "reference": "X/2026/1",
     "items": [{"record": {"id": ID(3)}, "folio": "1"}, {"record": {"id": ID(5)}, "folio": "2"},
               {"record": {"id": ID(6)}, "folio": "3"}]},
]


def desks(folder, *names):
    return [Registry(folder, name) for name in names]


def exported(folder, registry, *options):
    return write(folder, "out.json", registry("export", "--format", "json", *(options or ("--all",))))


def carry(folder, giver, taker, *options, ceiling=False):
    """Gives all, or all below a ceiling, and brings it in."""
    cut = ("--all", "--ceiling", "restricted", "--redact") if ceiling else ("--all",)
    return taker.take(exported(folder, giver, *cut), *options)


def record(registry, number=3):
    return registry.json("show", ID(number))


def whole(registry):
    """What a copy with a ceiling lacks."""
    shown = record(registry)
    return (shown["body"], len(shown["party_to"]), shown["addressee_body"]["id"], len(shown["links"]),
            shown["answers"][0]["by"]["id"], len(record(registry, 4)["items"]),
            record(registry, 6)["claims"][0]["source"]["id"], "redacted" in shown, "partial" in shown)


def ministry(folder, made_here=False):
    """A ministry that has the case, and an embassy that got what it may see of it."""
    here, there = desks(folder, "ministry", "embassy")
    here.take(write(folder, "case.json", {"chancery": 1, "records": CASE}))
    if made_here:
        # Whatever the registry may know of a last import is of another one.
        here("set", ID(3), "note=n0")
        here("set", ID(3), "note=n")
    carry(folder, here, there, ceiling=True)
    return here, there


def a_cut_copy_that_comes_back_takes_nothing(folder):
    """Bug: the text with its gaps, and all that was left out, went over what the ministry had."""
    here, there = ministry(folder)
    before = whole(here)
    for turn in range(3):
        there("set", ID(3), f"note=from the embassy {turn}")
        assert carry(folder, there, here) == (0, 1, 4 - 1, 0), turn
        assert whole(here) == before
        assert record(here)["note"] == f"from the embassy {turn}"
        assert "[" in record(there)["body"]
        # And the same way with a ceiling of the embassy's own.
        there("set", ID(3), f"note=once more {turn}")
        carry(folder, there, here, ceiling=True)
        assert whole(here) == before
        # The ministry goes on as well, in the text too.
        here("set", ID(3), f"body=It names Hid here {turn}", f"addressee_post=post {turn}")
        before = whole(here)
        carry(folder, here, there, "--conflicts", "keep", ceiling=True)
        assert "Hid" not in json.dumps(record(there))
        assert record(there)["addressee_post"] == f"post {turn}"
    here("verify")
    there("verify")


def a_cut_copy_comes_back_through_a_third_desk(folder):
    here, there = ministry(folder, made_here=True)
    third, = desks(folder, "third")
    before = whole(here)
    carry(folder, there, third)
    third("set", ID(3), "note=from the third")
    for taker in (here, there):
        carry(folder, third, taker, "--conflicts", "take")
        assert record(taker)["note"] == "from the third"
    assert whole(here) == before
    third("set", ID(3), "addressee_post=post")
    assert carry(folder, third, here)[3] == 0
    assert whole(here) == before and record(here)["addressee_post"] == "post"


def what_was_written_on_a_gap_clashes(folder):
    """It is neither lost nor put over a text that its writer has not seen."""
    here, there = ministry(folder)
    before = whole(here)
    there("set", ID(3), "body=It names nobody here, and more")
    path = exported(folder, there)
    here.run("import", path, status=4)
    assert whole(here) == before
    assert here.take(path, "--conflicts", "keep")[3] == 1
    assert whole(here) == before
    assert here.take(path, "--conflicts", "take")[3] in (0, 1)


def what_a_desk_takes_out_of_its_cut_copy_goes(folder):
    """Once it is known what the copy had, what it lacks more was taken out."""
    here, there = ministry(folder)
    there("set", ID(3), "note=first")
    carry(folder, there, here)
    before = whole(here)
    there("set", ID(3), "tags=one")
    assert carry(folder, there, here)[1] == 1
    assert record(here)["tags"] == ["one"] and whole(here) == before


def a_whole_copy_fills_the_gaps(folder):
    here, there = ministry(folder)
    there("set", ID(3), "note=from the embassy")
    carry(folder, there, here)
    carry(folder, here, there)
    assert whole(there) == whole(here)
    assert there.take(exported(folder, here)) == (0, 0, 6, 0)


def gaps_survive_the_round_trip(folder):
    here, there = ministry(folder)
    copy, = desks(folder, "copy")
    first = exported(folder, there)
    copy.take(first)
    with open(first) as file:
        lines = [line for line in file if '"exported"' not in line]
    with open(exported(folder, copy)) as file:
        assert [line for line in file if '"exported"' not in line] == lines
    demarche = next(r for r in json.loads("".join(lines))["records"] if r["id"] == ID(3))
    assert demarche["redacted"] == ["body"]
    assert os.path.exists(first)


if __name__ == "__main__":
    main([a_cut_copy_that_comes_back_takes_nothing, a_cut_copy_comes_back_through_a_third_desk,
          what_was_written_on_a_gap_clashes, what_a_desk_takes_out_of_its_cut_copy_goes, a_whole_copy_fills_the_gaps,
          gaps_survive_the_round_trip])
