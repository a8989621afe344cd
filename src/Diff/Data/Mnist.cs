using System.Numerics.Tensors;

namespace Diff;

/// <summary>Reads the MNIST data set of handwritten digits, and those that come in the same four files, Fashion-MNIST for instance.</summary>
public static class Mnist
{
    private const int Classes = 10;

    /// <summary>Reads the images to learn from and those to test with.</summary>
    /// <param name="directory">
    /// Has <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, or the
    /// same with a point instead of the second hyphen; each may be compressed with gzip, then usually with <c>.gz</c> at the end of its name.
    /// </param>
    /// <returns>
    /// Features of shape [images, rows, columns], from 0 to 1: bytes divided by 255. <see cref="DataSet{T}.Flatten"/> makes vectors of them. Labels
    /// from 0 to 9.
    /// </returns>
    /// <exception cref="FileNotFoundException">One of the files is missing.</exception>
    /// <exception cref="TensorFormatException">A file is damaged, has something else, or not as many labels as there are images.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static (DataSet<float> Train, DataSet<float> Test) Load(string directory) => (Load(directory, "train"), Load(directory, "t10k"));

    private static DataSet<float> Load(string directory, string part)
    {
        var imagesPath = Find(directory, $"{part}-images-idx3-ubyte", $"{part}-images.idx3-ubyte");
        var labelsPath = Find(directory, $"{part}-labels-idx1-ubyte", $"{part}-labels.idx1-ubyte");
        var images = Idx.LoadBytes(imagesPath, rank: 3);
        var labels = Idx.LoadBytes(labelsPath, rank: 1).ToLabels();
        if (images.Shape[0] == 0)
            throw new TensorFormatException(imagesPath, Idx.LengthsOffset, "there are no images");
        if (labels.Length != images.Shape[0])
        {
            throw new TensorFormatException(
                labelsPath, Idx.LengthsOffset, $"{labels.Length} labels for the {images.Shape[0]} images of {imagesPath}");
        }

        var wrong = Array.FindIndex(labels, label => label >= Classes);
        if (wrong >= 0)
            throw new TensorFormatException(labelsPath, Idx.LengthsOffset + sizeof(int) + wrong, $"the label {labels[wrong]} is above {Classes - 1}");

        TensorPrimitives.Divide(images.AsSpan(), byte.MaxValue, images.AsSpan());
        return new(images, labels, Classes);
    }

    private static string Find(string directory, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var candidate in new[] { name, name + ".gz" })
            {
                var path = Path.Combine(directory, candidate);
                if (File.Exists(path))
                    return path;
            }
        }

        throw new FileNotFoundException($"Mnist.Load: '{directory}' has no {names[0]}, with or without .gz.", Path.Combine(directory, names[0]));
    }
}
