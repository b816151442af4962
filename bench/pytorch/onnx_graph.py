"""Runs the learner's ONNX graphs in PyTorch: a reader of the file format and an interpreter of its operators.

Standard library and torch only. Field numbers are those of onnx.proto; the operators are those of
packages/learn/src/graph, opset 18.
"""

import struct

import torch

DTYPES = {1: torch.float32, 2: torch.uint8, 6: torch.int32, 7: torch.int64, 9: torch.bool}


def _varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _fields(data):
    """(field number, value) of a protobuf message; messages and strings stay bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 1:
            value, at = data[at : at + 8], at + 8
        elif kind == 2:
            size, at = _varint(data, at)
            value, at = data[at : at + size], at + size
        elif kind == 5:
            value, at = data[at : at + 4], at + 4
        else:
            raise ValueError(f"this is no ONNX file: wire type {kind}")
        yield key >> 3, value


def _signed(value):
    return value - (1 << 64) if value >= 1 << 63 else value


def _integers(values):
    """A repeated int64, packed or not."""
    found = []
    for value in values:
        if isinstance(value, int):
            found.append(_signed(value))
            continue
        at = 0
        while at < len(value):
            number, at = _varint(value, at)
            found.append(_signed(number))
    return found


def _group(data):
    groups = {}
    for number, value in _fields(data):
        groups.setdefault(number, []).append(value)
    return groups


def _text(groups, number):
    return bytes(groups.get(number, [b""])[0]).decode()


def _attribute(data):
    groups = _group(data)
    kind = groups.get(20, [0])[0]
    if kind == 2:
        value = _signed(groups.get(3, [0])[0])
    elif kind == 1:
        value = struct.unpack("<f", bytes(groups[2][0]))[0]
    elif kind == 7:
        value = _integers(groups.get(8, []))
    else:
        raise ValueError(f"attribute {_text(groups, 1)} has kind {kind}, which no graph of the learner uses")
    return _text(groups, 1), value


def _tensor(data):
    groups = _group(data)
    dtype = DTYPES[groups[2][0]]
    raw = bytearray(groups.get(9, [b""])[0])
    shape = _integers(groups.get(1, []))
    found = torch.frombuffer(raw, dtype=dtype).clone() if raw else torch.empty(0, dtype=dtype)
    return _text(groups, 8), found.reshape(shape)


def _gemm(attributes):
    trans_a, trans_b = attributes.get("transA", 0), attributes.get("transB", 0)

    def run(a, b, c=None):
        a = a.t() if trans_a else a
        b = b.t() if trans_b else b
        return a @ b if c is None else torch.addmm(c, a, b)

    return run


def _clip(x, low, high):
    return torch.clamp(x, low, high)


def _build(op, attributes, constants):
    """The function of a node. `constants` by place among its inputs: shapes and axes, known before the first run."""
    axis = attributes.get("axis", -1)
    sizes = constants.get(1)
    if op == "Gemm":
        return _gemm(attributes)
    if op == "ReduceSum":
        keep = bool(attributes.get("keepdims", 1))
        return lambda x, _axes=None: torch.sum(x, dim=sizes, keepdim=keep) if sizes else torch.sum(x)
    if op == "ReduceMax":
        keep = bool(attributes.get("keepdims", 1))
        return lambda x, _axes=None: torch.amax(x, dim=sizes, keepdim=keep)
    if op == "Reshape":
        return lambda x, _shape: x.reshape(sizes)
    if op == "Expand":
        return lambda x, _shape: x.expand(torch.broadcast_shapes(x.shape, tuple(sizes)))
    if op == "Split":
        return lambda x, _sizes: torch.split(x, sizes, dim=axis)
    if op == "Concat":
        return lambda *parts: torch.cat(parts, dim=axis)
    if op == "Transpose":
        return lambda x: x.permute(attributes["perm"])
    if op == "Gather":
        return lambda table, index: torch.index_select(table, 0, index)
    if op == "Cast":
        dtype = DTYPES[attributes["to"]]
        return lambda x: x.to(dtype)
    if op == "ArgMax":
        return lambda x: torch.argmax(x, dim=axis, keepdim=bool(attributes.get("keepdims", 1)))
    if op == "Softmax":
        return lambda x: torch.softmax(x, dim=axis)
    if op == "LogSoftmax":
        return lambda x: torch.log_softmax(x, dim=axis)
    if op == "Clip":
        return _clip
    plain = {
        "Abs": torch.abs,
        "Add": torch.add,
        "Div": torch.div,
        "Elu": torch.nn.functional.elu,
        "Equal": torch.eq,
        "Exp": torch.exp,
        "Greater": torch.gt,
        "Identity": lambda x: x,
        "Less": torch.lt,
        "LessOrEqual": torch.le,
        "Log": torch.log,
        "MatMul": torch.matmul,
        "Max": torch.maximum,
        "Min": torch.minimum,
        "Mul": torch.mul,
        "Neg": torch.neg,
        "Relu": torch.relu,
        "Sigmoid": torch.sigmoid,
        "Sqrt": torch.sqrt,
        "Sub": torch.sub,
        "Tanh": torch.tanh,
        "Where": torch.where,
    }
    if op not in plain:
        raise ValueError(f"operator {op} is none that graphs of the learner use")
    return plain[op]


class OnnxGraph:
    """A graph as a list of calls. `run(feeds)` maps input names to tensors and returns outputs by name."""

    def __init__(self, data, device="cpu"):
        graph = _group(_group(memoryview(data))[7][0])
        self.device = device
        self.constants = {}
        for each in graph.get(5, []):
            name, tensor = _tensor(each)
            self.constants[name] = tensor
        self.inputs = [_text(_group(each), 1) for each in graph.get(11, [])]
        self.outputs = [_text(_group(each), 1) for each in graph.get(12, [])]
        self.calls = []
        for each in graph.get(1, []):
            groups = _group(each)
            names = [bytes(name).decode() for name in groups.get(1, [])]
            results = [bytes(name).decode() for name in groups.get(2, [])]
            attributes = dict(_attribute(value) for value in groups.get(5, []))
            whole = {
                place: self.constants[name].tolist()
                for place, name in enumerate(names)
                if name in self.constants and self.constants[name].dtype == torch.int64
            }
            self.calls.append((_build(_text(groups, 4), attributes, whole), names, results, []))
        self._release()
        self.constants = {name: tensor.to(device) for name, tensor in self.constants.items()}

    def _release(self):
        """Notes after which call a value is not needed any more."""
        kept = set(self.outputs) | set(self.inputs) | set(self.constants)
        seen = set()
        for _, names, results, dead in reversed(self.calls):
            for name in {*names, *results}:
                if name not in kept and name not in seen:
                    seen.add(name)
                    dead.append(name)

    @torch.no_grad()
    def run(self, feeds):
        values = {**self.constants, **feeds}
        for function, names, results, dead in self.calls:
            found = function(*[values[name] for name in names])
            if len(results) == 1 and not isinstance(found, (list, tuple)):
                values[results[0]] = found
            else:
                values.update(zip(results, found))
            for name in dead:
                del values[name]
        return {name: values[name] for name in self.outputs}
