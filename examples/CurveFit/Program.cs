using CurveFit;
using Diff;
using Shared;

const int Steps = 800;
const double LearningRate = 0.001;

return CommandLine.Run(args, [("--noise", "SIZE"), ("--pictures", "DIRECTORY")], options =>
{
    var noise = options.Number("--noise", otherwise: 0.2, least: 0);
    var pictures = Directory.CreateDirectory(options["--pictures"] ?? "pictures").FullName;

    var x = Tensor.Linspace(-1.0, 1.0, 100);
    var y = 3 * x * x + 2 + noise * Tensor.Uniform<double>(x.Shape, new Philox(seed: 100));

    var byHand = Fit(curve => Parabola.GradientByHand(curve, x, y));
    var compiled = Fit(curve => Parabola.LossBackward(curve, x, y).Curve);
    foreach (var step in new[] { 1, 2, 10, 100, Steps })
    {
        Console.WriteLine($"step {step,3} by hand:  {byHand[step]}");
        Console.WriteLine($"         compiled: {compiled[step]}");
    }

    Pictures.DrawLoss(compiled.ConvertAll(curve => Parabola.Loss(curve, x, y))).Save(Path.Combine(pictures, "loss.svg"));
    Pictures.DrawFit(compiled[^1], x, y).Save(Path.Combine(pictures, "fit.svg"));
    Console.WriteLine($"loss.svg and fit.svg are in {pictures}");
});

// The curve before the first step, and after each.
static List<Parabola> Fit(Func<Parabola, Parabola> gradientAt)
{
    var curves = new List<Parabola> { new(0, 0) };
    while (curves.Count <= Steps)
    {
        var gradient = gradientAt(curves[^1]);
        curves.Add(new(curves[^1].W - LearningRate * gradient.W, curves[^1].B - LearningRate * gradient.B));
    }

    return curves;
}
