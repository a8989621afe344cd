using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Questions about ways out of statements, answered from their structure.</summary>
internal static class FlowAnalysis
{
    /// <summary>Whether the end of a statement may be reached.</summary>
    public static bool Completes(IOperation? operation) => operation switch
    {
        null => true,
        IReturnOperation { Kind: OperationKind.Return } or IBranchOperation => false,
        IThrowOperation => false,
        IExpressionStatementOperation { Operation: IThrowOperation } => false,
        IBlockOperation block => block.Operations.All(Completes),
        IMethodBodyOperation body => Completes(body.BlockBody ?? body.ExpressionBody),
        IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool truth } } choice
            => Completes(truth ? choice.WhenTrue : choice.WhenFalse),
        IConditionalOperation choice => Completes(choice.WhenTrue) || Completes(choice.WhenFalse),
        ISwitchOperation choice => !HasDefault(choice) || JumpsTo(choice, choice.ExitLabel),
        IWhileLoopOperation { ConditionIsTop: true, Condition.ConstantValue: { HasValue: true, Value: true } } loop => JumpsTo(loop.Body, loop.ExitLabel),
        IForLoopOperation { Condition: null or { ConstantValue: { HasValue: true, Value: true } } } loop => JumpsTo(loop.Body, loop.ExitLabel),
        _ => true,
    };

    /// <summary>Whether a statement contains a way out of itself, other than by an exception.</summary>
    public static bool Exits(IOperation? operation)
    {
        if (operation is null)
            return false;
        var inner = new HashSet<ILabelSymbol>(SymbolEqualityComparer.Default);
        var jumps = new List<ILabelSymbol>();
        foreach (var part in Own(operation))
        {
            switch (part)
            {
                case IReturnOperation { Kind: OperationKind.Return }:
                    return true;
                case IBranchOperation branch:
                    jumps.Add(branch.Target);
                    break;
                case ILoopOperation loop:
                    inner.Add(loop.ExitLabel);
                    inner.Add(loop.ContinueLabel);
                    break;
                case ISwitchOperation choice:
                    inner.Add(choice.ExitLabel);
                    break;
            }
        }

        return jumps.Any(j => !inner.Contains(j));
    }

    public static bool JumpsTo(IOperation? operation, ILabelSymbol label)
        => operation is not null && Own(operation).Any(o => o is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, label));

    public static bool Returns(IOperation? operation)
        => operation is not null && Own(operation).Any(o => o is IReturnOperation { Kind: OperationKind.Return });

    public static bool HasDefault(ISwitchOperation choice)
        => choice.Cases.Any(c => c.Clauses.Any(k => k is IDefaultCaseClauseOperation));

    /// <summary>The statement and those in it, without the bodies of local functions. Nothing in an expression is a way out of its statement.</summary>
    private static IEnumerable<IOperation> Own(IOperation operation)
    {
        yield return operation;
        if (operation is ILocalFunctionOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or IReturnOperation)
            yield break;
        foreach (var child in operation.ChildOperations)
        {
            foreach (var part in Own(child))
                yield return part;
        }
    }
}
