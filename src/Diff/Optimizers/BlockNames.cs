using System.Numerics;

namespace Diff;

/// <summary>Finds what a block is called, and its shape: for messages.</summary>
internal struct BlockNames<TElement> : IParameterVisitor
    where TElement : unmanaged, IFloatingPointIeee754<TElement>
{
    private readonly List<(string Name, Shape Shape)> _blocks = [];
    private string _prefix = "";

    public BlockNames()
    {
    }

    /// <summary>The tensors and arrays of the model, in the order of its blocks.</summary>
    public static List<(string Name, Shape Shape)> Of<TModel>(TModel model)
        where TModel : IParameters<TModel>
    {
        var names = new BlockNames<TElement>();
        model.Visit(ref names);
        return names._blocks;
    }

    public readonly void VisitTensor<T>(string name, Tensor<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> => Add<T>(name, values.Shape);

    public readonly void VisitArray<T>(string name, T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Add<T>(name, [values.Length]);

    public readonly void VisitNumber<T>(string name, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Numbers have one shape, so that no message is about them.
    }

    public void VisitRecord<TRecord>(string name, TRecord parameters)
        where TRecord : IParameters<TRecord>
    {
        var outer = _prefix;
        _prefix = $"{outer}{name}.";
        parameters.Visit(ref this);
        _prefix = outer;
    }

    private readonly void Add<T>(string name, Shape shape)
    {
        if (typeof(T) == typeof(TElement))
            _blocks.Add((_prefix + name, shape));
    }
}
