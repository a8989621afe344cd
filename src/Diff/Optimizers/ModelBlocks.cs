using System.Numerics;

namespace Diff;

/// <summary>The parameters of a model as blocks of memory, by precision.</summary>
internal sealed class ModelBlocks
{
    private readonly BlockList<float> _singles = new();
    private readonly BlockList<double> _doubles = new();

    /// <summary>Whether some parameters are single numbers, of which the blocks have copies.</summary>
    public bool HasNumbers => _singles.NumberCount + _doubles.NumberCount > 0;

    /// <summary>The blocks of one precision.</summary>
    public BlockList<T> Of<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => (BlockList<T>)(typeof(T) == typeof(float) ? _singles : (object)_doubles);

    public void Clear()
    {
        _singles.Clear();
        _doubles.Clear();
    }

    public void Collect<TModel>(TModel model)
        where TModel : IParameters<TModel>
    {
        Clear();
        var collector = new BlockCollector(this);
        model.Visit(ref collector);
    }
}

/// <summary>Adds parameters to blocks.</summary>
internal readonly struct BlockCollector(ModelBlocks blocks) : IParameterVisitor
{
    public void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => blocks.Of<T>().Add(values.AsMemory(), values.Shape);

    public void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => blocks.Of<T>().Add(values, default);

    public void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => blocks.Of<T>().Add(value);

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var collector = this;
        parameters.Visit(ref collector);
    }
}
