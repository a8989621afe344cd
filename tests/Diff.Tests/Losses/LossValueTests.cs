using System.Runtime.CompilerServices;
using Xunit;

namespace Diff.Tests.Losses;

/// <summary>Holds the losses to PyTorch's values, which loss-values.py wrote.</summary>
public class LossValueTests
{
    /// <summary>A line of the file: targets are as many as elements, or labels as many as rows.</summary>
    private sealed record Case(string Loss, Tensor<double> X, double[] Targets, double[] Terms, double Mean, double Sum)
    {
        public Tensor<double> Soft => Targets.Length == X.Length ? Tensor.Create(Targets, X.Shape) : X;

        public int[] Labels => [.. Targets.Select(target => (int)target)];
    }

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, Cases().Length)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Values_are_those_of_PyTorch(int line)
    {
        var test = Cases()[line];
        AssertClose(Compute(test, test.X, test.Soft), (test.Terms, test.Mean, test.Sum), 4e-15, 1e-15, test);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Float_is_close_to_double(int line)
    {
        var test = Cases()[line];
        var (x, soft) = (ToFloat(test.X), ToFloat(test.Soft));
        var narrow = Compute(test, x, soft);
        var (terms, mean, sum) = Compute(test, ToDouble(x), ToDouble(soft));
        AssertClose(
            ([.. narrow.Terms.Select(term => (double)term)], narrow.Mean, narrow.Sum),
            ([.. terms.Select(term => (double)(float)term)], (float)mean, (float)sum), 4e-7, 4e-7, test);
    }

    private static (T[] Terms, T Mean, T Sum) Compute<T>(Case test, Tensor<T> x, Tensor<T> soft)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var labels = test.Labels;
        return test.Loss switch
        {
            "MeanSquaredError" => (Loss.MeanSquaredErrorTerms(x, soft).ToArray(), Loss.MeanSquaredError(x, soft), Loss.MeanSquaredError(x, soft, Reduction.Sum)),
            "MeanAbsoluteError" => (Loss.MeanAbsoluteErrorTerms(x, soft).ToArray(), Loss.MeanAbsoluteError(x, soft), Loss.MeanAbsoluteError(x, soft, Reduction.Sum)),
            "Huber" => (Loss.HuberTerms(x, soft).ToArray(), Loss.Huber(x, soft), Loss.Huber(x, soft, reduction: Reduction.Sum)),
            "Huber0.3" => (Loss.HuberTerms(x, soft, 0.3).ToArray(), Loss.Huber(x, soft, 0.3), Loss.Huber(x, soft, 0.3, Reduction.Sum)),
            "BinaryCrossEntropy" => (
                Loss.BinaryCrossEntropyTerms(x, soft).ToArray(), Loss.BinaryCrossEntropy(x, soft), Loss.BinaryCrossEntropy(x, soft, Reduction.Sum)),
            "BinaryCrossEntropyWithLogits" => (
                Loss.BinaryCrossEntropyWithLogitsTerms(x, soft).ToArray(), Loss.BinaryCrossEntropyWithLogits(x, soft),
                Loss.BinaryCrossEntropyWithLogits(x, soft, Reduction.Sum)),
            "CrossEntropy" => (Loss.CrossEntropyTerms(x, labels).ToArray(), Loss.CrossEntropy(x, labels), Loss.CrossEntropy(x, labels, Reduction.Sum)),
            "CrossEntropySoft" => (Loss.CrossEntropyTerms(x, soft).ToArray(), Loss.CrossEntropy(x, soft), Loss.CrossEntropy(x, soft, Reduction.Sum)),
            "NegativeLogLikelihood" => (
                Loss.NegativeLogLikelihoodTerms(x, labels).ToArray(), Loss.NegativeLogLikelihood(x, labels),
                Loss.NegativeLogLikelihood(x, labels, Reduction.Sum)),
            "KullbackLeibler" => (
                Loss.KullbackLeiblerTerms(x, soft).ToArray(), Loss.KullbackLeibler(x, soft), Loss.KullbackLeibler(x, soft, Reduction.Sum)),
            _ => throw new ArgumentException(test.Loss),
        };
    }

    private static void AssertClose(
        (double[] Terms, double Mean, double Sum) actual, (double[] Terms, double Mean, double Sum) expected, double relative, double absolute, Case test)
    {
        Assert.Equal(expected.Terms.Length, actual.Terms.Length);
        for (var i = 0; i < expected.Terms.Length; i++)
            ReferenceNumbers.AssertClose(expected.Terms[i], actual.Terms[i], relative, absolute, $"{test.Loss}, term {i}");
        ReferenceNumbers.AssertClose(expected.Mean, actual.Mean, relative, absolute, $"{test.Loss}, mean");
        ReferenceNumbers.AssertClose(expected.Sum, actual.Sum, relative, absolute, $"{test.Loss}, sum");
    }

    private static Tensor<float> ToFloat(Tensor<double> x) => Tensor.Create([.. x.ToArray().Select(value => (float)value)], x.Shape);

    private static Tensor<double> ToDouble(Tensor<float> x) => Tensor.Create([.. x.ToArray().Select(value => (double)value)], x.Shape);

    private static Case[] Cases([CallerFilePath] string thisFile = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "loss-values.txt"))
            .Select(line => line.Split('|'))
            .Select(fields => new Case(
                fields[0], Matrix(fields[1]), ReferenceNumbers.ParseAll(fields[2].Replace(';', ' ')), ReferenceNumbers.ParseAll(fields[3]),
                ReferenceNumbers.Parse(fields[4]), ReferenceNumbers.Parse(fields[5])))];

    private static Tensor<double> Matrix(string text)
    {
        var rows = text.Split(';').Select(ReferenceNumbers.ParseAll).ToArray();
        return Tensor.Create([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
    }
}
