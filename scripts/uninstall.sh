#!/bin/sh
# Removes what install.sh put under a prefix.
set -eu
prefix=$1
rm -f "$prefix/bin/strand" "$prefix/share/man/man1/strand.1" "$prefix/share/bash-completion/completions/strand" \
  "$prefix/share/zsh/site-functions/_strand" "$prefix/share/fish/vendor_completions.d/strand.fish"
