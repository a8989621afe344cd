using Diff;
using LinearRegression;

const int Examples = 1000;

// b starts 4.2 away, and each of an epoch's 10 steps leaves 0.95 of that: 10 epochs would still be 0.025 short.
const int Epochs = 15;

// Houses, say, with two features each and a price, which follows a rule up to some noise. The program is to find the rule.
var random = new Philox(seed: 1);
var truth = new Line(Tensor.Normal<float>([2, 1], random), 4.2f);
var x = Tensor.Normal<float>([Examples, 2], random);
var noise = Tensor.Normal<float>([Examples, 1], random, mean: 0, deviation: 0.01f);
var batches = new DataSet<float>(x, truth.Apply(x) + noise).Batches(size: 100, shuffle: random);

var line = new Line(Tensor.Normal<float>([2, 1], random), 0);
var optimizer = new Sgd(learningRate: 0.05);
for (var epoch = 1; epoch <= Epochs; epoch++)
{
    var cost = 0f;
    foreach (var batch in batches)
    {
        (cost, var gradient) = Line.CostBackward(line, batch.Features, batch.Targets);
        optimizer.Step(ref line, gradient);
    }

    Console.WriteLine($"epoch {epoch,2}: cost {cost:F6}, {line}");
}

Console.WriteLine($"the truth:               {truth}");
