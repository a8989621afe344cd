namespace Diff.Gradient.Tests;

public sealed class BasicsTests
{
    [Fact]
    public void A_gradient_is_the_same_however_often_it_is_asked_for()
    {
        // Nothing accumulates, and no graph has to be retained.
        for (var i = 0; i < 4; i++)
            Assert.Equal(5, Basics.ProductBackward(w: 1, x: 2).W);
    }

    [Fact]
    public void Several_results_are_weighted_by_their_upstream()
        => Assert.Equal(9, Basics.ProductAndSumBackward(1, 2, upstream: (1, 2)).W);

    [Fact]
    public void A_matrix_has_a_gradient_of_its_shape()
    {
        var (value, x) = Basics.MeanOfSquaresBackward(new[,] { { 1.0, 1 }, { 1, 1 } });

        Assert.Equal(27, value);
        Assert.Equal(new[,] { { 4.5, 4.5 }, { 4.5, 4.5 } }, x);
    }

    [Fact]
    public void What_is_stopped_has_no_part_in_the_gradient()
    {
        var (value, dx) = Basics.PartlyStoppedBackward(1);

        Assert.Equal((2, 2), (value, dx));
    }

    [Fact]
    public void What_is_held_constant_has_no_gradient()
    {
        var (value, dw, db) = Basics.LineBackward(w: 3, x: 5, b: 7);

        Assert.Equal((22, 5, 1), (value, dw, db));
        Assert.Null(typeof(Basics.LineGradient).GetProperty("X"));
    }

    [Theory]
    [InlineData(1, 1, 6, 9)]
    [InlineData(1, 0, 4, 3)]
    [InlineData(0, 1, 2, 6)]
    public void Unit_upstreams_give_the_rows_of_the_Jacobian(double first, double second, double dx1, double dx2)
    {
        var (value, x1, x2) = Basics.PairBackward(2, 3, (first, second));

        Assert.Equal((13.0, 13.0), value);
        Assert.Equal((dx1, dx2), (x1, x2));
    }
}
