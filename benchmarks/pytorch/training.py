"""PyTorch's side of `--training`: python3 training.py THREADS ROUNDS prints the microseconds of each work, a line each."""
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
rounds = int(sys.argv[2])
nn = torch.nn


def report(name, step):
    start = time.perf_counter()
    for _ in range(10):
        step()
    count = max(1, int(0.05 / ((time.perf_counter() - start) / 10)))
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(count):
            step()
        best = min(best, (time.perf_counter() - start) / count)
    print(f"{name}\t{best * 1e6}", flush=True)


def classifier(name, widths, batch):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    model = nn.Sequential(*layers)
    images, labels = torch.randn(batch, widths[0]), torch.arange(batch) % 10
    sgd = torch.optim.SGD(model.parameters(), lr=0.01)

    def step():
        sgd.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        sgd.step()

    report(name, step)


def regression(name, x, y, momentum):
    w, b = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    sgd = torch.optim.SGD([w, b], lr=0.001, momentum=momentum)

    def step():
        sgd.zero_grad()
        nn.functional.binary_cross_entropy(torch.sigmoid(x @ w + b), y).backward()
        sgd.step()

    report(name, step)


torch.manual_seed(1)
regression(
    "six students, an epoch",
    torch.tensor([[1.0, 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2]]), torch.tensor([[0.0], [0], [0], [1], [1], [1]]), 0)
points, classes = torch.randn(200, 2), (torch.arange(200) % 2).float().reshape(200, 1)
regression("200 points, an iteration", points, classes, 0.9)

w, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
x = torch.linspace(-1, 1, 100)
y = 3 * x ** 2 + 2
curve_sgd = torch.optim.SGD([w, b], lr=0.001)


def curve():
    curve_sgd.zero_grad()
    (0.5 * ((w * x ** 2 + b - y) ** 2).sum()).backward()
    curve_sgd.step()


report("a curve of 100 points, an iteration", curve)
classifier("784-200-200-10, batch 200, a step", [784, 200, 200, 10], 200)
classifier("784-1024-1024-10, batch 1024, a step", [784, 1024, 1024, 10], 1024)

x, a, b, c = (torch.randn(4_000_000, requires_grad=True) for _ in range(4))


def chain():
    for t in (x, a, b, c):
        t.grad = None
    (torch.tanh(a * x + b) * torch.sigmoid(c * x) + torch.exp(-x * x) * torch.log1p(x * x)).sum().backward()


report("chain on 4M elements, four gradients", chain)
