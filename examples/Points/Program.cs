using Diff;
using Points;
using Shared;

const int PointsInACloud = 100;
const int MostIterations = 1000;

return CommandLine.Run(args, [("--pictures", "DIRECTORY")], options =>
{
    var pictures = Directory.CreateDirectory(options["--pictures"] ?? "pictures").FullName;

    var random = new Philox(seed: 10);
    var model = new Classifier(Linear.Create(inputs: 2, outputs: 1, random));
    var x1 = Tensor.Normal<float>([PointsInACloud, 2], random, mean: 1 - 1.7f, deviation: 1);
    var x0 = Tensor.Normal<float>([PointsInACloud, 2], random, mean: 1 + 1.7f, deviation: 1);
    var x = Tensor.Concatenate(axis: 0, x0, x1);
    var y = Tensor.Concatenate(axis: 0, Tensor.Zeros<float>(PointsInACloud, 1), Tensor.Ones<float>(PointsInACloud, 1));

    var optimizer = new Sgd(learningRate: 0.01, momentum: 0.9);
    for (var iteration = 0; iteration < MostIterations; iteration++)
    {
        var (loss, gradient) = Classifier.CostBackward(model, x, y);
        if (iteration % 20 == 0)
        {
            var accuracy = model.Accuracy(x, y);
            var state = $"loss {loss:F4}, w0 {model.W0:F2}, w1 {model.W1:F2}, b {model.B:F2}, accuracy {accuracy:P2}";
            Console.WriteLine($"iteration {iteration,3}: {state}");
            Picture.Draw($"Iteration {iteration}", state, model, x0, x1).Save(Path.Combine(pictures, $"iteration-{iteration:D3}.svg"));
            if (accuracy > 0.99)
                break;
        }

        optimizer.Step(model, gradient);
    }

    Picture.Draw("The boundary", $"accuracy {model.Accuracy(x, y):P2}", model, x0, x1).Save(Path.Combine(pictures, "boundary.svg"));
    Console.WriteLine($"The pictures, boundary.svg the last, are in {pictures}");
});
