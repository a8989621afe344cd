"""PyTorch's side of `--mnist`: python3 mnist.py FOLDER EPOCHS THREADS trains 784-200-200-10 on the IDX files of a folder."""
import gzip
import os
import sys

import torch

folder, epochs = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(int(sys.argv[3]))
torch.manual_seed(1)


def idx(name, offset):
    path = os.path.join(folder, name)
    opened = open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz", "rb")
    with opened as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=offset)


def images(name):
    return (idx(name, 16).reshape(-1, 784).float() / 255 - 0.1307) / 0.3081


train, train_labels = images("train-images-idx3-ubyte"), idx("train-labels-idx1-ubyte", 8).long()
test, test_labels = images("t10k-images-idx3-ubyte"), idx("t10k-labels-idx1-ubyte", 8).long()

layers = []
for inputs, outputs in ((784, 200), (200, 200), (200, 10)):
    layers += [torch.nn.Linear(inputs, outputs), torch.nn.LeakyReLU()]
model = torch.nn.Sequential(*layers)
sgd = torch.optim.SGD(model.parameters(), lr=0.01)
loss_of = torch.nn.functional.cross_entropy

for epoch in range(epochs):
    for batch, rows in enumerate(torch.randperm(len(train)).split(200)):
        loss = loss_of(model(train[rows]), train_labels[rows])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        if batch % 100 == 0:
            print(f"Train Epoch: {epoch} [{batch * 200}/{len(train)}]\tLoss: {loss.item():.6f}")
    with torch.no_grad():
        scores = model(test)
        correct = (scores.argmax(1) == test_labels).sum().item()
        print(f"\nTest set: Average loss: {loss_of(scores, test_labels).item():.4f}, Accuracy: {correct}/{len(test)} ({100 * correct // len(test)}%)\n")
