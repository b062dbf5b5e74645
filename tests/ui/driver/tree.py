# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree, asked of the accessibility bus itself.

A program is asked for all that it has in one call (org.a11y.atspi.Cache), the children of a long list that lie
outside its visible part are left out, so that a look at a window costs a fraction of a second whatever it holds.
GTK 4.8 sets the state SHOWING on windows only: what is on the screen is told by its size and place.
"""

import re

from gi.repository import Gio, GLib

from . import cache

ATSPI = "org.a11y.atspi."
ACCESSIBLE, COMPONENT, ACTION = ATSPI + "Accessible", ATSPI + "Component", ATSPI + "Action"
TEXT = ATSPI + "Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
CACHE, CACHE_PATH = ATSPI + "Cache", "/org/a11y/atspi/cache"
ROOT = "/org/a11y/atspi/accessible/root"
WINDOW_COORDINATES = 1
POPUP_LAYER = 5
DEEPEST_HIT = 8
LONG_LIST = 40
NO_CHILDREN = {"label", "image", "icon", "separator"}
CLASS_NAME = re.compile(r"(Gtk|Adw|Chancery)[A-Z]\w+$")  # which the cache gives for want of a name
NAMED_BY_LABELS = {"button", "toggle button", "list item", "table row", "table cell", "page tab", "menu item", "link",
                   "check box", "radio button", "combo box"}
CONTROLS = {"button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "password text",
            "spin button", "menu item", "link"}
STATES = {"active": 1, "checked": 4, "editable": 7, "enabled": 8, "expanded": 10, "focusable": 11, "focused": 12,
          "pressed": 20, "selected": 23, "sensitive": 24, "invalid": 36}

# By number, as the protocol has them: the words differ between versions, the numbers do not.
ROLES = {2: "alert", 7: "check box", 8: "check menu item", 10: "column header", 11: "combo box", 16: "dialog",
         20: "filler", 23: "frame", 26: "icon", 27: "image", 29: "label", 31: "list", 32: "list item", 33: "menu",
         34: "menu bar", 35: "menu item", 37: "page tab", 38: "page tab list", 39: "panel", 40: "password text",
         41: "popup menu", 42: "progress bar", 43: "button", 44: "radio button", 45: "radio menu item",
         48: "scroll bar", 49: "scroll pane", 50: "separator", 51: "slider", 52: "spin button", 54: "status bar",
         55: "table", 56: "table cell", 57: "column header", 61: "text", 62: "toggle button", 63: "tool bar",
         64: "tool tip", 65: "tree", 66: "tree table", 67: "unknown", 68: "viewport", 69: "window", 75: "application",
         79: "entry", 82: "document", 83: "heading", 87: "form", 88: "link", 90: "table row", 91: "tree item",
         98: "list box", 99: "grouping", 101: "notification", 103: "level bar", 110: "landmark", 116: "static",
         129: "push button menu", 130: "switch"}


class Node:
    """One accessible object as it was when the tree was read."""

    __slots__ = ("ref", "parent", "children", "role", "name", "description", "states", "left_out", "n_children")

    def __init__(self, ref, role, name, description, states, n_children):
        self.ref, self.role, self.description = ref, role, description
        self.name = "" if CLASS_NAME.match(name) else name
        self.states = sum(word << 32 * place for place, word in enumerate(states))
        self.parent, self.children, self.left_out, self.n_children = None, [], 0, n_children

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def words(self):
        """All that this object may be called by."""
        own = [self.name, self.name.replace("_", ""), self.description]
        if self.role in NAMED_BY_LABELS:
            labels = [node.name for node in self.walk() if node is not self and node.role == "label"]
            own += labels + [" ".join(labels)]
        return [word for word in own if word]

    def line(self):
        flags = " ".join(s for s in ("focused", "selected", "checked", "pressed") if self.has(s))
        more = f" +{self.left_out} out of sight" if self.left_out else ""
        return f"{self.role} {self.name!r}" + (f" ({self.description})" if self.description else "") + \
            (f" [{flags}]" if flags else "") + more


class Tree:
    """A connection to the accessibility bus of one session."""

    def __init__(self, session_address, timeout):
        self.timeout = int(timeout * 1000)
        self.session = self._connect(session_address)
        address = self.session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                         Gio.DBusCallFlags.NONE, 15000, None).unpack()[0]
        # Newer GTK builds the tree only once an assistive technology has said that it is there.
        enabled = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
        self.session.call_sync("org.a11y.Bus", "/org/a11y/bus", PROPERTIES, "Set", enabled, None,
                               Gio.DBusCallFlags.NONE, 3000, None)
        self.bus = self._connect(address)
        self.whole = True

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        connection.set_exit_on_close(False)
        return connection

    def close(self):
        for connection in (self.bus, self.session):
            try:
                connection.close_sync(None)
            except GLib.Error:
                pass  # the bus may have gone first

    def activate(self, name, action):
        """Does an action of the program that has a name on the session bus, as the desktop does."""
        arguments = GLib.Variant("(sava{sv})", (action, [], {}))
        self.session.call_sync(name, "/" + name.replace(".", "/"), "org.freedesktop.Application", "ActivateAction", arguments,
                               None, Gio.DBusCallFlags.NONE, self.timeout, None)

    def call(self, ref, interface, method, arguments=None):
        return self._answer(ref, interface, method, arguments).unpack()

    def _answer(self, ref, interface, method, arguments=None):
        return self.bus.call_sync(ref[0], ref[1], interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                  self.timeout, None)

    def call_many(self, calls):
        """Answers to [(ref, interface, method, arguments)], in order; None where one failed."""
        answers, open_calls = [None] * len(calls), [len(calls)]

        def answered(bus, result, index):
            open_calls[0] -= 1
            try:
                answers[index] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass  # objects come and go while they are being asked

        for index, (ref, interface, method, arguments) in enumerate(calls):
            self.bus.call(ref[0], ref[1], interface, method, arguments, None, Gio.DBusCallFlags.NONE, self.timeout,
                          None, answered, index)
        context = GLib.MainContext.default()
        while open_calls[0]:
            context.iteration(True)
        return answers

    def ping(self):
        """Comes back once every program's main loop has come round."""
        programs = self.call((ATSPI + "Registry", ROOT), ACCESSIBLE, "GetChildren")[0]
        self.call_many([(tuple(ref), ACCESSIBLE, "GetRole", None) for ref in programs])

    def extents(self, refs):
        """The rectangles (x, y, width, height) in their window; None where there is none."""
        window = GLib.Variant("(u)", (WINDOW_COORDINATES,))
        return [answer[0] if answer else None
                for answer in self.call_many([(ref, COMPONENT, "GetExtents", window) for ref in refs])]

    def read(self):
        """The roots of all programs' trees, from each program's own cache of them.  What nobody asked for yet is not
        there, and what was hidden stays: with `whole` everything is asked for its children, which takes longer."""
        try:
            programs = self.call((ATSPI + "Registry", ROOT), ACCESSIBLE, "GetChildren")[0]
        except GLib.Error:
            return []
        return [root for program in programs for root in self._read_program(tuple(program))]

    def _read_program(self, program):
        nodes, tried = self._take(program), set()
        while program in nodes:
            new = self._ask(nodes, nodes[program]) - tried
            if not new:
                return [nodes[program]]
            tried |= new
            nodes = self._take(program)
        return []

    def _take(self, program):
        """All objects that the program's cache has, by their address, each with its children."""
        try:
            answer = self._answer((program[0], CACHE_PATH), CACHE, "GetItems")
        except GLib.Error:
            return {}
        nodes, families = {}, {}
        for ref, parent, index, n_children, name, role, description, states in cache.items(answer):
            nodes[ref] = Node(ref, ROLES.get(role, f"role {role}"), name, description, states, n_children)
            families.setdefault(parent, []).append((index, ref))
        for ref, family in families.items():
            if ref in nodes:
                nodes[ref].children = [nodes[child] for _, child in sorted(family)]
        return nodes

    def _ask(self, nodes, root):
        """Asks objects for their children: those that have more or fewer than are here, or all.  Those that are not
        here yet are in the cache from now on."""
        new, level = set(), [root]
        while level:
            asked = [node for node in level if self.whole or len(node.children) != node.n_children]
            answers = self.call_many([(node.ref, ACCESSIBLE, "GetChildren", None) for node in asked])
            for node, answer in zip(asked, answers):
                refs = [tuple(ref) for ref in answer[0]] if answer else []
                new.update(ref for ref in refs if ref not in nodes)
                node.children = [nodes[ref] for ref in refs if ref in nodes]
            for node in level:
                self._seat(node)
            level = [child for node in level for child in node.children if child.n_children and child.role not in NO_CHILDREN]
        # What they have is asked for as well, down to the last: then one more look at the cache shows all of it.
        level = list(new)
        while level:
            roles = self.call_many([(ref, ACCESSIBLE, "GetRole", None) for ref in level])
            answers = self.call_many([(ref, ACCESSIBLE, "GetChildren", None) for ref, role in zip(level, roles)
                                      if role and ROLES.get(role[0]) not in NO_CHILDREN])
            level = [ref for answer in answers if answer for ref in map(tuple, answer[0])
                     if ref not in nodes and ref not in new]
            new.update(level)
        return new

    def _seat(self, parent):
        children = parent.children
        if len(children) > LONG_LIST:
            own, *places = self.extents([parent.ref] + [child.ref for child in children])
            seen = [child for child, place in zip(children, places) if not own or not place or overlap(own, place)]
            parent.left_out, children = len(children) - len(seen), seen
        parent.children = children
        for child in children:
            child.parent = parent

    def in_sight(self, nodes):
        """Those of the nodes that are on the screen: of some size, inside their window, and not on a page that has
        been turned away (which keeps its size and place), so that the window itself finds them at their place."""
        tops = [_top(node) for node in nodes]
        places = self.extents([node.ref for node in nodes])
        frames = dict(zip((top.ref for top in tops), self.extents([top.ref for top in tops])))
        found = [(node, top, place) for node, top, place in zip(nodes, tops, places)
                 if place and place[2] > 0 and place[3] > 0 and (not frames[top.ref] or overlap(place, frames[top.ref]))]
        return [node for node, there in zip([node for node, _, _ in found], self._met(found, frames)) if there]

    def _met(self, found, frames):
        """For each (node, window, place): does the window meet the node, or something of it, in its middle?  What it
        meets may have no face for accessibility (the inside of an entry): then the place alone decides."""
        points = [_middle(place, frames[top.ref]) for _, top, place in found]
        answers = self.call_many([(top.ref, COMPONENT, "GetAccessibleAtPoint",
                                   GLib.Variant("(iiu)", (*point, WINDOW_COORDINATES)))
                                  for (_, top, _), point in zip(found, points)])
        at = {i: tuple(answer[0]) for i, answer in enumerate(answers) if answer and answer[0][0]}
        met = {i for i, (node, top, _) in enumerate(found) if node is top or i not in at or _stands_in(node, at[i])}
        parent = GLib.Variant("(ss)", (ACCESSIBLE, "Parent"))
        for _ in range(DEEPEST_HIT):
            met |= {i for i, ref in at.items() if found[i][0].ref == ref}
            doubtful = [i for i in at if i not in met]
            above = self.call_many([(at[i], PROPERTIES, "Get", parent) for i in doubtful])
            at = {i: tuple(answer[0]) for i, answer in zip(doubtful, above) if answer and answer[0][0]}
        # A pop-up is a surface of its own: its window meets nothing of it.
        doubtful = [(i, node) for i, (start, _, _) in enumerate(found) if i not in met for node in _chain(start)]
        layers = self.call_many([(node.ref, COMPONENT, "GetLayer", None) for _, node in doubtful])
        met |= {i for (i, _), answer in zip(doubtful, layers) if answer and answer[0] == POPUP_LAYER}
        return [i in met for i in range(len(found))]

    def text(self, node):
        """What stands in a field, or the words of anything else."""
        try:
            # GTK 4.8 answers (0, -1) with nothing: the count has to be asked for.
            count = self.call(node.ref, PROPERTIES, "Get", GLib.Variant("(ss)", (TEXT, "CharacterCount")))[0]
            return self.call(node.ref, TEXT, "GetText", GLib.Variant("(ii)", (0, count)))[0]
        except GLib.Error:
            words = node.words()
            return words[-1] if words else ""

    def act(self, node):
        """The first action of an object, as a screen reader starts it."""
        return self.call(node.ref, ACTION, "DoAction", GLib.Variant("(i)", (0,)))[0]


def _chain(node):
    """The node and what it stands in, up to its window."""
    chain = []
    while node.parent:
        chain.append(node)
        node = node.parent
    return chain


def _top(node):
    chain = _chain(node)
    return chain[-1] if chain else node


def _middle(place, frame):
    """The middle of that part of a place which its window shows."""
    x, y, width, height = place
    if frame:
        left, top = max(x, frame[0]), max(y, frame[1])
        right, bottom = min(x + width, frame[0] + frame[2]), min(y + height, frame[1] + frame[3])
        x, y, width, height = left, top, right - left, bottom - top
    return x + width // 2, y + height // 2


def _stands_in(node, ref):
    """Is it what the node stands in, which is met in place of what is insensitive?"""
    return node.role in CONTROLS and ref in [above.ref for above in _chain(node)[1:3]]


def overlap(a, b):
    """Do two rectangles with a size share a point?"""
    return min(a[2], a[3], b[2], b[3]) > 0 and \
        a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
