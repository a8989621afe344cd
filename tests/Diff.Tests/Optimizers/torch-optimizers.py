"""Writes torch-optimizers.txt: 37 parameters after 1, 10 and 100 steps of each optimizer, and learning rates of schedules. Needs PyTorch 1.13.

A line is a name, a precision, a step and numbers, each as the shortest text of its double.
"""
import torch
from torch.optim import lr_scheduler as schedulers

COUNT = 37
OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "sgd-decay": lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.1),
    "sgd-momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "sgd-dampening": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.8, dampening=0.3, weight_decay=0.05),
    "sgd-nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.05),
    "adam": lambda p: torch.optim.Adam(p),
    "adam-options": lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.1),
    "adam-amsgrad": lambda p: torch.optim.Adam(p, lr=0.02, amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p),
    "adamw-options": lambda p: torch.optim.AdamW(p, lr=0.02, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.2, amsgrad=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p),
    "rmsprop-momentum": lambda p: torch.optim.RMSprop(p, lr=0.005, alpha=0.9, eps=1e-4, weight_decay=0.1, momentum=0.7),
    "rmsprop-centered": lambda p: torch.optim.RMSprop(p, lr=0.005, alpha=0.9, eps=1e-3, centered=True),
    "rmsprop-all": lambda p: torch.optim.RMSprop(p, lr=0.005, alpha=0.9, eps=1e-3, weight_decay=0.1, momentum=0.7, centered=True),
    "adagrad": lambda p: torch.optim.Adagrad(p),
    "adagrad-options": lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.01, weight_decay=0.1, initial_accumulator_value=0.5, eps=1e-3),
}
SCHEDULES = {
    "step": lambda o: schedulers.StepLR(o, 7, 0.5),
    "multi-step": lambda o: schedulers.MultiStepLR(o, [3, 10, 11], 0.3),
    "exponential": lambda o: schedulers.ExponentialLR(o, 0.9),
    "cosine": lambda o: schedulers.CosineAnnealingLR(o, 20, eta_min=0.01),
    "warm-up": lambda o: schedulers.LinearLR(o, start_factor=0.25, total_iters=8),
    "sequence": lambda o: schedulers.SequentialLR(
        o, [schedulers.ConstantLR(o, factor=1.0, total_iters=1), schedulers.ExponentialLR(o, 0.9)], milestones=[5]),
    "chained": lambda o: schedulers.ChainedScheduler(
        [schedulers.LinearLR(o, start_factor=0.25, total_iters=8), schedulers.StepLR(o, 7, 0.5)]),
}


def gradient(p, step):
    # Integers are divided in the precision of the parameters, not in that of PyTorch's default type.
    i = torch.arange(COUNT)
    curvature = 1 + (i % 3).to(p.dtype) / 2
    target = (i * 7 % 11 - 5).to(p.dtype) / 5
    noise = (step * (i + 1) % 5 - 2).to(p.dtype) / 10
    return curvature * (p - target) + noise


def text(numbers):
    return " ".join(repr(float(n)) for n in numbers)


def rows():
    for name, create in OPTIMIZERS.items():
        for precision, dtype in (("double", torch.float64), ("float", torch.float32)):
            p = torch.nn.Parameter((torch.arange(COUNT, dtype=torch.float64) / 8 - 2).to(dtype))
            optimizer = create([p])
            for step in range(1, 101):
                with torch.no_grad():
                    p.grad = gradient(p, step)
                optimizer.step()
                if step in (1, 10, 100):
                    yield f"{name} {precision} {step} {text(p.detach())}"
    for name, create in SCHEDULES.items():
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.2)
        schedule = create(optimizer)
        rates = []
        for _ in range(20):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        yield f"{name} schedule 0 {text(rates)}"
    for name, bound in (("clip", 2.0), ("keep", 200.0)):
        p = torch.nn.Parameter(torch.zeros(COUNT, dtype=torch.float64))
        p.grad = gradient(torch.arange(COUNT, dtype=torch.float64) / 8 - 2, 3)
        norm = torch.nn.utils.clip_grad_norm_([p], bound)
        yield f"{name} norm 0 {text([norm, *p.grad])}"


with open("torch-optimizers.txt", "w", encoding="ascii") as file:
    file.writelines(row + "\n" for row in rows())
