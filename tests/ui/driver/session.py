# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of its own for one program: display, message buses, window manager, home; and what a person does in it.

Nothing of whoever runs the tests is seen or touched: home, settings and buses are made and taken away again.
Every process that is started is ended by its id. No step sleeps for a guessed time: each waits for what it needs to
see, up to a deadline.
"""

import contextlib
import ctypes
import os
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time

try:
    from gi.repository import GLib
    from .clipboard import Clipboard
    from .drag import Drag
    from .keys import Keyboard
    from .screen import Screen
    from .tree import Tree
    ABSENT = ""
except ImportError as error:  # a test that cannot look is skipped, not failed
    ABSENT = str(error)

POLL = 0.1
QUICK_LOOKS = 8  # before everything is asked for its children
SHOTS = os.environ.get("CHANCERY_SHOTS")
NEEDED = ("Xvfb", "dbus-daemon", "openbox")
FOREIGN = ("WAYLAND_DISPLAY", "DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE",
           "GTK_A11Y", "GTK_THEME", "GTK_MODULES", "GDK_SCALE", "GDK_DPI_SCALE", "XMODIFIERS", "SESSION_MANAGER",
           "DESKTOP_STARTUP_ID", "CHANCERY_REGISTRY")
COMPLAINT = re.compile(r"(-(WARNING|CRITICAL|ERROR)( \*\*)?:|\*\* (WARNING|CRITICAL|ERROR)|AddressSanitizer|LeakSanitizer|runtime error:)")
# What a bare virtual display lacks, said by GTK of any program.
NOT_OURS = re.compile(r"(Unable to acquire (the address|session bus)|dconf-WARNING|Failed to set fd limit)")
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={run}</listen><auth>EXTERNAL</auth><servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""
# No bindings: a window manager that takes each click or key first loses pop-ups that open at that moment.
OPENBOX_CONFIG = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>
<placement><policy>Smart</policy><center>yes</center></placement><desktops><number>1</number><popupTime>0</popupTime></desktops>
<keyboard/><mouse/></openbox_config>
"""


class Failure(Exception):
    """The program did not do what the test says; the text tells what stood there instead."""


class Session:
    """One program under test.  Use it as a context manager; leaving it ends the program as a person would."""

    def __init__(self, program, arguments=(), *, size=(1280, 800), maximized=True, dark=False, text_scale=1.0,
                 environment=None, home=None, timeout=30.0):
        self.command = [program, *map(str, arguments)]
        self.size, self.maximized, self.dark, self.text_scale, self.timeout = size, maximized, dark, text_scale, timeout
        self.extra = dict(environment or {})
        self.folder = tempfile.mkdtemp(prefix="chancery-ui-")
        self.home = home or self._folder("home")
        self.processes, self.app, self.clipboard = [], None, None
        self.other_keys = self.typed = 0
        self.manager_stands = False
        self.log_path = os.path.join(self.folder, "program.log")

    @staticmethod
    def lacking():
        """What would have to be installed before a session can start, in words; empty when nothing."""
        services = [] if accessibility_service() else ["at-spi2-core"]
        return ABSENT or ", ".join([tool for tool in NEEDED if not shutil.which(tool)] + services)

    # ---- from start to end

    def __enter__(self):
        # What the buses start becomes ours when they end, so that it can be ended by its id.
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
        try:
            self._start_display()
            self._start_buses()
            config = self._write("openbox.xml", OPENBOX_CONFIG)
            self.manager = self._spawn(["openbox", "--sm-disable", "--config-file", config])
            if SHOTS and shutil.which("xcompmgr"):  # else the shadows of pop-ups are black on the pictures
                self._spawn(["xcompmgr"])
            self.app = self._spawn(self.command, log=self.log_path)
            self._until(lambda: self.screen.has_keyboard() and self.find("frame"), "a window")
            if self.maximized:
                self._until(self._fill_screen, "a window as large as the screen")
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None:
                self.quit()
            elif issubclass(kind, Failure):
                self._keep_evidence(error)
        finally:
            self._close()

    def quit(self):
        """Closes all windows and checks that the program ends well and had nothing to complain of."""
        if self.app.poll() is None:
            for window, *_ in reversed(self.screen.windows()):
                self.screen.ask_to_close(window)
        self.wait_for_end()

    def wait_for_end(self):
        """Waits until the program is gone (after a key that quits it), and checks what it left behind."""
        try:
            status = self.app.wait(self.timeout)
        except subprocess.TimeoutExpired:
            raise Failure("the program did not end when its window was closed\n" + self.outline()) from None
        self.check(status)

    def check(self, status=0):
        """Fails when the program ended badly or had something to complain of."""
        complaints = self.complaints()
        if status or complaints:
            raise Failure(f"the program ended with status {status}\n" + "\n".join(complaints or self.log().splitlines()[-20:]))

    def kill(self):
        """Ends the program as a power cut would."""
        self.app.kill()
        self.app.wait()

    def _fill_screen(self):
        """Asks once, then looks whether the window has taken the whole screen (or insists on more of it)."""
        window, x, y, width, height = self.screen.windows()[0]
        if x + width >= self.size[0] and y + height >= self.size[1]:
            return True
        self.screen.maximize(window)
        return False

    def _folder(self, *parts):
        path = os.path.join(self.folder, *parts)
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path

    def _write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def _spawn(self, command, log=None, **more):
        with open(log or os.path.join(self.folder, "tools.log"), "ab") as out:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                       env=self.environment, start_new_session=True, **more)
        self.processes.append(process)
        return process

    def _spawn_telling(self, command):
        """Starts something that writes one line (its address) to the descriptor put in place of FD."""
        reader, writer = os.pipe()
        process = self._spawn([word.replace("FD", str(writer)) for word in command], pass_fds=[writer])
        os.close(writer)
        line, end = b"", time.monotonic() + self.timeout
        with os.fdopen(reader, "rb", buffering=0) as pipe:
            while not line.endswith(b"\n"):
                ready = select.select([pipe], [], [], max(0.0, end - time.monotonic()))[0]
                part = pipe.read(4096) if ready else b""
                if not part:
                    raise Failure(f"{command[0]} did not start (status {process.poll()})")
                line += part
        return line.decode().strip()

    def _start_display(self):
        config = os.path.join(self.home, ".config")
        self.environment = env = {k: v for k, v in os.environ.items() if k not in FOREIGN}
        env.update(HOME=self.home, XDG_CONFIG_HOME=config, XDG_DATA_HOME=os.path.join(self.home, ".local/share"),
                   XDG_CACHE_HOME=os.path.join(self.home, ".cache"), XDG_STATE_HOME=os.path.join(self.home, ".local/state"),
                   XDG_RUNTIME_DIR=self._folder("run"), GDK_BACKEND="x11", GTK_IM_MODULE="gtk-im-context-simple",
                   GSK_RENDERER="cairo", GSETTINGS_BACKEND="keyfile", GTK_USE_PORTAL="0", LC_ALL="C.UTF-8", LANGUAGE="en",
                   TZ="UTC", NO_AT_BRIDGE="0", G_DEBUG="fatal-criticals")
        if self.dark:
            env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        env.update(self.extra)
        os.makedirs(os.path.join(config, "gtk-4.0"), exist_ok=True)
        with open(os.path.join(config, "gtk-4.0", "settings.ini"), "w") as file:
            file.write("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n")
        width, height = self.size
        frames = self._folder("frames")
        env["DISPLAY"] = ":" + self._spawn_telling(
            ["Xvfb", "-displayfd", "FD", "-screen", "0", f"{width}x{height}x24", "-fbdir", frames, "-nolisten", "tcp",
             "-noreset", "-nocursor", "-dpi", "96"])
        self.keyboard = Keyboard(env["DISPLAY"], self.settle)
        self.screen = Screen(self.keyboard.display, os.path.join(frames, "Xvfb_screen0"))
        if self.text_scale != 1:
            self.screen.set_text_scale(self.text_scale)

    def _start_buses(self):
        # A session bus that can start the accessibility bus and nothing else: no portal, no settings daemon.
        services = self._folder("services")
        shutil.copy(accessibility_service(), services)
        config = self._write("session.conf", BUS_CONFIG.format(run=self.environment["XDG_RUNTIME_DIR"], services=services))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address = self._spawn_telling(
            ["dbus-daemon", "--nofork", "--nopidfile", "--config-file", config, "--print-address=FD"])
        self.tree = Tree(address, self.timeout)

    def _close(self):
        for name in ("clipboard", "tree", "keyboard"):
            if hasattr(self, name):
                with contextlib.suppress(Exception):
                    getattr(self, name).close()
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(3)
            if process.poll() is None:
                process.kill()
                process.wait()
        self._end_orphans()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_orphans(self):
        """The accessibility bus and its registry, which the session bus had started and which are our children now."""
        end, number = time.monotonic() + 5, signal.SIGTERM
        while time.monotonic() < end:
            with open(f"/proc/self/task/{os.getpid()}/children") as file:
                children = [int(word) for word in file.read().split()]
            if not children:
                return
            for child in children:
                with contextlib.suppress(ProcessLookupError, ChildProcessError):
                    os.kill(child, number)
                    os.waitpid(child, os.WNOHANG)
            time.sleep(POLL)
            if time.monotonic() > end - 2:
                number = signal.SIGKILL

    # ---- hands

    def _await_keyboard(self):
        """A window that opened or closed is given the keyboard, or hands it on, a moment later; what is pressed before is
        pressed into nothing."""
        if not self.manager_stands:
            self.screen.await_manager(self.timeout)
        end = time.monotonic() + self.timeout
        while not self.screen.has_keyboard():
            if time.monotonic() > end:
                raise Failure("no window has the keyboard")
            time.sleep(POLL)

    def key(self, *chords):
        """Presses chords (`ctrl+n`, `Return`), each of which counts as one other key."""
        for chord in chords:
            self._await_keyboard()
            self.keyboard.chord(chord)
            self.other_keys += 1

    def type(self, text, own=True):
        """Types a text.  What is not the officer's own wording (a date, a code) counts as other keys."""
        self._await_keyboard()
        self.keyboard.text(text)
        if own:
            self.typed += len(text)
        else:
            self.other_keys += len(text)

    def copy(self, text):
        """Puts a text on the clipboard, as if another program had copied it."""
        if self.clipboard:
            self.clipboard.close()
        self.clipboard = Clipboard(self.environment["DISPLAY"], text)

    def drag(self, paths):
        """Takes hold of files in another program."""
        return Drag(self.environment["DISPLAY"], paths)

    def middle(self, node):
        """Where it is in its window, for a pointer."""
        [(x, y, width, height)] = self.tree.extents([node.ref])
        return x + width // 2, y + height // 2

    @contextlib.contextmanager
    def nobody_given_the_keyboard(self):
        """The window manager stands still: a window that is shown meanwhile gets the keyboard only afterwards."""
        self.manager.send_signal(signal.SIGSTOP)
        self.manager_stands = True
        try:
            yield
        finally:
            self.manager_stands = False
            self.manager.send_signal(signal.SIGCONT)

    def settle(self):
        """Waits until the program has taken in what was pressed: it answers only when its loop comes round."""
        for _ in range(2):
            self.tree.ping()

    # ---- eyes

    def find_all(self, role, name=None, **states):
        """The objects in sight with a role (`*`: any), a name (text: exactly; pattern: somewhere) and states."""
        found = [node for root in self.tree.read() for node in root.walk()
                 if role in ("*", node.role) and _named(node, name)]
        if states:
            found = [node for node in found if all(node.has(state) == wanted for state, wanted in states.items())]
        return self.tree.in_sight(found) if found else []

    def find(self, role, name=None, **states):
        """The first of them, or None."""
        found = self.find_all(role, name, **states)
        return found[0] if found else None

    def wait(self, role, name=None, *, timeout=None, **states):
        """Waits until such an object is in sight, and returns it."""
        what = " ".join([role, str(getattr(name, "pattern", name) or "")] + [f"{k}={v}" for k, v in states.items()])
        return self._until(lambda: self.find(role, name, **states), what.strip(), timeout)

    def wait_gone(self, role, name=None, *, timeout=None, **states):
        """Waits until no such object is in sight, for the display, too: keys no longer go there.  What was not seen while
        the window changed may be there still: it has to be missed twice."""
        def gone():
            if self.find(role, name, **states):
                return False
            self.settle()
            self.tree.whole = True
            return not self.find(role, name, **states)
        self._until(gone, f"the end of {role} {name}", timeout)

    def wait_until(self, condition, what, timeout=None):
        """Waits for anything else that can be asked; `what` is for the report."""
        return self._until(condition, what, timeout)

    def focused(self):
        """The innermost object that has the keyboard, or None."""
        nodes = [node for root in self.tree.read() for node in root.walk() if node.has("focused")]
        return nodes[-1] if nodes else None

    def wait_focus(self, role, name=None, timeout=None):
        """Waits until the keyboard is in such an object."""
        def there():
            node = self.focused()
            return node if node and role in ("*", node.role) and _named(node, name) else None
        return self._until(there, f"the keyboard in {role} {name}", timeout)

    def text(self, role, name=None):
        """What stands in the first such object."""
        return self.tree.text(self.wait(role, name))

    def wait_text(self, role, name, text, timeout=None):
        """Waits until such an object holds a text (or a pattern)."""
        def holds():
            found = [self.tree.text(node) for node in self.find_all(role, name)]
            return any(text.search(t) if hasattr(text, "search") else t == text for t in found)
        self._until(holds, f"{text!r} in {role} {name}", timeout)

    def outline(self, hidden=False):
        """What stands in sight, in words, one object a line; with `hidden` the pages that are not shown, too."""
        roots = self.tree.read()
        nodes = [node for root in roots for node in root.walk()]
        seen = {id(node) for node in (nodes if hidden else self.tree.in_sight(nodes))}
        lines = []

        def add(node, depth):
            plain = node.role in ("panel", "filler", "scroll pane") and not node.has("focused")
            if id(node) in seen and not (plain and not hidden):
                lines.append("  " * depth + node.line())
                depth += 1
            for child in node.children:
                add(child, depth)
        for root in roots:
            add(root, 0)
        return "\n".join(lines)

    def shot(self, path):
        """Writes a picture of the whole screen, once it has come to rest."""
        self.settle()
        self.screen.shot(path)

    def picture(self, name):
        """The same, into the folder for pictures; nothing where none was named."""
        if SHOTS:
            self.shot(os.path.join(SHOTS, name + ".png"))

    def log(self):
        """All that the program printed."""
        try:
            with open(self.log_path, errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def complaints(self):
        """The warnings and worse among it."""
        return [line for line in self.log().splitlines() if COMPLAINT.search(line) and not NOT_OURS.search(line)]

    def counts(self):
        """The keys so far, in words."""
        return f"{self.other_keys} other keys, {self.typed} characters of own wording"

    def _until(self, condition, what, timeout=None):
        end = time.monotonic() + (timeout or self.timeout)
        quick = QUICK_LOOKS
        while True:
            self.tree.whole = quick <= 0
            quick -= 1
            with contextlib.suppress(GLib.Error):
                answer = condition()
                if answer:
                    self.tree.whole = True
                    return answer
            if self.app and self.app.poll() is not None:
                raise Failure(f"the program ended (status {self.app.returncode}) while waiting for {what}\n" + self.log()[-3000:])
            if time.monotonic() > end:
                raise Failure(f"waited in vain for {what}")
            time.sleep(POLL)

    def _keep_evidence(self, error):
        """Adds to a failure what stood on the screen at that moment."""
        with contextlib.suppress(Exception):
            if SHOTS:
                self.screen.shot(os.path.join(SHOTS, f"failure-{os.getpid()}.png"))
            error.args = (f"{error}\n{self.outline()}\n{self.log()[-2000:]}",)


def accessibility_service():
    """The file by which a session bus starts the accessibility bus, or None."""
    for folder in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        path = os.path.join(folder, "dbus-1/services/org.a11y.Bus.service")
        if os.path.exists(path):
            return path
    return None


def _named(node, name):
    if name is None:
        return True
    if hasattr(name, "search"):
        return any(name.search(word) for word in node.words())
    return name in node.words()
