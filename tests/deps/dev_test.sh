#!/usr/bin/env bash
# dev_test.sh SOURCE: ./dev deps with stand-ins for apt and dpkg: alternatives, groups, and what is said when it cannot.
set -euo pipefail
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "dev_test.sh failed in line $LINENO: $(cat "$work/said")"' ERR
mkdir -p "$work/bin" "$work/third_party"
cp "$source/dev" "$work/"
cd "$work"
cat >packages.txt <<'LIST'
# a remark
old-lib | new-lib | newest-lib run
there run
tool run sh
thing test
LIST
touch said known installed asked
program() { cat >"bin/$1"; chmod +x "bin/$1"; }
program dpkg-query <<<'#!/bin/sh
grep -qx "$3" installed && echo "install ok installed "'
program apt-cache <<<'#!/bin/sh
if grep -qx "$2" known; then echo "  Candidate: 1.0-1"; else echo "  Candidate: (none)"; fi; echo more'
program apt-get <<<'#!/bin/sh
case "$*" in *install*) for word; do case $word in *[a-z]-lib|there|thing) echo "$word" >>asked ;; esac; done; exit ${APT:-0} ;; esac'
program dpkg <<<'#!/bin/sh'
program sudo <<<'#!/bin/sh
exec "$@"'
program id <<<'#!/bin/sh
echo ${USER_ID:-0}'
program df <<<'#!/bin/sh'
printf '#!/bin/sh\n' >third_party/fetch
chmod +x third_party/fetch
export PATH="$work/bin:/usr/bin:/bin"
refuses() { if "$@" >said 2>&1; then echo "it did not refuse" >>said; return 1; fi; }
asks() { diff <(printf '%s\n' "$@") asked; : >asked; }

# The first alternative that the release has; another group and what a program stands for are left alone.
printf '%s\n' new-lib newest-lib there thing >known
./dev deps run >said 2>&1
asks new-lib there
# Any alternative that is installed will do.
printf '%s\n' newest-lib there >installed
./dev deps run test >said 2>&1
asks thing
# What the release has not is said, and nothing is installed.
printf '%s\n' there >known
: >installed
refuses ./dev deps run
grep -q 'no package old-lib or new-lib or newest-lib: this must be Debian 12 or 13' said
[ ! -s asked ]
# A user without sudo is told what root has to do.
mv bin/sudo sudo.away
mkdir -p plain && for tool in bash awk dirname nproc grep cat env; do ln -s "$(command -v $tool)" plain/; done
USER_ID=1000 PATH="$work/bin:$work/plain" refuses ./dev deps run
grep -q 'as root, run apt-get install old-lib there' said
mv sudo.away bin/sudo
# An installation that fails is said in a sentence.
printf '%s\n' new-lib there >known
APT=1 USER_ID=1000 refuses ./dev deps run
grep -q 'Packages cannot be installed: look at what apt-get says above' said
# Debian's npm will not stand beside another Node.js.
echo 'npm test npm' >>packages.txt
printf '%s\n' new-lib there thing npm >known
program node <<<'#!/bin/sh'
APT=1 PATH="$work/bin:$work/plain" refuses ./dev deps test
grep -q "the Node.js in $work/bin/node is not Debian's; install the npm that belongs to it" said
echo "./dev deps installs what is missing."
