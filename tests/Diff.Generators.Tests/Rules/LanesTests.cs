using Diff.Generators.Ir;
using Diff.Generators.Rules;
using Diff.Kernels;

namespace Diff.Generators.Tests.Rules;

/// <summary>Generated kernels call the functions of lanes by the names of the operations.</summary>
public class LanesTests
{
    private static readonly Op[] WithAnIntegerArgumentOrResult =
        [Op.RootN, Op.ScaleB, Op.RoundDigits, Op.RoundMode, Op.RoundDigitsMode, Op.ILogB, Op.Polygamma];

    private static readonly Op[] InTheLanguage =
        [Op.Remainder, Op.Select, Op.Equal, Op.NotEqual, Op.Not, Op.And, Op.Or, Op.Xor];

    [Fact]
    public void Every_operation_on_numbers_has_its_function_of_lanes()
    {
        var functions = OpInfo.All.Where(info => info.Home != OpHome.Language).Select(info => info.Op).Except(WithAnIntegerArgumentOrResult);
        var members = typeof(ILanes<,>).GetMethods().ToDictionary(method => method.Name + method.GetParameters().Length);

        var missing = functions.Concat(InTheLanguage).Where(op => !members.ContainsKey(op.ToString() + OpInfo.Of(op).Arity));
        Assert.Empty(missing);
    }
}
