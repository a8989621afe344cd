namespace Diff.Gradient.Tests;

/// <summary>A layer of a small network.</summary>
[Parameters]
public partial record Dense(Tensor<float> Weight, Tensor<float> Bias);

/// <summary>A network with parameters of every kind.</summary>
[Parameters]
public partial record Net(Dense Hidden, Dense Output, int Heads, [NoDiff] float Dropout)
{
    /// <summary>Held beside the positional ones.</summary>
    public required float[] Offsets { get; init; }

    /// <summary>The scale of the output.</summary>
    public float Scale { get; init; } = 1;
}

/// <summary>A straight line.</summary>
[Parameters]
public partial record struct Line(double Slope, double Offset);
