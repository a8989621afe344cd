"""Writes loss-values.txt: loss, x, targets, terms, mean, sum in double precision; ';' ends a row of classes. Needs PyTorch; the numbers are 1.13's."""
from math import inf, nan
import torch
from torch.nn import functional as F

torch.manual_seed(3)


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def text(values):
    if values.dim() == 0:
        return repr(values.item())
    return (";" if values.dim() == 2 else " ").join(text(part) for part in values)


def pairs(xs, targets):
    return tensor([x for x in xs for _ in targets]), tensor([y for _ in xs for y in targets])


def write(name, function, x, targets, rows=False):
    terms = function(x, targets, reduction="none")
    mean = function(x, targets, reduction="mean")
    if rows and terms.dim() == 2:
        terms = terms.sum(1)
        mean = function(x, targets, reduction="batchmean")
    file.write("|".join([name, text(x), text(targets), text(terms), text(mean), text(function(x, targets, reduction="sum"))]) + "\n")


LOGITS = tensor([
    [2, 1, 0.1, -3],
    [0.5, 2.5, -1, 0],
    [1000, -1000, 0, 999],
    [-1000, -1000, -1000.5, -1001],
    [1e16, 1e16, 0, -1e16],
    [40, 0, -40, -80],
    [1e-10, 0, -1e-10, 0],
])
LABELS = torch.tensor([0, 1, 1, 3, 0, 0, 2])
SOFT = torch.softmax(torch.randn(7, 4, dtype=torch.float64), 1)
ZEROS = tensor([[0, 0, 1, 0], [0.5, 0, 0.5, 0], [0, 1, 0, 0], [0.25] * 4, [1, 0, 0, 0], [0.1, 0.2, 0.3, 0.4], [0, 0, 0, 1]])

with open("loss-values.txt", "w", encoding="ascii") as file:
    probabilities = [0, 5e-324, 1e-45, 1e-43, 1e-20, 1e-7, 0.1, 0.5, 0.75, 1 - 1e-7, 1 - 2**-53, 1]
    write("BinaryCrossEntropy", F.binary_cross_entropy, *pairs(probabilities, [0, 0.3, 1]))
    logits = [-1000, -700, -100, -40, -5, -0.5, -1e-10, 0, 1e-10, 0.5, 5, 40, 100, 700, 1000]
    write("BinaryCrossEntropyWithLogits", F.binary_cross_entropy_with_logits, *pairs(logits, [0, 0.3, 1]))
    write("BinaryCrossEntropyWithLogits", F.binary_cross_entropy_with_logits, *pairs([-inf, inf, nan], [0, 0.3, 1]))
    for values in ([-1000, -2, -1, -0.3, -1e-10, 0, 1e-200, 0.3, 0.5, 1, 1.5, 1e6], [-inf, inf, nan, 1e200, 1]):
        x, targets = pairs(values, [0, 0.5])
        write("MeanSquaredError", F.mse_loss, x, targets)
        write("MeanAbsoluteError", F.l1_loss, x, targets)
        write("Huber", F.huber_loss, x, targets)
        write("Huber0.3", lambda a, b, reduction: F.huber_loss(a, b, reduction=reduction, delta=0.3), x, targets)
    write("CrossEntropy", F.cross_entropy, LOGITS, LABELS)
    write("CrossEntropy", F.cross_entropy, tensor([[2, 1, 0.1], [0.5, 2.5, -1]]), torch.tensor([0, 1]))
    write("CrossEntropy", F.cross_entropy, tensor([[-inf, 1], [-inf, 1], [inf, 1], [nan, 1], [-inf, -inf]]), torch.tensor([1, 0, 0, 1, 1]))
    write("CrossEntropySoft", F.cross_entropy, LOGITS, SOFT)
    write("CrossEntropySoft", F.cross_entropy, LOGITS, ZEROS)
    write("NegativeLogLikelihood", F.nll_loss, torch.log_softmax(LOGITS, 1), LABELS)
    write("KullbackLeibler", F.kl_div, torch.log_softmax(LOGITS, 1), SOFT, rows=True)
    write("KullbackLeibler", F.kl_div, torch.log_softmax(LOGITS, 1), ZEROS, rows=True)
    write("KullbackLeibler", F.kl_div, torch.log(tensor([[0.2, 0.3, 0.5]])), tensor([[0.1, 0.2, 0.7]]), rows=True)
