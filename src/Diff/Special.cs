namespace Diff;

/// <summary>
/// Special functions that .NET lacks, in double precision: error functions, the normal distribution, the logarithm
/// of the gamma function and its derivatives.
/// </summary>
/// <remarks>
/// <para>Each function's derivative is in this class too, so derivatives of any order stay inside it:</para>
/// <list type="table">
/// <item><term><see cref="Erf(double)"/></term><description>2/sqrt(pi) exp(-x^2)</description></item>
/// <item><term><see cref="Erfc(double)"/></term><description>-2/sqrt(pi) exp(-x^2)</description></item>
/// <item><term><see cref="NormCdf(double)"/></term><description>1/sqrt(2 pi) exp(-x^2/2)</description></item>
/// <item><term><see cref="LGamma(double)"/></term><description><see cref="Digamma(double)"/></description></item>
/// <item><term><see cref="Digamma(double)"/></term><description><see cref="Trigamma(double)"/></description></item>
/// <item><term><see cref="Trigamma(double)"/></term><description><see cref="Polygamma(int, double)"/> of order 2</description></item>
/// <item><term><see cref="Polygamma(int, double)"/></term><description>the same of the next order</description></item>
/// </list>
/// <para>NaN gives NaN. No function throws for any value of <c>x</c>. The <see cref="float"/> overloads compute in double
/// precision and round once, so that their error is at most half a unit in the last place and a rounding.</para>
/// <para>Accuracies are in units in the last place (ulp), the largest seen against values of 50 digits.</para>
/// </remarks>
public static partial class Special;
