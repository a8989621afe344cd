using System;
using System.Linq;
using Diff.Generators.Diagnostics;
using Diff.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Diff.Generators.FrontEnd;

/// <summary>Expressions, each by its kind.</summary>
internal sealed partial class Lowering
{
    private Operand Operand(IOperation operation)
        => ToOperand(Evaluate(operation), TypeOf(operation), operation.Syntax.GetLocation());

    private Operand Condition(IOperation operation)
    {
        var operand = Operand(operation);
        return IsBool(operand.Type) ? operand : Constant.False;
    }

    private Value Evaluate(IOperation operation)
    {
        if (TypeNamedBy(operation) is { } named)
            CheckAccess(TypeOf(named), operation);
        if (operation.ConstantValue is { HasValue: true } constant)
            return new Leaf(ConstantOf(constant.Value, TypeOf(operation)));
        if (operation is { Type.TypeKind: TypeKind.Dynamic } and not (ILocalReferenceOperation or IParameterReferenceOperation or IConversionOperation))
            return Unsupported(operation, "A dynamic expression", "Give the value a static type");
        return operation switch
        {
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Conversion(conversion),
            ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => ReadVariable(operation),
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property),
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => Element(operation),
            IInvocationOperation call => Dereference(Call(call), call),
            ISimpleAssignmentOperation assignment => Assignment(assignment),
            ICompoundAssignmentOperation assignment => Compound(assignment),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            ICoalesceAssignmentOperation assignment => CoalesceAssignment(assignment),
            IConditionalOperation choice => Conditional(choice),
            ICoalesceOperation coalesce => Coalesce(coalesce),
            IConditionalAccessOperation access => ConditionalAccess(access),
            IConditionalAccessInstanceOperation instance => AccessedInstance(instance),
            ISwitchExpressionOperation choice => SwitchExpression(choice),
            IIsPatternOperation pattern => IsPattern(pattern),
            IIsTypeOperation type => IsType(type),
            IObjectCreationOperation creation => Create(creation),
            ITypeParameterObjectCreationOperation creation => CreateArgument(creation),
            IWithOperation with => With(with),
            ITupleOperation tuple => Tuple(tuple),
            ITupleBinaryOperation binary => TupleBinary(binary),
            IArrayCreationOperation creation => CreateArray(creation),
            ICollectionExpressionOperation collection => CreateCollection(collection),
            IDefaultValueOperation => Default(TypeOf(operation)),
            IAnonymousFunctionOperation lambda => new Closure(lambda.Symbol, lambda.Body, _frame, null),
            IDelegateCreationOperation creation => DelegateOf(creation),
            IMethodReferenceOperation reference => MethodGroup(reference),
            IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression),
            IThrowOperation @throw => Thrown(@throw),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IInterpolatedStringOperation text => Interpolated(text),
            IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation text } => Interpolated(text),
            IReturnOperation { ReturnedValue: { } returned } => Evaluate(returned),
            ITypeOfOperation type => new Leaf(new Text(Map(TypeOf(type)), $"typeof({CSharpText.NonNullableType(TypeOf(type.TypeOperand))})")),
            ISizeOfOperation size => new Leaf(new Text(ScalarType.Int32, $"sizeof({CSharpText.Type(TypeOf(size.TypeOperand))})")),
            IRangeOperation range => Range(range),
            IDiscardOperation => Default(TypeOf(operation)),
            _ => Refuse(operation),
        };
    }

    private Value ReadVariable(IOperation operation)
    {
        if (operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } && _initialized.Count > 0)
            return _cells[_initialized.Peek()]!;
        if (operation is IParameterReferenceOperation or ILocalReferenceOperation or IInstanceReferenceOperation)
        {
            var place = Find(operation);
            if (place is not null)
                return Read(place, operation.Syntax.GetLocation());
        }

        return Unknown(operation);
    }

    private Place? Find(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => _frame.Find(local.Local) is { } cell ? PlaceOf(cell) : null,
        IParameterReferenceOperation parameter when _frame.Find(parameter.Parameter) is { } cell => PlaceOf(cell),
        IParameterReferenceOperation parameter when _frame.FindThis() is { } self => MemberPlace(PlaceOf(self), parameter.Parameter, parameter),
        IInstanceReferenceOperation => _frame.FindThis() is { } cell ? PlaceOf(cell) : null,
        _ => null,
    };

    private Value Dereference(Value? value, IOperation at) => value switch
    {
        null => new Leaf(Constant.False),
        Reference reference => Read(reference.Place, at.Syntax.GetLocation()),
        _ => value,
    };

    private Value Conditional(IConditionalOperation choice)
    {
        if (choice.WhenFalse is not { } whenFalse)
            return Refuse(choice);
        var cell = NewCell(null, TypeOf(choice));
        Branch(
            Condition(choice.Condition),
            () => _cells[cell] = Evaluate(choice.WhenTrue),
            () => _cells[cell] = Evaluate(whenFalse),
            choice.Syntax.GetLocation());
        return _cells[cell] ?? Anything(choice);
    }

    /// <summary><c>left &amp;&amp; right</c>; the right side runs only if the left holds.</summary>
    private Operand AndAlso(Operand left, Func<Operand> right, bool isSafe, Location at)
    {
        if (Truth(left) is { } known)
            return known ? right() : Constant.False;
        if (isSafe)
            return And(left, right());
        var cell = NewCell(null, null);
        Branch(left, () => _cells[cell] = new Leaf(right()), () => _cells[cell] = new Leaf(Constant.False), at);
        return ((Leaf)_cells[cell]!).Operand;
    }

    private Operand OrElse(Operand left, Func<Operand> right, bool isSafe, Location at)
    {
        if (Truth(left) is { } known)
            return known ? Constant.True : right();
        if (isSafe)
            return Or(left, right());
        var cell = NewCell(null, null);
        Branch(left, () => _cells[cell] = new Leaf(Constant.True), () => _cells[cell] = new Leaf(right()), at);
        return ((Leaf)_cells[cell]!).Operand;
    }

    /// <summary>Whether evaluating costs next to nothing, cannot throw and changes nothing.</summary>
    private static bool IsSafe(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IUnaryOperation { OperatorMethod: null, IsChecked: false } unary => IsSafe(unary.Operand),
        IBinaryOperation { OperatorMethod: null, IsChecked: false } binary
            => (binary.OperatorKind is not (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder) || binary.Type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double)
                && IsSafe(binary.LeftOperand) && IsSafe(binary.RightOperand),
        IConversionOperation { OperatorMethod: null, IsChecked: false, Conversion.IsNumeric: true } conversion => IsSafe(conversion.Operand),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: { IsValueType: true } type } } => KnownSymbols.IsSpan(type) || KnownSymbols.IsReadOnlySpan(type),
        _ => false,
    };

    private Value Thrown(IThrowOperation @throw)
    {
        LowerThrow(@throw);
        return new Leaf(Constant.False);
    }

    /// <summary>Reports an expression that has no counterpart, by its kind.</summary>
    private Value Refuse(IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation:
                return Unsupported(operation, "An await", "Await outside, and pass the result as a parameter");
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation:
                return Unsupported(operation, "A dynamic expression", "Give the value a static type");
            case IEventAssignmentOperation or IEventReferenceOperation or IRaiseEventOperation:
                Report(Descriptors.EventUsed, (operation as IEventAssignmentOperation)?.EventReference ?? operation);
                return new Leaf(Constant.False);
            case IAddressOfOperation:
                Report(Descriptors.UnsafeCode, operation);
                return new Leaf(Constant.False);
            case { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return StackAlloc(operation);
            case { Syntax: FixedStatementSyntax or UnsafeStatementSyntax }:
                Report(Descriptors.UnsafeCode, operation.Syntax.GetFirstToken().GetLocation());
                return new Leaf(Constant.False);
            case { Syntax: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax }:
                Report(Descriptors.UnsafeCode, operation.Syntax.GetLocation());
                return Anything(operation);
            case IInvalidOperation:
                // The C# compiler has reported it.
                return Unsupported(operation, "Code that does not compile", "Correct it first");
            default:
                return Unsupported(operation, $"'{Shorten(operation.Syntax.ToString())}' ({operation.Kind})", "Write it with arithmetic, calls and loops");
        }
    }

    private static string Shorten(string text)
    {
        text = text.Replace('\n', ' ').Replace('\r', ' ');
        return text.Length <= 40 ? text : text.Substring(0, 37) + "...";
    }
}
