"""PyTorch's side of `--tensors`: python3 tensors.py THREADS ROUNDS prints the microseconds of each work, a line each."""
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
rounds = int(sys.argv[2])


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
    print(f"{name}\t{best * 1e6}")


torch.manual_seed(1)
nn = torch.nn
model = nn.Sequential(nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, 200), nn.ReLU(), nn.Linear(200, 10), nn.ReLU())
images, labels = torch.randn(200, 784), torch.arange(200) % 10
sgd = torch.optim.SGD(model.parameters(), lr=0.01)


def digits():
    sgd.zero_grad()
    nn.functional.cross_entropy(model(images), labels).backward()
    sgd.step()


report("training step, 784-200-200-10, batch 200", digits)

x, a, b, c = (torch.randn(4_000_000, requires_grad=True) for _ in range(4))


def chain():
    for t in (x, a, b, c):
        t.grad = None
    (torch.tanh(a * x + b) * torch.sigmoid(c * x) + torch.exp(-x * x) * torch.log1p(x * x)).sum().backward()


report("chain on 4M elements, four gradients", chain)

w, v = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
hours = torch.tensor([[1.0, 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2]])
passed = torch.tensor([[0.0], [0], [0], [1], [1], [1]])
slow = torch.optim.SGD([w, v], lr=0.001)


def students():
    slow.zero_grad()
    nn.functional.binary_cross_entropy(torch.sigmoid(hours @ w + v), passed).backward()
    slow.step()


report("one epoch of the six students", students)
