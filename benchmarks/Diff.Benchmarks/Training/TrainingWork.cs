#if DIFF_GENERATED
namespace Diff.Benchmarks;

/// <summary>A step of training: with the compiled gradient, on the tape, and written in numbers and arrays instead of tensors.</summary>
internal sealed record TrainingWork(string Name, Action Compiled, Action? Taped = null, Action? OnArrays = null)
{
    private const float Rate = 0.001f;

    public static IEnumerable<TrainingWork> All()
    {
        yield return Regression("six students, an epoch", [1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2], [0, 0, 0, 1, 1, 1], momentum: 0);
        var points = Enumerable.Range(0, 200).SelectMany(i => new[] { Math.Sin(i), Math.Cos(3 * i) }).ToArray();
        yield return Regression("200 points, an iteration", points, [.. Enumerable.Range(0, 200).Select(i => i % 2.0)], momentum: 0.9);
        yield return Curve("a curve of 100 points, an iteration");
        yield return Digits("784-200-200-10, batch 200, a step", 200, 200);
        yield return Digits("784-1024-1024-10, batch 1024, a step", 1024, 1024);
        yield return Chain("chain on 4M elements, four gradients");
    }

    private static TrainingWork Regression(string name, double[] x, double[] y, double momentum)
    {
        var (features, labels) = (Floats(x, [y.Length, 2]), Floats(y, [y.Length, 1]));
        var (w, b) = (Tensor.Zeros<float>([2, 1]), Tensor.Zeros<float>([1]));
        var sgd = new Sgd(Rate, momentum);
        var gradients = TrainingPrograms.RegressionBackward(w, b, features, labels);

        var (tape, w2, b2, sgd2) = (new TensorTape(), Tensor.Zeros<float>([2, 1]), Tensor.Zeros<float>([1]), new Sgd(Rate, momentum));

        var (w0, w1, offset, sgd3) = (0.0, 0.0, 0.0, new Sgd(Rate, momentum));
        return new(
            name,
            () =>
            {
                gradients = TrainingPrograms.RegressionBackward(w, b, features, labels, gradients);
                sgd.Step([w, b], [gradients.W, gradients.B]);
            },
            () =>
            {
                tape.Start();
                var (weight, bias) = (tape.Parameter(w2), tape.Parameter(b2));
                tape.Backward(tape.BinaryCrossEntropy(tape.Sigmoid(tape.Add(tape.MatrixMultiply(tape.Constant(features), weight), bias)), labels));
                sgd2.Step([w2, b2], [tape.GradientOf(weight), tape.GradientOf(bias)]);
            },
            () =>
            {
                var (_, d0, d1, d) = TrainingPrograms.RegressionOnArraysBackward(w0, w1, offset, x, y);
                sgd3.Step(ref w0, ref w1, ref offset, d0, d1, d);
            });
    }

    private static TrainingWork Curve(string name)
    {
        var x = Enumerable.Range(0, 100).Select(i => -1 + 2 * i / 99.0).ToArray();
        var y = x.Select(t => 3 * t * t + 2).ToArray();
        var (places, heights) = (Floats(x, [100]), Floats(y, [100]));
        var (w, b, sgd) = (Tensor.Zeros<float>([1]), Tensor.Zeros<float>([1]), new Sgd(Rate));
        var gradients = TrainingPrograms.CurveBackward(w, b, places, heights);

        var (tape, w2, b2, sgd2) = (new TensorTape(), Tensor.Zeros<float>([1]), Tensor.Zeros<float>([1]), new Sgd(Rate));

        var (slope, offset, sgd3) = (0.0, 0.0, new Sgd(Rate));
        return new(
            name,
            () =>
            {
                gradients = TrainingPrograms.CurveBackward(w, b, places, heights, gradients);
                sgd.Step([w, b], [gradients.W, gradients.B]);
            },
            () =>
            {
                tape.Start();
                var (weight, bias, at) = (tape.Parameter(w2), tape.Parameter(b2), tape.Constant(places));
                var distance = tape.Subtract(tape.Add(tape.Multiply(tape.Multiply(weight, at), at), bias), tape.Constant(heights));
                tape.Backward(tape.Sum(tape.Multiply(distance, distance)), 0.5f);
                sgd2.Step([w2, b2], [tape.GradientOf(weight), tape.GradientOf(bias)]);
            },
            () =>
            {
                var (_, dw, db) = TrainingPrograms.CurveOnArraysBackward(slope, offset, x, y);
                sgd3.Step(ref slope, ref offset, dw, db);
            });
    }

    private static TrainingWork Digits(string name, int hidden, int batch)
    {
        var random = new Philox(1);
        var (model, model2) = (Classifier.Create(784, hidden, 10, random), Classifier.Create(784, hidden, 10, random));
        var images = Tensor.Normal<float>([batch, 784], random);
        var labels = Enumerable.Range(0, batch).Select(i => i % 10).ToArray();
        var (sgd, sgd2, tape) = (new Sgd(0.01), new Sgd(0.01), new TensorTape());
        var gradients = TrainingPrograms.DigitsBackward(model, images, labels);
        return new(
            name,
            () =>
            {
                gradients = TrainingPrograms.DigitsBackward(model, images, labels, gradients);
                sgd.Step(model, gradients.Model);
            },
            () =>
            {
                tape.Start();
                var h = tape.Constant(images);
                Span<TensorTape.Node> nodes = [default, default, default, default, default, default];
                for (var i = 0; i < 3; i++)
                {
                    var layer = i == 0 ? model2.Layer1 : i == 1 ? model2.Layer2 : model2.Layer3;
                    (nodes[2 * i], nodes[2 * i + 1]) = (tape.Parameter(layer.Weight), tape.Parameter(layer.Bias));
                    h = tape.Relu(tape.Add(tape.MatrixMultiply(h, nodes[2 * i], transposeRight: true), nodes[2 * i + 1]));
                }

                tape.Backward(tape.CrossEntropy(h, labels));
                sgd2.Step(
                    [model2.Layer1.Weight, model2.Layer1.Bias, model2.Layer2.Weight, model2.Layer2.Bias, model2.Layer3.Weight, model2.Layer3.Bias],
                    [tape.GradientOf(nodes[0]), tape.GradientOf(nodes[1]), tape.GradientOf(nodes[2]), tape.GradientOf(nodes[3]), tape.GradientOf(nodes[4]), tape.GradientOf(nodes[5])]);
            });
    }

    private static TrainingWork Chain(string name)
    {
        var random = new Philox(1);
        var (x, a, b, c) = (Normal(), Normal(), Normal(), Normal());
        var gradients = TrainingPrograms.ChainBackward(x, a, b, c);
        var tape = new TensorTape();
        return new(
            name,
            () => gradients = TrainingPrograms.ChainBackward(x, a, b, c, gradients),
            () =>
            {
                tape.Start();
                var (nx, na, nb, nc) = (tape.Parameter(x), tape.Parameter(a), tape.Parameter(b), tape.Parameter(c));
                var wave = tape.Multiply(tape.Tanh(tape.Add(tape.Multiply(na, nx), nb)), tape.Sigmoid(tape.Multiply(nc, nx)));
                var hill = tape.Multiply(tape.Exp(tape.Negate(tape.Multiply(nx, nx))), tape.LogP1(tape.Multiply(nx, nx)));
                tape.Backward(tape.Sum(tape.Add(wave, hill)));
            });

        Tensor<float> Normal() => Tensor.Normal<float>([4_000_000], random);
    }

    private static Tensor<float> Floats(double[] values, Shape shape) => Tensor.Create(values.Select(v => (float)v).ToArray(), shape);
}
#endif
