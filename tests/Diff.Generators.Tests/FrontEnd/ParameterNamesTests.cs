using Diff.Generators.Ir;

namespace Diff.Generators.Tests.FrontEnd;

public class ParameterNamesTests
{
    [Theory]
    [InlineData("x", "X")]
    [InlineData("spotPrice", "SpotPrice")]
    [InlineData("spot_price", "SpotPrice")]
    [InlineData("_rate", "Rate")]
    [InlineData("URL", "URL")]
    [InlineData("λ", "Λ")]
    [InlineData("日本", "日本")]
    [InlineData("_", "_")]
    [InlineData("_1", "_1")]
    [InlineData("w_1", "W1")]
    public void Pascal_case(string name, string expected) => Assert.Equal(expected, ParameterNames.PascalCase(name));

    [Theory]
    [InlineData("x,y", "X,Y")]
    [InlineData("x,X", "X,X_")]
    [InlineData("X,x,_x", "X,X_,X__")]
    [InlineData("value", "Value_")]
    [InlineData("equals,deconstruct,toString,clone", "Equals_,Deconstruct_,ToString_,Clone_")]
    [InlineData("fGradient", "FGradient_")]
    [InlineData("t", "T_")]
    [InlineData("@class,@in", "Class,In")]
    public void Properties(string names, string expected)
        => Assert.Equal(expected.Split(','), ParameterNames.Properties(names.Split(','), "FGradient", hasValue: true, ["T"]));

    [Fact]
    public void Without_a_value_its_name_is_free()
        => Assert.Equal(["Value"], ParameterNames.Properties(["value"], "FGradient", hasValue: false, []));

    [Fact]
    public void Buffers_keep_clear_of_the_users_names()
    {
        var (buffers, upstream) = ParameterNames.Buffers(
            [("x", "Gradient"), ("xGradient", "Gradient"), ("@out", "Adjoint"), ("n", null), ("r", "Upstream"), ("rUpstream", null), ("upstream", null)]);
        Assert.Equal(["xGradient_", "xGradientGradient", "outAdjoint", null, "rUpstream_", null, null], buffers);
        Assert.Equal("upstream_", upstream);
    }

    [Fact]
    public void A_parameter_called_up_has_a_buffer_of_its_own()
    {
        var (buffers, upstream) = ParameterNames.Buffers([("upstream", "Gradient")]);
        Assert.Equal(["upstreamGradient"], buffers);
        Assert.Equal("upstream_", upstream);
    }
}
