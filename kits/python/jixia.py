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
