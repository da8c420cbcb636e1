#!/usr/bin/env bash
# Kills the host or a worker with SIGKILL, $3 times at random moments, resumes each time, and compares the output with an
# undisturbed run. usage: kill_test.sh GALLEY TEST_PLUGINS ROUNDS [text|images [SEED]]; images: with layers and a site.
set -uo pipefail
galley=$1 plugins=$2 rounds=$3
kind=${4:-text} RANDOM=${5:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for d in 1 2 3 4 5; do
    mkdir -p "$work/in/$d"
    for p in 1 2 3 4; do
        if [ "$kind" = text ]; then
            printf 'page %s of %s\n\fa bad page\n' $p $d >"$work/in/$d/$p.txt"
        else  # a gray of its own, and a size
            { printf 'P5\n%s 300\n255\n' $((200 + p)); head -c $(((200 + p) * 300)) /dev/zero | tr '\0' "\\$((100 + d))"; } \
                >"$work/in/$d/$p.pgm"
        fi
    done
done
if [ "$kind" = text ]; then
    cat >"$work/p.json" <<'JSON'
{"galley": 1, "stages": [{"use": "read.text"}, {"use": "test.misbehave", "options": {"how": "slow"}},
 {"use": "test.expensive"}, {"use": "text.tidy"}, {"use": "articles.newspaper"}, {"use": "write.json"}, {"use": "write.markdown"}]}
JSON
else
    cat >"$work/p.json" <<'JSON'
{"galley": 1, "stages": [{"use": "read.images"}, {"use": "test.layer"}, {"use": "test.expensive"}, {"use": "test.see"},
 {"use": "test.misbehave", "options": {"how": "slow", "trigger": " x "}}, {"use": "write.json"}, {"use": "write.html"}]}
JSON
fi
command=("$galley" run -q -j 2 --plugin-path "$plugins" "$work/p.json" "$work/in" -o)
run() { "${command[@]}" "$1" 2>>"$work/log"; }
run "$work/whole" || { cat "$work/log"; exit 1; }
killed=0 finished=0
while [ $killed -lt "$rounds" ]; do
    (exec "${command[@]}" "$work/killed" 2>>"$work/log") & host=$!  # exec: the host itself, not a shell around it
    sleep "0.$(printf %02d $((RANDOM % 45)))"
    target=$host
    if [ $((RANDOM % 2)) = 0 ]; then
        workers=($(pgrep -P $host))
        [ ${#workers[@]} -gt 0 ] && target=${workers[$((RANDOM % ${#workers[@]}))]}
    fi
    kill -9 "$target" 2>/dev/null && killed=$((killed + 1))
    wait $host 2>/dev/null && finished=$((finished + 1))
    # A tree that is whole gives nothing to interrupt: begin again.
    if [ $finished -gt 0 ]; then
        diff -r -x run.json -x .galley "$work/whole" "$work/killed" || { echo "the trees differ after $killed kills"; exit 1; }
        rm -rf "$work/killed"; finished=0
    fi
done
run "$work/killed" || { cat "$work/log"; echo "the last run failed"; exit 1; }
diff -r -x run.json -x .galley "$work/whole" "$work/killed" || { echo "the trees differ"; exit 1; }
echo "$killed kills, and the same bytes each time."
