using System.Globalization;

namespace Diff.Gradient.Tests;

/// <summary>Training with generated gradients gives the iterates that PyTorch gives in double precision.</summary>
public sealed class ModelTests
{
    private static readonly double[] Hours = [1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2];
    private static readonly double[] Passed = [0, 0, 0, 1, 1, 1];

    [Fact]
    public void A_parabola_is_fitted_as_by_hand()
    {
        var x = Enumerable.Range(0, 100).Select(i => -1 + (2.0 * i / 99)).ToArray();
        var y = x.Select(v => (3 * v * v) + 2).ToArray();
        double w = 0, b = 0, wByHand = 0, bByHand = 0;
        for (var step = 1; step <= 800; step++)
        {
            var (_, dw, db) = Models.ParabolaBackward(w, b, x, y);
            (w, b) = (w - (0.001 * dw), b - (0.001 * db));

            var errors = x.Zip(y, (v, t) => (wByHand * v * v) + bByHand - t).ToArray();
            (wByHand, bByHand) = (
                wByHand - (0.001 * errors.Zip(x, (e, v) => e * v * v).Sum()),
                bByHand - (0.001 * errors.Sum()));
            Assert.Equal(wByHand, w, 1e-12);
            Assert.Equal(bByHand, b, 1e-12);

            if (step == 1)
                AssertClose((0.130453870404896, 0.302020202020202));
            if (step == 2)
                AssertClose((0.247921822747830, 0.569402073767376));
        }

        AssertClose((2.997293287286271, 2.001002837341084));

        void AssertClose((double W, double B) expected)
        {
            Assert.Equal(expected.W, w, 1e-12);
            Assert.Equal(expected.B, b, 1e-12);
        }
    }

    [Fact]
    public void Logistic_regression_follows_the_published_costs()
    {
        var costs = Train(learningRate: 0.7, momentum: 0, steps: 101, out _);

        Assert.Equal(
            "0.693147 0.504528 0.404800 0.348294 0.307610 0.277385 0.253385 0.233078 0.215624 0.200504 0.187309",
            string.Join(" ", costs.Where((_, i) => i % 10 == 0).Select(c => c.ToString("F6", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Momentum_follows_PyTorch()
    {
        var costs = Train(learningRate: 0.01, momentum: 0.9, steps: 1000, out var model);

        Assert.Equal(
            "0.693147181 0.687379159 0.615882403 0.418432475 0.234308731 0.147353208",
            string.Join(" ", new[] { 0, 1, 10, 100, 500, 999 }.Select(i => costs[i].ToString("F9", CultureInfo.InvariantCulture))));
        Assert.Equal(1.481040442, model[0], 5e-10);
        Assert.Equal(0.325401517, model[1], 5e-10);
        Assert.Equal(-5.614402076, model[2], 5e-10);
    }

    [Fact]
    public void Cross_entropy_of_logits()
    {
        var (loss, logits) = Models.CrossEntropyBackward(new[,] { { 2, 1, 0.1 }, { 0.5, 2.5, -1 } }, [0, 1]);

        Assert.Equal(0.285104111700061, loss, 1e-14);
        double[] expected = [-0.170499430557, 0.121216485352, 0.049282945205, 0.058057267337, -0.071011594696, 0.012954327359];
        Assert.All(expected.Zip(logits.Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    [Fact]
    public void Cross_entropy_of_equal_and_of_extreme_logits()
    {
        // Equal logits share: nobody gets all of the maximum's derivative.
        var (loss, equal) = Models.CrossEntropyBackward(new[,] { { 7.0, 7.0 } }, [0]);
        Assert.Equal(Math.Log(2), loss, 1e-14);
        Assert.Equal(-0.5, equal[0, 0], 1e-15);
        Assert.Equal(0.5, equal[0, 1], 1e-15);

        var (far, extreme) = Models.CrossEntropyBackward(new[,] { { 1000.0, -1000.0 } }, [1]);
        Assert.Equal(2000, far);
        Assert.Equal(1, extreme[0, 0]);
        Assert.Equal(-1, extreme[0, 1]);
    }

    [Fact]
    public void A_warm_training_step_allocates_nothing()
    {
        Train(0.5, 0.9, steps: 3, out _);
        var costs = new double[1000];
        var model = new double[3];
        Train(0.5, 0.9, model, costs);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Train(0.5, 0.9, model, costs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Train(double learningRate, double momentum, int steps, out double[] model)
    {
        var costs = new double[steps];
        model = new double[3];
        Train(learningRate, momentum, model, costs);
        return costs;
    }

    private static void Train(double learningRate, double momentum, double[] model, double[] costs)
    {
        double v0 = 0, v1 = 0, vb = 0;
        for (var step = 0; step < costs.Length; step++)
        {
            (costs[step], var d0, var d1, var db) = Models.LogisticBackward(model[0], model[1], model[2], Hours, Passed);
            (v0, v1, vb) = ((momentum * v0) + d0, (momentum * v1) + d1, (momentum * vb) + db);
            model[0] -= learningRate * v0;
            model[1] -= learningRate * v1;
            model[2] -= learningRate * vb;
        }
    }
}
