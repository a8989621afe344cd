using Diff;
using Momentum;

const int Iterations = 1000;

// Hours of lectures and in the lab of six students, and who passed.
var x = Tensor.Create<double>([1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2], [6, 2]);
var y = Tensor.Create<double>([0, 0, 0, 1, 1, 1], [6, 1]);

var (plain, plainCosts) = Train(new Sgd(learningRate: 0.01));
var (heavy, heavyCosts) = Train(new Sgd(learningRate: 0.01, momentum: 0.9));

Console.WriteLine("iteration   plain SGD   momentum 0.9");
foreach (var iteration in new[] { 0, 1, 10, 100, 500, 999 })
    Console.WriteLine($"{iteration,9} {plainCosts[iteration],11:F9} {heavyCosts[iteration],14:F9}");
Console.WriteLine($"plain SGD:    {Show(plain)}");
Console.WriteLine($"momentum 0.9: {Show(heavy)}");

(Logistic Model, double[] Costs) Train(Sgd optimizer)
{
    var model = new Logistic(Tensor.Zeros<double>(2, 1), 0);
    var costs = new double[Iterations];
    for (var i = 0; i < Iterations; i++)
    {
        (costs[i], var gradient) = Logistic.CostBackward(model, x, y);
        optimizer.Step(ref model, gradient);
    }

    return (model, costs);
}

static string Show(Logistic model) => $"W = ({model.W[0, 0]:F9}, {model.W[1, 0]:F9}), b = {model.B:F9}";
