namespace Diff.Generators.Tests.Diagnostics;

/// <summary>What cannot be done with tensors in differentiated code.</summary>
public class TensorTests
{
    [Theory]
    [InlineData("{|DIFF2002:x.ToArray()|}[0]")]
    [InlineData("{|DIFF2002:Tensor.IndexOfMax(x)|} * Tensor.Sum(x)")]
    [InlineData("{|DIFF2005:x.AsSpan()|}[0]")]
    [InlineData("{|DIFF2005:m.AsSpan()|}[0] * Tensor.Sum(x)")]
    public Task Operation_without_a_rule(string expression) => Refused.MembersAsync(
        $"[Differentiable] public static double F(Tensor<double> x, [NoDiff] Tensor<double> m) => {expression};");

    [Theory]
    [InlineData("{|DIFF2008:x[0]|} = 2;")]
    [InlineData("{|DIFF2008:x[0]|} += 2;")]
    [InlineData("{|DIFF2008:m[0]|} = 2;")]
    public Task Element_written(string statement) => Refused.MembersAsync(
        $"[Differentiable] public static double F(Tensor<double> x, [NoDiff] Tensor<double> m) {{ {statement} return Tensor.Sum(x * m); }}");

    [Fact]
    public Task Parameter_of_tensors() => Refused.MembersAsync(
        "[Differentiable] public static double F({|DIFF1006:Tensor<double>[]|} xs) => Tensor.Sum(xs[0]);");

    [Fact]
    public Task Array_of_tensors() => Refused.MembersAsync(
        "[Differentiable] public static double F(Tensor<double> x) { var all = {|DIFF2005:new Tensor<double>[2]|}; all[0] = x; all[1] = x * x; return Tensor.Sum(all[1]); }");

    [Fact]
    public Task Array_written_behind_the_tensor_made_of_it() => Refused.MembersAsync(
        "[Differentiable] public static double F(double[] a) { var t = {|DIFF2005:Tensor.Create(a)|}; a[0] = 3; return Tensor.Sum(t * t); }");

    [Theory]
    [InlineData("int[] labels = [0, 1]; var s = {|DIFF2005:Loss.CrossEntropy(x, labels)|}; labels[0] = 1; return s;")]
    [InlineData("int[] labels = [0, 1]; var s = 0.0; for (var i = 0; i < 3; i++) { s += {|DIFF2005:Loss.CrossEntropy(x * i, labels)|}; labels[0] = 1; } return s;")]
    [InlineData("int[] rows = [0, 1]; var y = {|DIFF2005:x.IndexSelect(0, rows)|}; rows[0] = 1; return Tensor.Sum(y * y);")]
    public Task Labels_or_indices_written_behind_their_use(string body) => Refused.MembersAsync(
        $"[Differentiable] public static double F(Tensor<double> x) {{ {body} }}");
}
