# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search finds is what somebody would find who read every record: random queries are answered by the program and by
reading its whole export, which knows nothing of an index, and both must name the same records."""

import calendar
import json
import random
import sys
import unicodedata

sys.dont_write_bytecode = True

from front_door import Registry, main, write  # noqa: E402

SEED = 20261130
N_RECORDS = 400
N_QUERIES = 60  # at a time
DEEPEST = 3

WORDS = ("water border treaty dam envoy note reply frontier talks passage school fishing vessel visa closure Kābul sécurité "
         "Ärger Straße Ōsaka naïve Лодка Київ Ёлка الحدود مغلقة joint post of the of the a to in that for was").split()
NAMES = ("Ruritania", "Northern Marches", "José Álvarez", "Old Mill", "Sándor Nagy", "Дмитрий Лодка")
TAGS = ("fisheries", "consular", "border")
LEVELS = ("unmarked", "restricted", "confidential", "secret", "top-secret")
FORMS = {"demarche": ("note-verbale", "aide-memoire"), "document": ("cable", "letter", "memorandum"), "assurance": ("oral",)}
KINDS = ("document", "document", "document", "demarche", "statement", "incident", "assurance", "demand")
#: Where the day of a record stands, and who speaks in it.
DAYS = {"demarche": "occasion_date", "document": "date_on_document", "statement": "made_at", "incident": "start",
        "assurance": "given_on", "casefile": "opened"}
SENDERS = ("party_from", "issuer", "speaker", "given_by")
#: What is read for words: its text, and by which name it names others.
TEXTS = ("title", "body", "text", "summary", "tags")
NAMED = ("party_from", "party_to", "issuer", "given_by", "given_to", "addressee", "place", "occasion_place")


def sentence(dice, most):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(2, most)))


def some_day(dice):
    day = f"{dice.randint(1890, 1930)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return dice.choice((day, day, day, day[:7], day[:4], day + "~", day + "/..", day[:4] + "/" + str(int(day[:4]) + 2)))


def name(dice):
    return {"label": dice.choice(NAMES)}


def make_record(dice, kind):
    record = {"kind": kind}
    if kind in ("assurance", "demand"):  # lists of what is watched leave drafts out
        record["state"] = "registered"
    if kind not in ("incident", "assurance", "demand"):
        record["title"] = sentence(dice, 9)
    record["text" if kind in ("assurance", "demand") else "body"] = sentence(dice, 60)
    if kind in DAYS and dice.random() < .9:
        record[DAYS[kind]] = some_day(dice)
    if kind in FORMS:
        record["form"] = dice.choice(FORMS[kind])
    if dice.random() < .4:
        record["marking"] = {"level": dice.choice(LEVELS[1:])}
    if dice.random() < .6:
        record["tags"] = dice.sample(TAGS, dice.randint(1, len(TAGS)))
    if kind == "demarche":
        record.update(party_from=[name(dice)], party_to=[name(dice)])
    elif kind == "statement":
        record["issuer"] = name(dice)
    elif kind == "assurance":
        record.update(given_by=name(dice), given_to=name(dice))
    elif kind == "document":
        record["correspondents"] = [{"role": "from", "who": name(dice)}, {"role": "to", "who": name(dice)}]
    if kind in ("document", "statement", "incident") and dice.random() < .5:
        record["place"] = name(dice)
    return record


# ---- reading

def fold(text):
    """The words of a text, as nobody minds them: without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else "" if unicodedata.category(c) == "Mn" else " " for c in plain).split()


def as_list(value):
    return value if isinstance(value, list) else [value]


def references(record, *fields):
    for field in fields:
        yield from as_list(record.get(field, []))


def senders(record):
    found = list(references(record, *SENDERS)) + [c["who"] for c in record.get("correspondents", []) if c["role"] == "from"]
    return [reference["label"] for reference in found]


def word_runs(record):
    """Its texts, each as a run of words."""
    texts = [text for field in TEXTS if field in record for text in as_list(record[field])]
    texts += [reference["label"] for reference in references(record, *NAMED) if "label" in reference]
    texts += [c["who"]["label"] for c in record.get("correspondents", [])]
    texts += [name["text"] for name in record.get("names", [])]
    return [fold(text) for text in texts]


def edge(day, at_end):
    if day in ("", ".."):
        return None
    parts = [int(part) for part in day.rstrip("~?%").split("-")]
    parts += [12 if at_end else 1] if len(parts) == 1 else []
    parts += [calendar.monthrange(*parts)[1] if at_end else 1] if len(parts) == 2 else []
    return tuple(parts)


def span(record):
    """The first and the last day of a record, None where it is open; None when it is undated."""
    day = record.get(DAYS.get(record["kind"], ""))
    if day is None:
        return None
    first, _, last = (day["edtf"] if isinstance(day, dict) else day).partition("/")
    return edge(first, False), edge(last or first, True)


class Reader:
    """Reads all records, and makes up queries with what each means."""

    def __init__(self, registry, dice):
        self.dice = dice
        lines = registry("export", "--all", "--format", "jsonl").splitlines()
        self.records = [record for record in map(json.loads, lines) if "kind" in record]
        shown = {hit["id"]: hit["title"] for hit in registry.json("search", "--limit", "10000", "--", "")["hits"]}
        assert shown.keys() == {record["id"] for record in self.records}, "all are found where nothing is asked"
        # An incident without a title is shown, and found, by one that is made for it.
        self.runs = {record["id"]: word_runs(record) + [fold(shown[record["id"]])] for record in self.records}
        self.days = {record["id"]: span(record) for record in self.records}
        self.words = {id: {word for run in runs for word in run} for id, runs in self.runs.items()}
        self.makers = (self.word, self.word, self.phrase, self.beginning, self.kind, self.tag, self.marking, self.form, self.state,
                       self.day, self.day, self.sender)

    def sort_day(self, id):
        """The day by which a record stands in a list."""
        days = self.days[id]
        return days and (days[0] or days[1])

    def any_run(self):
        return self.dice.choice([run for runs in self.runs.values() for run in runs if len(run) > 1])

    def word(self):
        word = self.dice.choice(self.any_run())
        return "=" + word, lambda r: word in self.words[r["id"]]

    def phrase(self):
        run = self.any_run()
        at = self.dice.randrange(len(run) - 1)
        pair = run[at:at + 2]
        return f'"{pair[0]} {pair[1]}"', lambda r: any(run[i:i + 2] == pair for run in self.runs[r["id"]] for i in range(len(run)))

    def beginning(self):
        start = self.dice.choice(self.any_run())[:self.dice.randint(2, 4)]
        return start + "*", lambda r: any(word.startswith(start) for word in self.words[r["id"]])

    def kind(self):
        kind = self.dice.choice(KINDS)
        return "kind:" + kind, lambda r: r["kind"] == kind

    def tag(self):
        tag = self.dice.choice(TAGS)
        return "tag:" + tag, lambda r: tag in r.get("tags", [])

    def form(self):
        form = self.dice.choice(self.dice.choice(list(FORMS.values())))
        return "form:" + form, lambda r: r.get("form") == form

    def state(self):
        state = self.dice.choice(("draft", "registered", "void"))
        return "state:" + state, lambda r: r["state"] == state

    def marking(self):
        level, sign = self.dice.randrange(1, len(LEVELS)), self.dice.choice(("", ">=", "<=", "<", ">"))
        def means(record):
            own = LEVELS.index(record.get("marking", {}).get("level", "unmarked"))
            return {"": own == level, ">=": own >= level, "<=": own <= level, "<": own < level, ">": own > level}[sign]
        return f"marking:{sign}{LEVELS[level]}", means

    def day(self):
        year, month, day = self.dice.randint(1888, 1932), self.dice.randint(1, 12), self.dice.randint(1, 28)
        typed = self.dice.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))
        prefix = self.dice.choice(("after", "before", "on"))
        def means(record):
            days = span(record)
            if days is None:
                return False
            after = days[1] is None or days[1] >= edge(typed, False)
            before = days[0] is None or days[0] <= edge(typed, True)
            return {"after": after, "before": before, "on": after and before}[prefix]
        return f"{prefix}:{typed}", means

    def sender(self):
        who = self.dice.choice(NAMES)
        return f'from:="{who}"', lambda r: who in senders(r)

    def query(self, depth=DEEPEST):
        roll = self.dice.random()
        if depth == 0 or roll < .3:
            return self.dice.choice(self.makers)()
        one, other = self.query(depth - 1), self.query(depth - 1)
        if roll < .68:
            return f"{one[0]} {other[0]}", lambda r: one[1](r) and other[1](r)
        if roll < .88:
            return f"({one[0]} OR {other[0]})", lambda r: one[1](r) or other[1](r)
        return f"-({one[0]})", lambda r: not one[1](r)

    def compare(self, registry, faults):
        for _ in range(N_QUERIES):
            query, means = self.query()
            read = {record["id"] for record in self.records if means(record)}
            found = registry.json("search", "--limit", "10000", "--", query, status=0 if read else 1)
            ids = [hit["id"] for hit in found["hits"]]
            if len(ids) != found["count"] or len(set(ids)) != len(ids):
                faults.append(f"{query}: {found['count']} counted, {len(ids)} shown, {len(set(ids))} different")
            days = [day or (0, 0, 0) for day in map(self.sort_day, ids)]
            if days != sorted(days, reverse=True):
                faults.append(f"{query}: not newest first, or what is undated is not last")
            for what, which in (("not found", read - set(ids)), ("found besides", set(ids) - read)):
                if which:
                    faults.append(f"{query}: {len(read)} read, {what}: {sorted(which)[:3]}")


def filled(folder, dice):
    registry = Registry(folder)
    lines = [json.dumps(make_record(dice, dice.choice(KINDS)), ensure_ascii=False) for _ in range(N_RECORDS)]
    registry.take(write(folder, "records.jsonl", "\n".join(lines) + "\n"))
    return registry


def what_is_found_is_what_is_read(folder):
    dice, faults = random.Random(SEED), []
    registry = filled(folder, dice)
    Reader(registry, dice).compare(registry, faults)
    assert not faults, "\n".join(faults)


def so_it_is_after_much_was_changed(folder):
    dice, faults = random.Random(SEED + 1), []
    registry = filled(folder, dice)
    ids = [record["id"] for record in Reader(registry, dice).records if record["state"] == "draft" and record["kind"] == "document"]
    dice.shuffle(ids)
    registry("tag", "kind:document -tag:border", "--add", "border")
    for id in ids[:10]:
        registry("set", id, "body=" + sentence(dice, 40), "date_on_document=" + some_day(dice))
    for id in ids[10:20]:
        registry("delete", id)
    for id in ids[20:25]:
        registry("register", id)
    for id in ids[20:22]:
        registry("void", id, "--reason", "Issued in error")
    registry.take(write(folder, "more.jsonl", json.dumps(make_record(dice, "document"), ensure_ascii=False) + "\n"))
    Reader(registry, dice).compare(registry, faults)
    assert not faults, "\n".join(faults)


main([what_is_found_is_what_is_read, so_it_is_after_much_was_changed])
