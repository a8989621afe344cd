"""Writes activation-values.txt: function, x, value in double precision. Needs PyTorch; the numbers stored are those of 1.13."""
from math import inf, nan
import torch
from torch.nn import functional as F

MAGNITUDES = [0.0, 1e-300, 1e-20, 1e-10, 1e-5, 0.1, 0.49, 0.5, 0.7, 1.0, 2.0, 2.9, 3.0, 3.1, 6.0, 10.0, 19.9, 20.1, 40.0, 100.0, 700.0, 1000.0, 1e300, inf]
FUNCTIONS = {
    "LeakyRelu": F.leaky_relu,
    "LeakyRelu0.3": lambda x: F.leaky_relu(x, 0.3),
    "Elu": F.elu,
    "Elu1.7": lambda x: F.elu(x, 1.7),
    "Selu": F.selu,
    "Gelu": F.gelu,
    "GeluTanh": lambda x: F.gelu(x, approximate="tanh"),
    "Silu": F.silu,
    "Softplus": lambda x: F.softplus(x, threshold=100),
    "LogSigmoid": F.logsigmoid,
    "HardSigmoid": F.hardsigmoid,
    "LogP1": torch.log1p,
    "ExpM1": torch.expm1,
}

with open("activation-values.txt", "w", encoding="ascii") as file:
    for name, function in FUNCTIONS.items():
        for x in [-m for m in MAGNITUDES] + MAGNITUDES + [nan]:
            file.write(f"{name} {x!r} {function(torch.tensor(x, dtype=torch.float64)).item()!r}\n")
