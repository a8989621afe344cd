namespace Diff.Generators.Tests.Gradients.Programs;

internal sealed partial class RandomProgram
{
    private Node Statement(Scope scope, int depth)
    {
        var choice = _random.Next(24);
        if (depth > 0)
        {
            switch (choice)
            {
                case < 5:
                    return Loop(scope, depth);
                case < 8:
                    return Branch(scope, depth);
                case 8:
                    return new(Sort.Statement, "switch ($0)\n{\ncase 0:\n$1\nbreak;\ncase 1: case 2:\n$2\nbreak;\ndefault:\n$3\nbreak;\n}",
                        Integer(scope), Block(scope, depth), Block(scope, depth), Block(scope, depth));
            }
        }

        return choice switch
        {
            < 11 when scope.InLoop => new(Sort.Statement, Pick("if ($0) break;", "if ($0) continue;"), Truth(scope)),
            11 when scope.Return is { } text => new(
                Sort.Statement, "if ($2) { " + text + " }", Number(scope, 1), Number(scope, 1), Truth(scope)),
            < 16 when scope.WriteArrays.Count > 0 => ArrayStatement(scope),
            16 when scope.Procedures.Count > 0 => Call(scope, Sort.Statement, Pick(scope.Procedures), 2),
            17 when scope.Write.Count > 1 => Swap(scope),
            18 when scope.Counters.Count > 0 => new(Sort.Statement, Pick(scope.Counters) + Pick(" = ($0 * 3 + 1) % 5;", " = $0 % 4;"), Integer(scope)),
            19 when scope.Structs.Count > 0 && Pick(scope.Structs) is var vector => new(
                Sort.Statement, vector + Pick(" = new V($0, $1);", $" = {vector} * 0.5 + new V($0, $1);", $" = -{vector} * Math.Cos($0);"), Number(scope, 2), Number(scope, 2)),
            _ => Assignment(scope),
        };
    }

    private Node Block(Scope outer, int depth)
    {
        var scope = outer.Inner();
        var statements = new List<Node>();
        if (Chance(0.3))
            statements.Add(Declaration(scope));
        for (var i = _random.Next(1, 4); i > 0; i--)
            statements.Add(Statement(scope, depth - 1));
        return new(Sort.Statement, "{\n$0\n}", Node.Sequence(statements));
    }

    private Node Branch(Scope scope, int depth) => Pick(
        new Node(Sort.Statement, "if ($0)\n$1", Truth(scope), Block(scope, depth)),
        new Node(Sort.Statement, "if ($0)\n$1\nelse\n$2", Truth(scope), Block(scope, depth), Block(scope, depth)),
        new Node(Sort.Statement, "if ($0)\n$1\nelse if ($2)\n$3\nelse\n$4", Truth(scope), Block(scope, depth), Truth(scope), Block(scope, depth), Block(scope, depth)));

    private Node Loop(Scope outer, int depth)
    {
        var scope = outer.Inner() with { InLoop = true };
        if (scope.Arrays.Count > 0 && Chance(0.15))
        {
            var item = Fresh("e");
            var array = Pick(scope.Arrays);
            scope.Read.Add(item);
            return new(Sort.Statement, $"foreach (var {item} in {array})\n$0", Block(scope, depth));
        }

        if (Chance(0.65))
        {
            var bound = Small(scope);
            var index = Fresh("i");
            scope.Integers.Add(index);
            scope.Indices.Add(index);
            var head = Pick($"for (var {index} = 0; {index} < $0; {index}++)", $"for (var {index} = 0; {index} < $0; {index}++)", $"for (var {index} = 3; {index} >= $0; {index}--)", $"for (var {index} = 0; {index} < $0; {index} += 2)");
            return new(Sort.Statement, head + "\n$1", bound, Block(scope, depth));
        }

        var counter = Fresh("w");
        var condition = Truth(scope);
        scope.Integers.Add(counter);
        return new(
            Sort.Statement,
            Pick(
                $"{{\nvar {counter} = 0;\nwhile ({counter} < 4 && $0)\n{{\n{counter}++;\n$1\n}}\n}}",
                $"{{\nvar {counter} = 0;\ndo\n{{\n{counter}++;\n$1\n}}\nwhile ({counter} < 3 && $0);\n}}",
                $"{{\nvar {counter} = 0;\nwhile (true)\n{{\nif ({counter}++ >= 3 || $0) break;\n$1\n}}\n}}",
                $"{{\nvar {counter} = 0;\nfor (; $0; {counter}++)\n{{\nif ({counter} > 3) break;\n$1\n}}\n}}"),
            condition,
            Block(scope, depth));
    }

    // Values that go around a loop are kept from growing without bounds.
    private Node Assignment(Scope scope)
    {
        var target = Pick(scope.Write);
        var text = Pick($"{target} = $0;", $"{target} = Math.Sin($0);", $"{target} += 0.5 * $0;", $"{target} -= Math.Tanh($0);", $"{target} *= Math.Cos($0);", $"{target} /= 1.2 + $0 * $0;", $"{target} = 0.5 * {target} + $0;");
        return new(Sort.Statement, text, Number(scope, 2));
    }

    private Node ArrayStatement(Scope scope)
    {
        var element = Element(scope, scope.WriteArrays);
        if (Chance(0.15))
            return new(Sort.Statement, "($0, $1) = ($1, $0);", Element(scope, scope.WriteArrays), element);
        var text = Pick("$0 = $1;", "$0 = Math.Sin($1);", "$0 += 0.5 * $1;", "$0 -= Math.Tanh($1);", "$0 *= Math.Cos($1);", "$0 /= 1.2 + $1 * $1;");
        return new(Sort.Statement, text, element with { Sort = Sort.Fixed }, Number(scope, 2));
    }

    private Node Swap(Scope scope)
    {
        var (a, b) = (Pick(scope.Write), Pick(scope.Write));
        return Chance(0.5)
            ? new(Sort.Statement, $"({a}, {b}) = ({b}, {a});")
            : new(Sort.Statement, $"({a}, {b}) = ($0, $1);", Number(scope, 2), Number(scope, 2));
    }
}
