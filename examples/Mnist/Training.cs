using Diff;

namespace Digits;

/// <summary>Stochastic gradient descent, which after each epoch tries the model on images that it has not learned from.</summary>
internal sealed class Training(DataSet<float> train, DataSet<float> test, Philox random)
{
    private const int BatchSize = 200;
    private const double LearningRate = 0.01;
    private const int BatchesPerLine = 100;

    private readonly Batches<float> _batches = train.Batches(BatchSize, shuffle: random);

    /// <summary>How many batches an epoch has.</summary>
    public int BatchCount => _batches.Count;

    /// <summary>Trains a model, whose tensors are changed in place.</summary>
    /// <param name="model">The model.</param>
    /// <param name="epochs">How often each image is learned from.</param>
    /// <param name="display">Where the log goes.</param>
    public void Run<TModel>(TModel model, int epochs, Display display)
        where TModel : IClassifier<TModel>
    {
        var gradient = model.ZerosLike();
        var optimizer = new Sgd(LearningRate);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var batchIndex = 0;
            foreach (var batch in _batches)
            {
                var loss = model.Differentiate(batch, gradient);
                optimizer.Step(model, gradient);
                if (batchIndex % BatchesPerLine == 0)
                {
                    display.WriteLine(
                        $"Train Epoch: {epoch} [{batchIndex * BatchSize}/{train.Count} ({100.0 * batchIndex / BatchCount:F0}%)]\tLoss: {loss:F6}");
                }

                batchIndex++;
                display.Advance();
            }

            var scores = model.Score(test.Features);
            var accuracy = Metric.Accuracy(scores, test.Labels);
            display.WriteLine(
                $"\nTest set: Average loss: {Loss.CrossEntropy(scores, test.Labels):F4}, Accuracy: {accuracy * test.Count:F0}/{test.Count} ({100 * accuracy:F0}%)\n");
        }
    }
}
