using Diff.Tests.Parameters;
using Xunit;

namespace Diff.Tests.Optimizers;

/// <summary>The ways to take a step are one, whatever holds the parameters.</summary>
public class OptimizerTests
{
    public static TheoryData<string> Names => [.. Torch.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_models_step_is_that_of_its_numbers(string name)
    {
        var whole = Torch.Optimizers[name]();
        var parts = Torch.Optimizers[name]();
        var parameters = Torch.Start<double>();
        var model = new Split(Tensor.Create(parameters[..12], 3, 4), parameters[12], parameters[13..36], parameters[36]);
        var gradient = new double[Torch.Count];
        for (var step = 1; step <= 5; step++)
        {
            Torch.Gradient<double>(parameters, step, gradient);
            whole.Step(parameters, gradient);
            parts.Step(ref model, model.Unflatten(gradient));
            Assert.Equal(parameters, model.Flatten());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_resumes_from_a_saved_state(string name)
    {
        var optimizer = Torch.Optimizers[name]();
        var parameters = Torch.Start<float>();
        var gradient = new float[Torch.Count];
        Run(optimizer, parameters, 1, 7);
        var (saved, copy) = (optimizer.Save(), parameters.ToArray());
        Run(optimizer, parameters, 8, 20);

        var resumed = Torch.Optimizers[name]();
        resumed.Load(saved);
        Assert.Equal(7, resumed.Steps);
        Run(resumed, copy, 8, 20);
        Assert.Equal(parameters, copy);

        void Run(Optimizer optimizer, float[] parameters, int from, int to)
        {
            for (var step = from; step <= to; step++)
            {
                Torch.Gradient<float>(parameters, step, gradient);
                optimizer.Step(parameters, gradient);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_warm_step_allocates_nothing(string name)
    {
        var layer = new Layer(Tensor.Ones<float>(5, 7), new float[9]);
        var gradient = new Layer(Tensor.Ones<float>(5, 7), new float[9]);
        var line = new Line(1, 2);
        double w = 1, b = 2;
        var optimizers = Enumerable.Range(0, 4).Select(_ => Torch.Optimizers[name]()).ToArray();
        Steps(3);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Steps(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Steps(int count)
        {
            for (var i = 0; i < count; i++)
            {
                GradientClipping.ByNorm(gradient, 1);
                GradientClipping.ByValue(gradient, 0.5);
                optimizers[0].Step(layer, gradient);
                optimizers[1].Step(ref line, new Line(0.1, -0.1));
                optimizers[2].Step(ref w, ref b, 0.1, -0.1);
                optimizers[3].Step(layer.Weight, gradient.Weight);
            }
        }
    }

    /// <summary>On several threads, in parts, every parameter is stepped over once, and to the same bits.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_large_step_is_that_of_its_parts(string name)
    {
        const int count = (1 << 18) + 21;
        var (whole, piece) = (Torch.Optimizers[name](), Torch.Optimizers[name]());
        var parameters = Enumerable.Range(0, count).Select(i => i % 101 * 0.01f).ToArray();
        var few = parameters[..101];
        var gradient = parameters.Select(p => p - 0.3f).ToArray();
        for (var step = 0; step < 3; step++)
        {
            whole.Step(parameters, gradient);
            piece.Step(few, gradient.AsSpan(0, 101));
        }

        for (var i = 0; i < count; i += 101)
            Assert.Equal(few[..Math.Min(101, count - i)], parameters[i..Math.Min(i + 101, count)]);
    }

    [Fact]
    public void Numbers_passed_by_reference()
    {
        double a = 1, b = 2, c = 3;
        float f = 4;
        new Sgd(0.5).Step(ref a, 1);
        Assert.Equal(0.5, a);
        new Sgd(0.5).Step(ref f, 2);
        Assert.Equal(3, f);
        new Sgd(0.5).Step(ref a, ref b, 1, 2);
        Assert.Equal((0, 1), (a, b));
        new Sgd(0.5).Step(ref a, ref b, ref c, 1, 2, 3);
        Assert.Equal((-0.5, 0, 1.5), (a, b, c));
    }

    [Fact]
    public void Tensors_one_by_one_and_together()
    {
        var (w, b) = (Tensor.Ones<float>(2, 2), Tensor.Ones<float>(2));
        var optimizer = new Sgd(0.5);
        optimizer.Step([w, b], [Tensor.Ones<float>(2, 2), Tensor.Full(2f, 2)]);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], w.ToArray());
        Assert.Equal([0f, 0f], b.ToArray());
        optimizer.Step(b, Tensor.Ones<float>(2));
        Assert.Equal([-0.5f, -0.5f], b.ToArray());
    }

    [Fact]
    public void A_struct_of_numbers()
    {
        var line = new Line(1, 2);
        new Sgd(1).Step(ref line, new Line(0.25, 0.5));
        Assert.Equal(new Line(0.75, 1.5), line);
    }

    /// <summary>Tensors and arrays change where they are, numbers in the variable; what is no parameter stays.</summary>
    [Fact]
    public void A_record_of_everything()
    {
        var net = Net.Create();
        var (before, weight) = (net, net.Hidden.Weight);
        new Sgd(0.5).Step(ref net, net.Map(_ => 2));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], net.Flatten());
        Assert.Same(weight, net.Hidden.Weight);
        Assert.Equal((9f, 13.0, 4), (before.Gain, before.Scale, net.Heads));
    }

    private sealed record Split(Tensor<double> First, double Second, double[] Third, double Fourth) : IParameters<Split>
    {
        public int ParameterCount => First.Length + Third.Length + 2;

        public Split ZerosLike() => this.Map(_ => 0);

        public void Visit<TVisitor>(ref TVisitor visitor)
            where TVisitor : IParameterVisitor, allows ref struct
        {
            visitor.VisitTensor(nameof(First), First);
            visitor.VisitNumber(nameof(Second), Second);
            visitor.VisitArray(nameof(Third), Third);
            visitor.VisitNumber(nameof(Fourth), Fourth);
        }

        public Split Map<TMap>(ref TMap map)
            where TMap : IParameterMap, allows ref struct => new(
                map.MapTensor(nameof(First), First), map.MapNumber(nameof(Second), Second), map.MapArray(nameof(Third), Third), map.MapNumber(nameof(Fourth), Fourth));
    }
}
