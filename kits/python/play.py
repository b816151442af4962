"""Plays matches of this agent against another and counts: python3 play.py bot:weak --matches 10 (more: jixia match)"""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCENARIO = json.loads((HERE / "agent.json").read_text(encoding="utf-8"))["scenarios"][0]


def find_jixia():
    """The jixia program: in the folder that JIXIA_HOME names, or in a checkout above this folder or the current one."""
    for start in [os.environ.get("JIXIA_HOME"), HERE, Path.cwd()]:
        if start is None:
            continue
        start = Path(start).resolve()
        for folder in [start, *start.parents]:
            if (folder / "bootstrap" / "jixia.mjs").exists():
                return str(folder / "bootstrap" / "jixia.mjs")
    sys.exit("Jixia is not above this folder. Set JIXIA_HOME to your checkout of it.")


def main(words):
    matches = 10
    if "--matches" in words:
        at = words.index("--matches")
        matches = int(words[at + 1])
        del words[at : at + 2]
    opponent = words[0] if words else "bot:weak"
    jixia, wins = find_jixia(), 0
    for seed in range(1, matches + 1):
        side = (seed + 1) % 2  # Sides change with every match.
        agents = [str(HERE), opponent] if side == 0 else [opponent, str(HERE)]
        call = ["node", jixia, "match", "--scenario", SCENARIO, "--agents", ",".join(agents), "--seed", str(seed)]
        done = subprocess.run([*call, "--json", *words[1:]], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit(done.stderr.decode("utf-8", "replace").strip())
        result = json.loads(done.stdout)
        wins += result["winner"] == side
        how = "won" if result["winner"] == side else "drawn" if result["winner"] < 0 else "lost"
        why = "forfeit: " + result["forfeit"]["message"] if "forfeit" in result else result["endReason"]
        print(f"seed {seed}: {how}, {why}", flush=True)
    print(f"{wins} of {matches} won against {opponent}")


if __name__ == "__main__":
    main(sys.argv[1:])
