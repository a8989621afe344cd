using System.Globalization;
using Diff.Generators.Tests.Diagnostics;

namespace Diff.Generators.Tests.TensorShapes;

/// <summary>Operations whose shapes cannot fit are errors, at the operation and nowhere else.</summary>
public class MisfitTests
{
    private const string Head = "[Differentiable] public static double F([Shape(\"n\", 784)] Tensor<double> x, [Shape(200, 10)] Tensor<double> w, [Shape(10)] Tensor<double> b, int k, [NoDiff] int[] labels) ";

    [Theory]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(x, w)|})", "'MatrixMultiply' cannot run: shapes [n, 784] and [200, 10] have rows of 784 that meet columns of 200")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(x, w, transposeRight: true)|})", "'MatrixMultiply' cannot run: shapes [n, 784] and [200, 10] transposed have rows of 784 that meet columns of 10")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(b, w)|})", "'MatrixMultiply' cannot run: shapes [10] and [200, 10] have rows of 10 that meet columns of 200")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(w, b, transposeRight: true)|})", "'MatrixMultiply' cannot run: [10] has one axis, and no transpose")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(w, Tensor.Scalar(2.0))|})", "'MatrixMultiply' cannot run: one of the shapes [200, 10] and [] is that of a single number, which is no matrix")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.MatrixMultiply(x.Reshape(2, -1, 784), Tensor.Ones<double>(3, 784, 5))|})", "'MatrixMultiply' cannot run: shapes [2] and [3] do not broadcast: 2 and 3 differ, and neither is 1")]
    [InlineData("Tensor.Sum({|DIFF4001:x + w|})", "'+' cannot run: shapes [n, 784] and [200, 10] do not broadcast: 784 and 10 differ, and neither is 1")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Max(w, x)|} * 2)", "'Max' cannot run: shapes [200, 10] and [n, 784] do not broadcast: 10 and 784 differ, and neither is 1")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Where(w, x, x)|})", "'Where' cannot run: shapes [200, 10] and [n, 784] do not broadcast: 10 and 784 differ, and neither is 1")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Sum(x, [2])|})", "'Sum' cannot run: shape [n, 784] has no axis 2")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Mean(x, [-3], keepAxes: true)|})", "'Mean' cannot run: shape [n, 784] has no axis -3")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Variance(x, [1, -1])|})", "'Variance' cannot run: axis 1 of shape [n, 784] is given twice")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.LogSumExp(b, [1])|})", "'LogSumExp' cannot run: shape [10] has no axis 1")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Max(x.Slice(.., 3..3), [1])|})", "'Max' cannot run: shape [n, 0] leaves no elements to choose from")]
    [InlineData("{|DIFF4001:Tensor.Min(w.Slice(^0..))|}", "'Min' cannot run: shape [0, 10] leaves no elements to choose from")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Softmax(x, 2)|})", "'Softmax' cannot run: shape [n, 784] has no axis 2")]
    [InlineData("Tensor.Sum({|DIFF4001:w.Reshape(-1, 300)|})", "'Reshape' cannot run: shape [200, 10] cannot become [-1, 300], which has another number of elements")]
    [InlineData("Tensor.Sum({|DIFF4001:x.Reshape(x.Shape[0], 28, 27)|})", "'Reshape' cannot run: shape [n, 784] cannot become [n, 28, 27], which has another number of elements")]
    [InlineData("Tensor.Sum({|DIFF4001:x.Squeeze(1)|})", "'Squeeze' cannot run: axis 1 of shape [n, 784] has length 784, not 1")]
    [InlineData("Tensor.Sum({|DIFF4001:x.Unsqueeze(4)|})", "'Unsqueeze' cannot run: shape [n, 784] has no place for axis 4")]
    [InlineData("Tensor.Sum({|DIFF4001:b.Transpose()|})", "'Transpose' cannot run: shape [10] has fewer than two axes")]
    [InlineData("Tensor.Sum({|DIFF4001:x.Permute(1)|})", "'Permute' cannot run: 1 axes are given for shape [n, 784], which has 2")]
    [InlineData("Tensor.Sum({|DIFF4001:w.Slice(.., 2..12)|})", "'Slice' cannot run: axis 1 of shape [200, 10] has no range 2..12")]
    [InlineData("Tensor.Sum({|DIFF4001:b.Slice(.., ..)|})", "'Slice' cannot run: 2 ranges are given for shape [10], which has 1 axes")]
    [InlineData("Tensor.Sum({|DIFF4001:w.BroadcastTo([5, 200, 11])|})", "'BroadcastTo' cannot run: shape [200, 10] cannot be broadcast to [5, 200, 11]")]
    [InlineData("Tensor.Sum({|DIFF4001:w.IndexSelect(1, 3, 10)|})", "'IndexSelect' cannot run: axis 1 of shape [200, 10] has no index 10")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Concatenate(0, x, w)|})", "'Concatenate' cannot run: shapes [n, 784] and [200, 10] differ in more than axis 0")]
    [InlineData("Tensor.Sum({|DIFF4001:Tensor.Stack(0, b, w)|})", "'Stack' cannot run: shapes [10] and [200, 10] differ")]
    [InlineData("{|DIFF4001:b.ToScalar()|}", "'ToScalar' cannot run: shape [10] has 10 elements, not one")]
    [InlineData("{|DIFF4001:x[k]|}", "'Indexer' cannot run: 1 indices are given for shape [n, 784], which has 2 axes")]
    [InlineData("{|DIFF4001:x[k, 784]|}", "'Indexer' cannot run: axis 1 of shape [n, 784] has no index 784")]
    [InlineData("x.Length * {|DIFF4001:x.Shape[2]|} * Tensor.Sum(b)", "'Indexer' cannot run: shape [n, 784] has no axis 2")]
    [InlineData("{|DIFF4001:Loss.MeanSquaredError(w, b)|}", "'MeanSquaredError' cannot run: shape [200, 10] has targets of shape [10]")]
    [InlineData("{|DIFF4001:Loss.CrossEntropy(Tensor.Softmax(w), x)|}", "'CrossEntropy' cannot run: shape [200, 10] has targets of shape [n, 784]")]
    [InlineData("{|DIFF4001:Loss.CrossEntropy(w.Slice(..2), [1, 2, 3])|}", "'CrossEntropy' cannot run: 3 labels are given for shape [2, 10], which has 2 rows")]
    [InlineData("{|DIFF4001:Loss.NegativeLogLikelihood(w.Slice(..2), [1, 10])|}", "'NegativeLogLikelihood' cannot run: label 10 is not one of the 10 classes of shape [2, 10]")]
    public async Task One_operation(string expression, string reason)
    {
        var error = Assert.Single(await Refused.MembersAsync($"{Head}=> {expression};"));
        Assert.StartsWith(reason + ".", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
