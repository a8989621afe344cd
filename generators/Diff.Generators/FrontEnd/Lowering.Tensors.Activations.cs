using Diff.Generators.Ir;

namespace Diff.Generators.FrontEnd;

/// <summary>Activation functions that are made of other operations. Where one side of a selection could overflow, its argument is cut off
/// first, so that no adjoint meets an infinity there.</summary>
internal sealed partial class Lowering
{
    // Klambauer et al., Self-Normalizing Neural Networks (2017).
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    // Hendrycks and Gimpel, Gaussian Error Linear Units (2016).
    private const double RootOfTwoOverPi = 0.79788456080286535588;
    private const int TanhForm = 1;

    private Operand? Activation(string name, TensorArguments arguments)
    {
        var x = arguments.Tensor(0);
        switch (name)
        {
            case "Reciprocal":
                return Elementwise(Op.Divide, Number(1, x), x);
            case "LeakyRelu":
                return Select(Elementwise(Op.Greater, x, Number(0, x)), x, Elementwise(Op.Multiply, Setting(1, 0.01), x));
            case "Elu":
                return Elu(x, Setting(1, 1));
            case "Selu":
                return Elementwise(Op.Multiply, Number(SeluScale, x), Elu(x, Number(SeluAlpha, x)));
            case "Silu":
                return Elementwise(Op.Multiply, x, Elementwise(Op.Sigmoid, x));
            case "HardSigmoid":
                // Between -3 and 3 a line; at the ends, as in PyTorch, without a slope.
                var above = Elementwise(Op.Greater, x, Number(-3, x));
                var line = Elementwise(Op.Add, Elementwise(Op.Divide, x, Number(6, x)), Number(0.5, x));
                return Select(above, Select(Elementwise(Op.Less, x, Number(3, x)), line, Number(1, x)), Number(0, x));
            case "Gelu" when arguments.Constant("form", 0) == TanhForm:
                var inner = Elementwise(Op.Multiply, Number(RootOfTwoOverPi, x), Elementwise(
                    Op.Add, x, Elementwise(Op.Multiply, Number(0.044715, x), Elementwise(Op.Multiply, x, Elementwise(Op.Multiply, x, x)))));
                return Elementwise(
                    Op.Multiply, Elementwise(Op.Multiply, Number(0.5, x), x), Elementwise(Op.Add, Number(1, x), Elementwise(Op.Tanh, inner)));
            case "Gelu":
                return Elementwise(Op.Multiply, x, Elementwise(Op.NormCdf, x));
            case "LogSigmoid":
                return Elementwise(Op.Negate, Elementwise(Op.Softplus, Elementwise(Op.Negate, x)));
            default:
                return null;
        }

        Operand Setting(int index, double otherwise)
            => arguments.Tensors.Count > index ? Fill(arguments.Tensor(index), (TensorType)x.Type) : Number(otherwise, x);
    }

    private Operand Elu(Operand x, Operand alpha) => Select(
        Elementwise(Op.Greater, x, Number(0, x)),
        x,
        Elementwise(Op.Multiply, alpha, Elementwise(Op.ExpM1, Elementwise(Op.Min, x, Number(0, x)))));
}
