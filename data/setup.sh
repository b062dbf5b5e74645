#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Everything that has to be set up, on a fresh Debian 12 or anything newer:
#
#   sh data/setup.sh run                opens the application on the example
#   sh data/setup.sh test               runs every test
#   sh data/setup.sh install [PREFIX]   installs (for one person ~/.local, for root /usr/local)
#
# What is missing is installed first, with apt-get, as root or through sudo.  When nothing is
# missing, no network is touched.  Everything is built in _build/ inside this folder.

set -eu

here=$(pwd)
cd "$(dirname "$0")/.."
top=$(pwd)

# To build; to check what is built; to run it.
build_packages='build-essential pkg-config meson ninja-build gettext
  libglib2.0-dev libglib2.0-bin libgtk-4-dev libadwaita-1-dev libical-dev libicu-dev libjson-glib-dev
  libgmime-3.0-dev libgpgme-dev libarchive-dev libgsf-1-dev libgdk-pixbuf-2.0-dev libpoppler-glib-dev libsqlite3-dev libxml2-utils
  nettle-dev'
run_packages='libgtk-4-bin adwaita-icon-theme dconf-gsettings-backend gnupg shared-mime-info
  fonts-cantarell fonts-noto-core fonts-droid-fallback'
test_packages='appstream clang-format dbus-daemon desktop-file-utils gtk-update-icon-cache
  at-spi2-core mold openbox poppler-utils python3 python3-gi python3-icalendar
  python3-xlib sqlite3 tidy xvfb'
libraries='glib-2.0 >= 2.74, gio-unix-2.0 >= 2.74, gtk4 >= 4.8, libadwaita-1 >= 1.2,
  json-glib-1.0 >= 1.6, libical >= 3.0.16, icu-i18n >= 72, sqlite3 >= 3.40, pangocairo >= 1.50,
  cairo-pdf >= 1.16, nettle >= 3.8, gmime-3.0 >= 3.2.13, gpgme >= 1.18, libarchive >= 3.6.2, libgsf-1 >= 1.14.50,
  poppler-glib >= 22.12, gdk-pixbuf-2.0 >= 2.42'

say ()
{
  printf '%s\n' "$*"
}

step ()
{
  printf '\n== %s\n' "$*"
}

fail ()
{
  printf 'setup.sh: %s\n' "$*" >&2
  exit 1
}

usage ()
{
  sed -n 's/^#   \(sh data\)/  \1/p' "$top/data/setup.sh"
}

# The packages among those given that are not installed.
missing_among ()
{
  for package
  do
    case $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) in
      installed) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]
  then
    "$@"
  elif command -v sudo >/dev/null 2>&1
  then
    sudo "$@"
  else
    fail "this needs root, and there is no sudo. As root: $*"
  fi
}

apt ()
{
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get --quiet --option DPkg::Lock::Timeout=300 "$@" </dev/null
}

# A system without dpkg has its packages under other names: there, what counts is that the
# libraries are found.
check_libraries ()
{
  for program in cc meson ninja msgfmt xmllint
  do
    command -v "$program" >/dev/null 2>&1 || fail "$program is missing; please install it"
  done
  pkg-config --print-errors --exists "$libraries" ||
    fail "a library is missing; please install the development files of: $libraries"
}

install_missing ()
{
  if ! command -v dpkg-query >/dev/null 2>&1
  then
    check_libraries
    return
  fi

  # shellcheck disable=SC2086
  missing=$(missing_among $1)
  [ -n "$missing" ] || return 0

  step "Installing what is missing: $missing"
  apt update || say "The lists of packages could not be renewed; going on with those that are here."
  # shellcheck disable=SC2086
  apt install --yes --no-install-recommends $missing ||
    fail "apt-get could not install them. Is there a network? The names are right for Debian 12."
}

# build FOLDER [OPTION…]
build ()
{
  folder=$1
  shift
  if [ -e "$folder/build.ninja" ]
  then
    meson configure "$folder" "$@"
  else
    rm -rf "$folder"
    mkdir -p "$folder"
    meson setup "$folder" "$@" >"$folder.log" 2>&1 || {
      cat "$folder.log"
      fail "the project could not be configured"
    }
  fi
  # On a terminal one line counts along; a log needs only what goes wrong.
  if [ -t 1 ]
  then
    ninja -C "$folder"
  else
    ninja -C "$folder" --quiet
  fi
}

has_display ()
{
  [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || return 1
  gtk4-query-settings gtk-theme-name >/dev/null 2>&1
}

# The example as a registry of its own, made once; what somebody changed in it stays.
make_example ()
{
  rooms=${XDG_DATA_HOME:-$HOME/.local/share}/chancery
  example=$rooms/example.chancery
  if [ ! -e "$example" ]
  then
    (umask 077 && mkdir -p "$rooms")
    say "Bringing data/samples/bajaur.json into $example"
    "$cli" --registry "$example" import data/samples/bajaur.json
  fi
}

run_without_display ()
{
  room=$top/_build/example
  export_file=$room/AFG-2026-1.json
  registry=$room/example.chancery

  say "There is no display here, so no window can open. The same job on the command line:"
  rm -rf "$room"
  (umask 077 && mkdir -p "$room")

  step 'chancery-cli import data/samples/bajaur.json'
  "$cli" --registry "$registry" import data/samples/bajaur.json

  step 'chancery-cli search "checkpost bajaur"'
  "$cli" --registry "$registry" search 'checkpost bajaur'

  step 'chancery-cli export --case AFG/2026/1'
  "$cli" --registry "$registry" export --case AFG/2026/1 --format json --output "$export_file"
  say "The case file AFG/2026/1 is in $export_file"

  step 'Go on from here'
  say "CHANCERY_REGISTRY=$registry"
  say "export CHANCERY_REGISTRY"
  say "$cli --help"
}

run ()
{
  install_missing "$build_packages $run_packages"
  step 'Building'
  build _build/run -Dwerror=false
  cli=$top/_build/run/src/cli/chancery-cli

  if ! has_display
  then
    run_without_display
    return
  fi

  make_example
  step "Opening the example: $example"
  exec env GSETTINGS_SCHEMA_DIR="$top/_build/run/data" "$top/_build/run/src/app/chancery" "$example"
}

# Tests that fail are the report's business: it reads the logs and gives the verdict.
run_tests ()
{
  folder=$1
  shift
  meson test -C "$folder" --no-rebuild "$@" || :
  [ -s "$folder/meson-logs/testlog.json" ] || fail "meson left no log of its tests in $folder"
}

run_every_test ()
{
  install_missing "$build_packages $run_packages $test_packages"
  LC_ALL=C.UTF-8
  export LC_ALL

  # Dozens of programs, each with most of the house in it, are linked twice; of the symbols for a
  # debugger, what a backtrace names is enough.
  if command -v mold >/dev/null 2>&1
  then
    CC_LD=mold
    export CC_LD
  fi
  set -- -Dc_args=-g1

  step 'Building'
  build _build/test "$@"
  step 'Tests'
  rm -f _build/test/meson-logs/testlog.json
  run_tests _build/test

  step 'Building with watch over memory and undefined behaviour'
  build _build/watched "$@" -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1
  step 'Tests under watch'
  rm -f _build/watched/meson-logs/testlog.json
  run_tests _build/watched --timeout-multiplier 4 \
    --suite model --suite store --suite exchange --suite service --suite app --suite cli \
    --suite fuzz

  step 'Outcome'
  python3 tests/report.py _build/test/meson-logs/testlog.json \
    _build/watched/meson-logs/testlog.json
}

install ()
{
  if [ "$(id -u)" -eq 0 ]
  then
    prefix=${1:-/usr/local}
  else
    prefix=${1:-$HOME/.local}
  fi
  case $prefix in
    /*) ;;
    *) prefix=$here/$prefix ;;
  esac

  install_missing "$build_packages $run_packages"
  step 'Building'
  build _build/install -Dprefix="$prefix" -Dbuildtype=release -Dwerror=false

  step "Installing into $prefix"
  if mkdir -p "$prefix" 2>/dev/null && [ -w "$prefix" ]
  then
    meson install -C _build/install --no-rebuild --quiet
  else
    as_root meson install -C "$top/_build/install" --no-rebuild --quiet
  fi

  say "Chancery is installed: $prefix/bin/chancery and $prefix/bin/chancery-cli"
  case :$PATH: in
    *:"$prefix/bin":*) ;;
    *) say "$prefix/bin is not in your PATH yet." ;;
  esac
}

case ${1:-} in
  run)
    run
    ;;
  test)
    run_every_test
    ;;
  install)
    install "${2:-}"
    ;;
  -h | --help | help)
    usage
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
