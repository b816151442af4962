"""The protocol of docs/agent-protocol.md for a program in Python: questions on stdin, answers on stdout.

Print to stderr what you want to see yourself. Standard library only, Python 3.8 or later.
"""
import json
import sys


def toward(head, dx, dz):
    """Two heads that point along (dx, dz), of any length: toward("move", dx, dz) gives moveX and moveZ."""
    scale = 15 / max(abs(dx), abs(dz), 1e-6)

    def component(value):
        return max(0, min(15, int((value * scale + 15) / 2 + 0.5)))

    return {head + "X": component(dx), head + "Z": component(dz)}


def blocks(features, name):
    """The blocks of a name with their numbers: blocks(features, "enemy") has [("", enemy)] in a duel, [("1", enemy1), ...] in teams."""
    return [(key[len(name) :], block) for key, block in features.items() if key.rstrip("0123456789") == name]


def weakest(features, most):
    """Number and block of the enemy hero in sight with the least health, and no more than `most`."""
    seen = [one for one in blocks(features, "enemy") if one[1].get("visible") == 1 and one[1]["hpAmount"] <= most]
    return min(seen, default=(None, {}), key=lambda one: one[1]["hpAmount"])


def next_goal(features):
    """The first enemy tower that may be attacked; the crystal where none is left."""
    towers = [tower for _, tower in blocks(features, "enemyTower") if tower.get("alive") == 1 and tower.get("open") == 1]
    return towers[0] if towers else features.get("enemyCrystal", {})


def _send(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def serve(agent):
    """Plays matches until the host closes stdin.

    `agent` has `act(message)`, which returns values by head, by name or number (heads left out are 0), and may have
    `hello(message)`, `reset(message)` (a match begins: forget the last one) and `end(message)`.
    """
    for line in sys.stdin:
        message = json.loads(line)
        kind = message["type"]
        if kind == "act":
            _send({"type": "action", "step": message["step"], "action": agent.act(message)})
            continue
        if hasattr(agent, kind):
            getattr(agent, kind)(message)
        if kind == "hello":
            _send({"type": "hello", "protocol": 1, "view": ["features", "legal"]})
        elif kind == "reset":
            _send({"type": "ready"})
