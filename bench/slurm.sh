#!/usr/bin/env bash
# The recipe of docs/running.md on a real Slurm: a controller and three nodes on this machine, in a folder of their own. Four
# shards, one of which is sent back to the queue while it works (as when its node is wanted by others), then the merge; the
# output must be that of a run on one machine. Needs root, and the packages slurmctld, slurmd, slurm-client and munge.
# usage: slurm.sh BUILD
set -euo pipefail
build=$(cd "${1:?usage: slurm.sh BUILD}" && pwd)
guide=$(cd "$(dirname "$0")/.." && pwd)/docs/running.md
shards=4 documents=8 pages=50
work=$(mktemp -d)
pids=()
end() {
    scancel --quiet --user=root 2>/dev/null || true
    [ ${#pids[@]} = 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
cd "$work"
export SLURM_CONF=$work/slurm.conf PATH=$build:/usr/sbin:$PATH
host=$(hostname -s)

# --- Slurm
mkdir munge state log
chmod 755 "$work" munge
head -c 1024 /dev/urandom >munge/key
chmod 400 munge/key
{
    cat <<END
ClusterName=galley
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26810
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket,cred_expire=5
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool.%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.%n.pid
SlurmctldLogFile=$work/log/slurmctld
SlurmdLogFile=$work/log/slurmd.%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=defer_batch,sched_interval=2,bf_interval=2,batch_sched_delay=0
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
JobRequeue=1
RequeueExit=75
SlurmdParameters=config_overrides
PartitionName=p Nodes=ALL Default=YES MaxTime=10 State=UP
END
    for n in 1 2 3; do
        echo "NodeName=n$n NodeHostname=$host NodeAddr=127.0.0.1 Port=2681$n CPUs=1 RealMemory=1000 State=UNKNOWN"
    done
} >slurm.conf
munged --force -F --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --seed-file="$work/munge/seed" --log-file="$work/log/munge" 2>/dev/null & pids+=($!)
slurmctld -D 2>/dev/null & pids+=($!)
for n in 1 2 3; do mkdir "spool.n$n"; slurmd -D -N "n$n" 2>/dev/null & pids+=($!); done
for _ in $(seq 100); do [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = 3 ] && break; sleep 0.2; done
[ "$(sinfo -h -t idle -o %D)" = 3 ] || { tail -5 log/*; echo "slurm: the nodes did not come up"; exit 1; }

# --- input: text dumps, and a stage that makes each page take a while
mkdir in
for d in $(seq $documents); do for p in $(seq $pages); do printf '第%s号\n\n  a bad page, number %s\n\f' "$d" "$p"; done >"in/$d.txt"; done
cat >p.json <<'JSON'
{"galley": 1, "stages": [{"use": "read.text"}, {"use": "test.misbehave", "options": {"how": "slow"}}, {"use": "text.tidy"},
 {"use": "articles.newspaper"}, {"use": "write.json"}, {"use": "write.markdown"}]}
JSON
plugins=$build/tests/plugins
galley run -q --plugin-path "$plugins" p.json in -o alone

# --- the recipe, with the guide's job script for fewer shards of one core
awk '/^```sh/ {block = ""; next} /^```/ {if (block ~ /#SBATCH/) printf "%s", block; block = ""} {block = block $0 "\n"}' "$guide" |
    sed "s/0-99/0-$((shards - 1))/; s|/100|/$shards|; s/cpus-per-task=4/cpus-per-task=1/; s/--jobs 4/--jobs 1/" >shard.sh
galley plan --plugin-path "$plugins" p.json in --work work --shards $shards >plan.log
job=$(sbatch --parsable --output=log/shard-%a shard.sh)
for _ in $(seq 100); do [ "$(find work/records -name '*.zst' 2>/dev/null | wc -l)" -gt 20 ] && break; sleep 0.1; done
scontrol requeue "${job}_1"
sbatch --wait --output=log/merge "--dependency=afterok:$job" --wrap "galley merge -q --work work -o out" >merge.log ||
    { tail -5 log/shard-* log/merge; echo "slurm: the jobs failed"; exit 1; }
diff -r -x run.json -x .galley alone out || { echo "slurm: the trees differ"; exit 1; }
grep -q '"reused":true' work/runs/shard-1-of-$shards.json || { echo "slurm: the shard that was sent back began anew"; exit 1; }
echo "slurm $(sinfo --version | cut -d' ' -f2): $((documents * pages)) pages in $shards shards on 3 nodes, one sent back and" \
    "resumed: the output is that of one machine"
