# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers of papers and the class that one is made of: read by one rule, whatever the way they come in."""

import json
import sys

sys.dont_write_bytecode = True

from front_door import Registry, main, write  # noqa: E402

#: Behind, between or before what shows; none of them can be seen in a list.
UNSHOWN = ("X\u200e1", "\u202eX1", "X1\u200b", "X\u00ad1", "X\u200d1", "X\t1", "X\n1", "X\u2028 1", "\ufeffX1")
#: What is blank at its ends, and what it is.
BLANK = ((" X 1", "X 1"), ("X 1 ", "X 1"), ("\tX 1\n", "X 1"), ("\u00a0X 1\u3000", "X 1"))
#: Kind and field, and what else it takes to be that.
FIELDS = (("document", "our_ref", ()), ("document", "their_refs.reference", ()), ("casefile", "class", ("title=File",)))


def said(record, field):
    for key in field.split("."):
        record = record[0] if isinstance(record, list) else record
        record = record.get(key)
    return record


def goes_round(registry, folder, name):
    """What it exports an empty registry takes, and says the same."""
    other = Registry(folder, name)
    registry("export", "--all", "--format", "bag", "--output", f"{folder}/{name}.zip")
    other.take(f"{folder}/{name}.zip")
    ours, theirs = (json.loads(one("export", "--all")) for one in (registry, other))
    assert ours["records"] == theirs["records"], name


def typed_number_is_stripped_or_refused(folder):
    registry = Registry(folder)
    for kind, field, more in FIELDS:
        for text in UNSHOWN:
            _, error = registry.run("new", kind, *more, f"{field}={text}", status=3)
            assert field in error and "U+" in error and "does not show" in error, error
    assert not json.loads(registry("export", "--all"))["records"]
    for kind, field, more in FIELDS:
        for text, meant in BLANK:
            record = registry.json("show", registry.new(kind, *more, f"{field}={text}"))
            assert said(record, field) == meant, record
            if kind == "casefile":
                assert record["reference"].startswith(f"{meant}/"), record
    goes_round(registry, folder, "again")


def correction_of_a_number_is_read_likewise(folder):
    registry = Registry(folder)
    made = registry.new("document", "title=Note", "our_ref=A-1")
    registry.run("set", made, "our_ref=A\u200e-1", status=3)
    registry("set", made, "our_ref= A-2 ")
    assert registry.json("show", made)["our_ref"] == "A-2"
    registry("set", made, "our_ref= ")
    assert "our_ref" not in registry.json("show", made)


def number_in_a_file_is_stripped_or_refused(folder):
    registry = Registry(folder)
    fields = (("our_ref", None), ("reference", None), ("their_refs", "reference"))
    for field, key in fields:
        for text in UNSHOWN:
            record = {"kind": "document", "title": "a", field: [{key: text}] if key else text}
            path = write(folder, "file.jsonl", '{"chancery":1}\n' + json.dumps(record) + "\n")
            _, error = registry.run("import", path, status=3)
            assert f"{path}:2:" in error and field in error and "does not show" in error, error
    assert not json.loads(registry("export", "--all"))["records"]
    for field, key in fields:
        for text, meant in BLANK:
            registry = Registry(folder, f"{field}-{ascii(text)[1:-1]}")
            record = {"kind": "document", "title": "a", field: [{key: text}] if key else text}
            assert registry.take(write(folder, "file.jsonl", json.dumps(record))) == (1, 0, 0, 0)
            found = json.loads(registry("export", "--all"))["records"][0]
            assert said(found, f"{field}.{key}" if key else field) == meant, found


def class_in_a_file_is_mended(folder):
    """Bug: a file with a class that was taken before was refused as a whole."""
    word = "می\u200cخواهم"
    for number, (text, meant) in enumerate(((word, word), ("A\tF\u200eG", "A FG"), ("A\u200cFG", "AFG"), ("\u200e", None), (" AFG ", "AFG"))):
        registry = Registry(folder, f"class{number}")
        path = write(folder, "file.jsonl", json.dumps({"kind": "casefile", "title": "a", "class": text}))
        _, told = registry.run("import", path)
        assert ("what does not show in a class is left out" in told) == (text not in (word, " AFG ")), told
        found = json.loads(registry("export", "--all"))["records"][0]
        assert found.get("class") == meant, found
        goes_round(registry, folder, f"again{number}")
    made = registry.new("casefile", "title=b", f"class={word}")
    shown = registry.json("show", made)
    # The number that is made of it can be told from no other.
    assert shown["class"] == word and "\u200c" not in shown["reference"], shown
    registry.run("new", "casefile", "title=c", "class=A\u200cFG", status=3)


def number_in_a_table_is_stripped_or_refused(folder):
    registry = Registry(folder)
    _, error = registry.run("import", write(folder, "bad.csv", "title,our_ref\na,X\u200e1\n"), status=3)
    assert "our_ref" in error and "does not show" in error, error
    assert registry.take(write(folder, "good.csv", "title,our_ref\na, X1 \nb,\n")) == (2, 0, 0, 0)
    records = {record["title"]: record for record in json.loads(registry("export", "--all"))["records"]}
    assert records["a"]["our_ref"] == "X1" and "our_ref" not in records["b"], records


def empty_number_is_absent(folder):
    registry = Registry(folder)
    record = {"kind": "document", "title": "a", "reference": "", "our_ref": " ", "their_refs": [{"reference": ""}]}
    assert registry.take(write(folder, "file.json", {"chancery": 1, "records": [record]})) == (1, 0, 0, 0)
    found = json.loads(registry("export", "--all"))["records"][0]
    assert "reference" not in found and "our_ref" not in found and "reference" not in found["their_refs"][0], found
    goes_round(registry, folder, "again")


def free_text_is_no_number(folder):
    registry = Registry(folder)
    source = "روزنامه می\u200cگوید "
    made = registry.new("document", "title=Paper", f"source={source}")
    assert registry.json("show", made)["source"] == source
    goes_round(registry, folder, "again")
    # It is found as a number all the same, whatever its dashes.
    registry("set", made, "source=689.90D/3–3155")
    assert registry.hits("ref:689.90D/3-3155") == [made]


main([typed_number_is_stripped_or_refused, correction_of_a_number_is_read_likewise,
      number_in_a_file_is_stripped_or_refused, class_in_a_file_is_mended, number_in_a_table_is_stripped_or_refused, empty_number_is_absent,
      free_text_is_no_number])
