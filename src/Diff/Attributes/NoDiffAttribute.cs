namespace Diff;

/// <summary>Holds a parameter, field or property constant: it takes part in the value and gets no gradient.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NoDiffAttribute : Attribute;
