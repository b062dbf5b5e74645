# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer of org.a11y.atspi.Cache.GetItems, read from its serialised form.

A window has hundreds of objects, and taking such an answer apart value by value is most of what a look at it costs.
The form is that of the GVariant specification: what has no fixed size ends where an offset at the end of its container
says, the offsets stand in the order opposite to that of the members, and are as wide as the container's size needs.
"""

import struct

SIGNATURE = "(a((so)(so)(so)iiassusau))"
WIDTHS = {1: "B", 2: "H", 4: "I", 8: "Q"}
N_OFFSETS = 6  # of an item: object, application, parent, interfaces, name, description; the last member needs none
TWO_NUMBERS = struct.Struct("=ii")
NUMBER = struct.Struct("=I")


def _width(size):
    return 1 if size < 1 << 8 else 2 if size < 1 << 16 else 4 if size < 1 << 32 else 8


def _offsets(data, end, count, width):
    return struct.unpack_from(f"={count}{WIDTHS[width]}", data, end - count * width)


def _aligned(place):
    return (place + 3) & ~3


def _address(data, start, end):
    """(so): the name of a program on the bus, and of an object of it."""
    width = _width(end - start)
    [after_name] = _offsets(data, end, 1, width)
    return data[start:start + after_name - 1].decode(), data[start + after_name:end - width - 1].decode()


def _item(data, start, end):
    width = _width(end - start)
    description, name, interfaces, parent, application, ref = _offsets(data, end, N_OFFSETS, width)
    place = _aligned(start + parent)
    index, n_children = TWO_NUMBERS.unpack_from(data, place)
    role_place = _aligned(start + name)
    [role] = NUMBER.unpack_from(data, role_place)
    states = _aligned(start + description)
    n_states = (end - N_OFFSETS * width - states) // 4
    return (_address(data, start, start + ref), _address(data, start + application, start + parent), index, n_children,
            data[start + interfaces:start + name - 1].decode(), role,
            data[role_place + 4:start + description - 1].decode(), struct.unpack_from(f"={n_states}I", data, states))


def items(answer):
    """Of each object: its address, its parent's, its place there, its number of children, name, role by number,
    description and states."""
    assert answer.get_type_string() == SIGNATURE, answer.get_type_string()
    data = answer.get_data_as_bytes().get_data()
    if not data:
        return []
    width = _width(len(data))
    [table] = _offsets(data, len(data), 1, width)  # the one offset: of the array's last member, where its offsets begin
    ends = _offsets(data, len(data), (len(data) - table) // width, width)
    found, start = [], 0
    for end in ends:
        found.append(_item(data, start, end))
        start = _aligned(end)
    return found
