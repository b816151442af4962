"""What the agent decides in scenes that you make up: python3 -m unittest"""
import json
import subprocess
import sys
import unittest
from pathlib import Path

from agent import Agent
from jixia import toward

LEGAL = {
    "button": ["none", "none2", "move", "attack"],
    "uses": {"none": [], "none2": [], "move": ["moveX", "moveZ"], "attack": ["target"]},
    "target": {"attack": ["creep1", "creep2"]},
}


def scene(me, **more):
    features = {"self": {"hp": 1, "hpAmount": 500, **me}, "enemyTower": {"alive": 1, "open": 1, "dx": 900, "dz": 300}, **more}
    return {"type": "act", "step": 0, "legal": LEGAL, "features": features}


class AgentTest(unittest.TestCase):
    def setUp(self):
        self.agent = Agent()
        self.agent.reset({"seed": 1})

    def test_directions_become_heads(self):
        self.assertEqual(toward("move", 10, 0), {"moveX": 15, "moveZ": 8})
        self.assertEqual(toward("skill", -3, -3), {"skillX": 0, "skillZ": 0})

    def test_it_strikes_the_creep_that_one_blow_kills(self):
        action = self.agent.act(scene({}, enemyCreep1={"oneHit": 0}, enemyCreep2={"oneHit": 1}))
        self.assertEqual((action["button"], action["target"]), ("attack", "creep2"))

    def test_hurt_it_walks_home(self):
        self.assertEqual(self.agent.act(scene({"hp": 0.1})), {"button": "move", **toward("move", -1, 0)})

    def test_as_a_program_it_keeps_the_protocol(self):
        questions = [{"type": "hello"}, {"type": "reset", "seed": 1}, scene({}), {"type": "end"}]
        asked = "".join(json.dumps(question) + "\n" for question in questions)
        folder = Path(__file__).resolve().parent
        done = subprocess.run([sys.executable, "agent.py"], input=asked.encode(), stdout=subprocess.PIPE, cwd=folder)
        answers = [json.loads(line)["type"] for line in done.stdout.splitlines()]
        self.assertEqual((done.returncode, answers), (0, ["hello", "ready", "action"]))


if __name__ == "__main__":
    unittest.main()
