"""A PyTorch side for `jixia bench learn`: one JSON document a line in, one out.

{"do": "open", "folder": DIR, "threads": N, "device": "cpu"}   reads step.json, step.bin and step.onnx of DIR
{"do": "check"}     one step of the graph and one of the eager version from the recorded inputs, against the results
{"do": "eager"}     milliseconds of one update of the eager version
{"do": "graph"}     milliseconds of as many steps of the graph as the update has minibatches
"""

import json
import os
import sys
import time

try:
    import torch
except ImportError as error:
    print(json.dumps({"error": f"PyTorch is not installed: {error}"}), flush=True)
    sys.exit(0)

from eager_ppo import EagerPpo
from onnx_graph import OnnxGraph

TORCH_TYPES = {"float32": torch.float32, "uint8": torch.uint8, "int32": torch.int32, "int64": torch.int64}


def distance(one, other):
    return float((one.float().cpu() - other.float().cpu()).abs().max())


class Side:
    def open(self, order):
        torch.set_num_threads(order["threads"])
        self.device = order.get("device", "cpu")
        if self.device.startswith("cuda") and not torch.cuda.is_available():
            raise RuntimeError("PyTorch finds no CUDA device here (torch.cuda.is_available() is false)")
        folder = order["folder"]
        with open(os.path.join(folder, "step.json")) as file:
            self.plan = json.load(file)
        with open(os.path.join(folder, "step.bin"), "rb") as file:
            data = bytearray(file.read())
        self.inputs = self.tensors(data, self.plan["inputs"])
        self.results = self.tensors(data, self.plan["results"])
        with open(os.path.join(folder, "step.onnx"), "rb") as file:
            self.graph = OnnxGraph(file.read(), self.device)
        self.feeds = dict(self.inputs)
        answer = {"torch": torch.__version__, "threads": torch.get_num_threads()}
        if not self.plan["isEager"]:
            return answer
        self.eager = self.new_eager()
        repeats = self.plan["updateRows"] // self.inputs["observation"].shape[0]
        names = ("observation", "legal", "participation", "action", "old_log_probability", "advantage", "return")
        self.rollout = {name: self.inputs[name].repeat(repeats, 1) for name in names}
        self.rollout.update({name: self.inputs[self.plan["ports"][name]] for name in ("mean", "inverse_deviation")})
        return answer

    def tensors(self, data, entries):
        found = {}
        for entry in entries:
            dtype = TORCH_TYPES[entry["type"]]
            flat = torch.frombuffer(data, dtype=dtype, count=entry["length"], offset=entry["offset"])
            found[entry["name"]] = flat.reshape(entry["shape"]).clone().to(self.device)
        return found

    def new_eager(self):
        arrays = [self.inputs[name] for name in self.plan["parameters"]]
        weights = list(zip(arrays[0::2], arrays[1::2]))
        return EagerPpo(weights, self.plan["heads"], self.plan["options"], self.device)

    def check(self, _order):
        """Largest distances from what ONNX Runtime computed."""
        found = self.graph.run(self.inputs)
        stats, norm = self.results["stats"], self.results["gradient_norm"]
        next_names = [f"next/{name}" for name in self.plan["parameters"]]
        pairs = list(zip(self.plan["parameters"], next_names))
        answer = {
            "graphStats": distance(found["stats"], stats),
            "graphNorm": distance(found["gradient_norm"], norm),
            "graphWeights": max(distance(found[name], self.results[name]) for name in next_names),
            "moved": max(distance(self.results[after], self.inputs[before]) for before, after in pairs),
        }
        if not self.plan["isEager"]:
            return answer
        eager = self.new_eager()
        shared = {name: self.inputs[self.plan["ports"][name]] for name in ("mean", "inverse_deviation")}
        own = eager.step({**self.inputs, **shared})
        wanted = {**dict(zip(self.plan["stats"], stats.tolist())), "gradientNorm": float(norm)}
        weights = zip(eager.parameters(), next_names)
        return {
            **answer,
            "eagerStats": max(abs(float(value) - wanted[name]) for name, value in own.items()),
            "eagerWeights": max(distance(array, self.results[name]) for array, name in weights),
        }

    def timed(self, work):
        if self.device.startswith("cuda"):
            torch.cuda.synchronize()
        start, cpu_start = time.perf_counter(), time.process_time()
        work()
        if self.device.startswith("cuda"):
            torch.cuda.synchronize()
        milliseconds = (time.perf_counter() - start) * 1000
        return {"ms": milliseconds, "cpuMs": (time.process_time() - cpu_start) * 1000}

    def do_eager(self, _order):
        return self.timed(lambda: self.eager.update(self.rollout, self.inputs["observation"].shape[0]))

    def do_graph(self, _order):
        steps = self.plan["updateRows"] // self.inputs["observation"].shape[0]

        def work():
            for _ in range(steps):
                found = self.graph.run(self.feeds)
                for name, value in found.items():
                    if name.startswith("next/"):
                        self.feeds[name[5:]] = value

        return self.timed(work)


def main():
    side = Side()
    actions = {"open": side.open, "check": side.check, "eager": side.do_eager, "graph": side.do_graph}
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = actions[order["do"]](order)
        except Exception as error:  # The other side shows it.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
