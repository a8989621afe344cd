namespace Diff.Generators.Ir;

/// <summary>
/// The operations on whole tensors. What each is called in the runtime and what its gradient is made of is in <c>Rules/TensorRules.cs</c>.
/// </summary>
internal enum TensorOp
{
    // What kernels consist of besides maps.

    /// <summary>A number as a tensor that fits every shape.</summary>
    Fill,

    /// <summary>(x, like): x in the shape of <c>like</c>.</summary>
    Expand,

    /// <summary>(x, like): x summed along the axes on which <c>like</c> was broadcast.</summary>
    SumTo,

    /// <summary>The sum of all elements, a number.</summary>
    Total,

    /// <summary>The sum along axes, which keep the length 1.</summary>
    SumAxes,

    // What is known of a shape.

    /// <summary>The shape of a tensor.</summary>
    ShapeOf,

    /// <summary>How many elements a tensor has, an int.</summary>
    CountOf,

    /// <summary>How many elements the given axes of a tensor span, an int.</summary>
    CountAlong,

    // Products.
    MatrixMultiply,

    // Views and copies.
    Reshape,

    /// <summary>(x, like): the elements of x in the shape of <c>like</c>.</summary>
    ReshapeLike,

    /// <summary>x without the axes that a reduction has left with length 1.</summary>
    DropAxes,
    Squeeze,
    Unsqueeze,
    Permute,
    Transpose,
    Slice,
    BroadcastTo,
    Concatenate,
    Stack,
    IndexSelect,

    // Along axes, row by row.
    Softmax,
    LogSoftmax,
    LogSumExp,
    Max,
    Min,
    Prod,
    Norm,

    /// <summary>Cross-entropy of logits and labels, averaged.</summary>
    CrossEntropy,
    NegativeLogLikelihood,

    // Numbers and tensors.

    /// <summary>The only element, a number.</summary>
    ToScalar,

    /// <summary>One element, a number.</summary>
    Element,

    /// <summary>A tensor of the elements of an array, which may change afterwards.</summary>
    FromArray,

    // Gradients of the operations above.
    MatrixMultiplyLeftGradient,
    MatrixMultiplyRightGradient,
    PermuteGradient,
    SliceGradient,
    ConcatenateGradient,
    StackGradient,
    IndexSelectGradient,
    SoftmaxGradient,
    LogSoftmaxGradient,
    LogSumExpGradient,
    ExtremumGradient,
    ProdGradient,
    NormGradient,
    CrossEntropyGradient,
    NegativeLogLikelihoodGradient,
    ElementGradient,
}
