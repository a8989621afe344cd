namespace Diff;

/// <summary>The derivatives that <see cref="DifferentiableAttribute"/> can ask for.</summary>
[Flags]
public enum DerivativeModes
{
    /// <summary>No derivative.</summary>
    None = 0,

    /// <summary><c>FBackward</c>: value and gradient, by reverse accumulation.</summary>
    Reverse = 1,

    /// <summary><c>FJvp</c>: value and directional derivative, by forward accumulation.</summary>
    Forward = 2,

    /// <summary><c>FHvp</c>: the product of the Hessian with a vector.</summary>
    HessianVector = 4,

    /// <summary><c>FHessian</c>: the matrix of second derivatives.</summary>
    Hessian = 8,

    /// <summary><c>FJacobian</c>: the matrix of first derivatives.</summary>
    Jacobian = 16,
}
