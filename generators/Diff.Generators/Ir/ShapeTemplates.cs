namespace Diff.Generators.Ir;

/// <summary>What C# code asks shapes, as templates of <see cref="Opaque"/>.</summary>
internal static class ShapeTemplates
{
    public const string LengthOfAxis = "{0}[{1}]";
    public const string Rank = "{0}.Rank";
    public const string Equal = "{0} == {1}";
    public const string NotEqual = "{0} != {1}";
}
