using BinaryClassifier;
using Diff;

const int Epochs = 100;

// Hours of lectures and in the lab of six students, and who passed.
var x = Tensor.Create<float>([1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2], [6, 2]);
var y = Tensor.Create<float>([0, 0, 0, 1, 1, 1], [6, 1]);

var model = new Classifier(new Linear(Tensor.Zeros<float>(1, 2), Tensor.Zeros<float>(1)));
var optimizer = new Sgd(learningRate: 0.7);
for (var epoch = 0; epoch <= Epochs; epoch++)
{
    var (cost, gradient) = Classifier.CostBackward(model, x, y);
    if (epoch % 10 == 0)
    {
        var predictions = Tensor.GreaterThanOrEqual(model.Apply(x), Tensor.Scalar(0.5f));
        var accuracy = Tensor.Mean(Tensor.Equal(predictions, y));
        Console.WriteLine($"Epoch {epoch,4}/{Epochs} Cost: {cost:F6} Accuracy {100 * accuracy:F2}%");
    }

    optimizer.Step(model, gradient);
}
