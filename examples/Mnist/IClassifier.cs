using Diff;

namespace Digits;

/// <summary>A model that training can work with, whatever its parameters are.</summary>
internal interface IClassifier<TSelf> : IParameters<TSelf>
    where TSelf : IClassifier<TSelf>
{
    /// <summary>A score for each of the ten classes, a row for each image.</summary>
    Tensor<float> Score(Tensor<float> images);

    /// <summary>The loss of a batch. Its gradient is written to <paramref name="gradient"/>.</summary>
    float Differentiate(Batch<float> batch, TSelf gradient);
}
