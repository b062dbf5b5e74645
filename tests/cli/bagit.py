# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what is wrong with a bag in a zip; written from RFC 8493 alone. `python3 bagit.py FILE.zip`"""

import hashlib
import re
import sys
import zipfile


def faults(path):
    """What is wrong, a sentence each; nothing for a complete and valid bag."""
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
    bases = {name.split("/")[0] for name in files}
    if len(bases) != 1:
        return [f"not one folder but {sorted(bases)}"]
    bag = {name.split("/", 1)[1]: content for name, content in files.items()}
    wrong = []
    if bag.get("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        wrong.append("no declaration")
    payload = {name for name in bag if name.startswith("data/")}
    manifests = [name for name in bag if re.fullmatch(r"manifest-\w+\.txt", name)]
    if not manifests:
        wrong.append("no payload manifest")
    for manifest in manifests + [name for name in bag if re.fullmatch(r"tagmanifest-\w+\.txt", name)]:
        method = manifest.split("-")[1][:-4]
        lines = [re.fullmatch(r"([0-9a-fA-F]+)[ \t]+(.+)", line) for line in bag[manifest].decode().splitlines()]
        listed = {line[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"): line[1].lower() for line in lines}
        if len(listed) != len(lines) or (manifest in manifests) != (set(listed) <= payload):
            wrong.append(f"{manifest} lists what it should not")
        if manifest in manifests and set(listed) != payload:
            wrong.append(f"{manifest} and the payload differ by {sorted(set(listed) ^ payload)}")
        if manifest not in manifests and not set(manifests) <= set(listed):
            wrong.append(f"{manifest} lacks a manifest")
        wrong += [f"{name} is not what {manifest} says" for name, digest in listed.items()
                  if hashlib.new(method, bag.get(name, b"")).hexdigest() != digest]
    info = dict(re.findall(r"^([^:\s][^:]*):[ \t]*(.*)$", bag.get("bag-info.txt", b"").decode(), re.M))
    oxum = f"{sum(len(bag[name]) for name in payload)}.{len(payload)}"
    if info.get("Payload-Oxum", oxum) != oxum:
        wrong.append(f"the Payload-Oxum is {oxum}")
    return wrong


if __name__ == "__main__":
    found = [fault for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(found) or "valid")
    sys.exit(1 if found else 0)
