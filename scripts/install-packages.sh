#!/bin/sh
# Installs the Debian/Ubuntu packages that the list names and the machine lacks; does nothing when all are there.
set -eu
list=$1
wanted=$(sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$list")

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This machine has no apt. Strand needs these libraries with their headers; install them as your system does:" >&2
  sed -n 's/^\([a-z0-9-]*\)[[:space:]]*#[[:space:]]*\(.*\)$/  \1: \2/p' "$list" >&2
  echo "Then run the command again with SKIP_DEPS=1." >&2
  [ "${SKIP_DEPS:-}" = 1 ] && exit 0
  exit 1
fi

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
if [ "$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null 2>&1; then as_root=sudo; else
  echo "Root is needed to install them and there is no sudo; as root, run: apt-get install$missing" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
