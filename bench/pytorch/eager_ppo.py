"""The learner's PPO step as it is commonly written in PyTorch: modules, autograd, clip_grad_norm_, Adam."""

import torch
from torch import nn

FORBIDDEN = 1e9
LOG_RATIO_LIMIT = 20.0
NORMALISED_LIMIT = 5.0


class ActorCritic(nn.Module):
    """An MLP with one last layer for all heads and the value. `weights`: (weight [in, out], bias) of each layer."""

    def __init__(self, weights, heads):
        super().__init__()
        self.heads = heads
        layers = []
        for weight, bias in weights:
            layer = nn.Linear(weight.shape[0], weight.shape[1])
            with torch.no_grad():
                layer.weight.copy_(weight.t())
                layer.bias.copy_(bias)
            layers += [layer, nn.ReLU()]
        self.body = nn.Sequential(*layers[:-1])

    def forward(self, observation):
        out = self.body(observation)
        return out[:, :-1], out[:, -1:]


def loss_of(model, batch, options):
    """The total loss and what it is made of; every row counts equally."""
    observation = (batch["observation"] - batch["mean"]) * batch["inverse_deviation"]
    logits, value = model(observation.clamp(-NORMALISED_LIMIT, NORMALISED_LIMIT))
    logits = logits + (batch["legal"].float() - 1) * FORBIDDEN
    participation = batch["participation"].float()
    log_probability = entropy = 0
    for head, part in enumerate(torch.split(logits, model.heads, dim=1)):
        logs = torch.log_softmax(part, dim=1)
        chosen = logs.gather(1, batch["action"][:, head : head + 1].long())
        own = participation[:, head : head + 1]
        log_probability = log_probability + chosen * own
        entropy = entropy - (logs.exp() * logs).sum(1, keepdim=True) * own
    log_ratio = (log_probability - batch["old_log_probability"]).clamp(-LOG_RATIO_LIMIT, LOG_RATIO_LIMIT)
    ratio = log_ratio.exp()
    advantage = batch["advantage"]
    gain = torch.min(ratio * advantage, ratio.clamp(1 - options["clip"], 1 + options["clip"]) * advantage)
    if options["dualClip"] > 0:
        gain = torch.where(advantage < 0, torch.max(gain, options["dualClip"] * advantage), gain)
    policy_loss = -gain.mean()
    value_loss = 0.5 * (value - batch["return"]).square().mean()
    entropy = entropy.mean()
    loss = policy_loss + options["valueCoefficient"] * value_loss - options["entropyCoefficient"] * entropy
    return loss, {"policyLoss": policy_loss, "valueLoss": value_loss, "entropy": entropy, "loss": loss}


class EagerPpo:
    def __init__(self, weights, heads, options, device="cpu"):
        self.options = options
        self.model = ActorCritic(weights, heads).to(device)
        self.adam = torch.optim.Adam(
            self.model.parameters(), lr=options["learningRate"], betas=(0.9, 0.999), eps=options["adamEpsilon"]
        )

    def step(self, batch):
        self.adam.zero_grad(set_to_none=True)
        loss, stats = loss_of(self.model, batch, self.options)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.options["maxGradientNorm"])
        self.adam.step()
        return {**stats, "gradientNorm": norm}

    def update(self, rollout, minibatch_rows):
        """One epoch of shuffled minibatches with normalised advantages."""
        rows = rollout["observation"].shape[0]
        advantage = rollout["advantage"]
        advantage = (advantage - advantage.mean()) / (advantage.std(correction=0) + 1e-8)
        rollout = {**rollout, "advantage": advantage}
        shared = {name: rollout[name] for name in ("mean", "inverse_deviation")}
        order = torch.randperm(rows, device=advantage.device)
        totals = 0.0
        for first in range(0, rows, minibatch_rows):
            chosen = order[first : first + minibatch_rows]
            batch = {name: value[chosen] for name, value in rollout.items() if name not in shared}
            # As a training loop does that reports its losses.
            totals += float(self.step({**batch, **shared})["loss"].detach())
        return totals

    def parameters(self):
        """As the learner keeps them: weight [in, out], bias, layer by layer."""
        layers = [layer for layer in self.model.body if isinstance(layer, nn.Linear)]
        return [array for layer in layers for array in (layer.weight.detach().t().contiguous(), layer.bias.detach())]
