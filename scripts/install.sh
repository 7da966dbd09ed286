#!/bin/sh
# Puts the program, its completions and its manual page under a prefix.
set -eu
program=$1
prefix=$2
install -d "$prefix/bin" "$prefix/share/man/man1" "$prefix/share/bash-completion/completions" \
  "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install -m 755 "$program" "$prefix/bin/strand"
"$prefix/bin/strand" --generate-completion-script bash > "$prefix/share/bash-completion/completions/strand"
"$prefix/bin/strand" --generate-completion-script zsh > "$prefix/share/zsh/site-functions/_strand"
"$prefix/bin/strand" --generate-completion-script fish > "$prefix/share/fish/vendor_completions.d/strand.fish"
install -m 644 docs/strand.1 "$prefix/share/man/man1/strand.1"
chmod 644 "$prefix/share/bash-completion/completions/strand" "$prefix/share/zsh/site-functions/_strand" \
  "$prefix/share/fish/vendor_completions.d/strand.fish"
echo "Installed $prefix/bin/strand ($("$prefix/bin/strand" --version)), completions for bash, zsh and fish, and the manual page."
