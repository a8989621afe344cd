namespace Diff.Gradient.Tests;

/// <summary>A network with parameters of every kind.</summary>
[Parameters]
public partial record Net(Linear Hidden, Layer Output, int Heads, [NoDiff] float Dropout)
{
    /// <summary>Held beside the positional ones.</summary>
    public required float[] Offsets { get; init; }

    /// <summary>The scale of the output.</summary>
    public float Scale { get; init; } = 1;
}

/// <summary>A layer of a record of its own.</summary>
[Parameters]
public partial record Layer(Tensor<float> Weight, Tensor<float> Bias);

/// <summary>A straight line.</summary>
[Parameters]
public partial record struct Line(double Slope, double Offset);
