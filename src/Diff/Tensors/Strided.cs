namespace Diff;

/// <summary>Copies between elements that lie at given strides and dense, row-major memory.</summary>
internal static class Strided
{
    /// <summary>Fills the destination, of these lengths, with the source's elements from an offset at these strides.</summary>
    public static void Copy<T>(
        ReadOnlySpan<T> source, int offset, ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        if (lengths.IsEmpty)
        {
            destination[0] = source[offset];
            return;
        }

        var (length, stride) = (lengths[0], strides[0]);
        if (lengths.Length > 1)
        {
            var block = destination.Length / length;
            for (var i = 0; i < length; i++)
                Copy(source, offset + i * stride, lengths[1..], strides[1..], destination.Slice(i * block, block));
        }
        else if (stride == 1)
        {
            source.Slice(offset, length).CopyTo(destination);
        }
        else
        {
            for (var i = 0; i < length; i++)
                destination[i] = source[offset + i * stride];
        }
    }

    /// <summary>Puts dense elements where those of these lengths lie in the destination at these strides.</summary>
    public static void Scatter<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides, Span<T> destination)
    {
        if (source.IsEmpty)
            return;
        if (lengths.IsEmpty)
        {
            destination[0] = source[0];
            return;
        }

        var (length, stride) = (lengths[0], strides[0]);
        if (lengths.Length > 1)
        {
            var block = source.Length / length;
            for (var i = 0; i < length; i++)
                Scatter(source.Slice(i * block, block), lengths[1..], strides[1..], destination[(i * stride)..]);
        }
        else if (stride == 1)
        {
            source.CopyTo(destination);
        }
        else
        {
            for (var i = 0; i < length; i++)
                destination[i * stride] = source[i];
        }
    }
}
