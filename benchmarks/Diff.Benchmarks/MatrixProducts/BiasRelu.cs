using System.Runtime.CompilerServices;
using Diff.Kernels;

namespace Diff.Benchmarks;

/// <summary>A kernel on a product as the compiler writes it: adds a bias to each row, and takes the greater of that and zero.</summary>
internal readonly struct BiasRelu : IKernel<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Element<TLanes>(ref Cursor<TLanes, float> at)
        where TLanes : struct, ILanes<TLanes, float> => at.Write(2, TLanes.Relu(at.Read(0) + at.Read(1)));

    /// <summary>Multiplies, and runs the kernel on the rows of the product as they are completed.</summary>
    public static void Multiply(ProductShape shape, Tensor<float> a, Tensor<float> b, Tensor<float> bias, Tensor<float> result)
    {
        var pass = Pass.OverProduct<float>(a, b, shape.TransposeA, shape.TransposeB, bias);
        pass.Map(result);
        pass.Run<BiasRelu>();
    }
}
