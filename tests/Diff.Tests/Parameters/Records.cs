namespace Diff.Tests.Parameters;

/// <summary>A layer as the compiler would implement it, with an array.</summary>
internal sealed record Layer(Tensor<float> Weight, float[] Bias) : IParameters<Layer>
{
    public int ParameterCount => Weight.Length + Bias.Length;

    public Layer ZerosLike() => this with { Weight = Tensor.Zeros<float>(Weight.Shape), Bias = new float[Bias.Length] };

    public void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor, allows ref struct
    {
        visitor.VisitTensor(nameof(Weight), Weight);
        visitor.VisitArray(nameof(Bias), Bias);
    }

    public Layer Map<TMap>(ref TMap map)
        where TMap : IParameterMap, allows ref struct =>
        this with { Weight = map.MapTensor(nameof(Weight), Weight), Bias = map.MapArray(nameof(Bias), Bias) };
}

/// <summary>A record with everything: a record inside, both precisions, single numbers, and a member that is no parameter.</summary>
internal sealed record Net(Layer Hidden, float Gain, Tensor<double> Mix, double Scale, int Heads) : IParameters<Net>
{
    public int ParameterCount => Hidden.ParameterCount + 1 + Mix.Length + 1;

    public static Net Create() => new(
        new(Tensor.Create([1f, 2, 3, 4, 5, 6], 2, 3), [7, 8]), 9, Tensor.Create([10.0, 11, 12], 3), 13, 4);

    public Net ZerosLike() => this with { Hidden = Hidden.ZerosLike(), Gain = 0, Mix = Tensor.Zeros<double>(Mix.Shape), Scale = 0 };

    public void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor, allows ref struct
    {
        visitor.VisitRecord(nameof(Hidden), Hidden);
        visitor.VisitNumber(nameof(Gain), Gain);
        visitor.VisitTensor(nameof(Mix), Mix);
        visitor.VisitNumber(nameof(Scale), Scale);
    }

    public Net Map<TMap>(ref TMap map)
        where TMap : IParameterMap, allows ref struct => this with
        {
            Hidden = map.MapRecord(nameof(Hidden), Hidden),
            Gain = map.MapNumber(nameof(Gain), Gain),
            Mix = map.MapTensor(nameof(Mix), Mix),
            Scale = map.MapNumber(nameof(Scale), Scale),
        };
}

/// <summary>A struct of numbers.</summary>
internal record struct Line(double Slope, double Offset) : IParameters<Line>
{
    public readonly int ParameterCount => 2;

    public readonly Line ZerosLike() => default;

    public readonly void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : IParameterVisitor, allows ref struct
    {
        visitor.VisitNumber(nameof(Slope), Slope);
        visitor.VisitNumber(nameof(Offset), Offset);
    }

    public readonly Line Map<TMap>(ref TMap map)
        where TMap : IParameterMap, allows ref struct =>
        this with { Slope = map.MapNumber(nameof(Slope), Slope), Offset = map.MapNumber(nameof(Offset), Offset) };
}
