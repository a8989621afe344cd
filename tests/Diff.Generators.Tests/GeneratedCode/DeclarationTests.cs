namespace Diff.Generators.Tests.GeneratedCode;

public class DeclarationTests
{
    [Fact]
    public Task File_scoped_namespace() => GradientSnapshot.VerifyFileAsync(
        """
        namespace Physics.Optics;

        internal static partial class Lenses
        {
            [Differentiable]
            internal static double Thin(double distance, double focus) => distance * focus / (distance - focus);
        }
        """,
        "GradientCheck.Check(Physics.Optics.Lenses.Thin, Physics.Optics.Lenses.ThinBackward, 3.0, 0.5)");

    [Fact]
    public Task Nested_generic_types() => GradientSnapshot.VerifyFileAsync(
        """
        namespace Nested
        {
            public partial class Outer<TKey>
                where TKey : notnull
            {
                internal readonly partial record struct Middle
                {
                    public partial interface IInner<T>
                    {
                        [Differentiable]
                        public static double Square(double x, TKey key) => x * x;
                    }
                }
            }
        }
        """,
        "GradientCheck.Check(Nested.Outer<string>.Middle.IInner<int>.Square, Nested.Outer<string>.Middle.IInner<int>.SquareBackward, 3.0, \"key\")");

    [Fact]
    public Task Private_method() => GradientSnapshot.VerifyFileAsync(
        """
        public partial record Thermostat(double Target)
        {
            public double Correction(double temperature) => -0.1 * CostBackward(temperature, Target).Temperature;

            [Differentiable]
            private static double Cost(double temperature, double target) => (temperature - target) * (temperature - target);
        }
        """,
        """
        GradientCheck.Check(
            x => (x[0] - 20) * (x[0] - 20),
            x => [-10 * new Thermostat(20).Correction(x[0])],
            [18.5])
        """);

    [Fact]
    public Task Overloads() => GradientSnapshot.VerifyAsync(
        """
            [Differentiable]
            public static double Area(double radius) => Math.PI * radius * radius;

            [Differentiable]
            public static double Area(double width, double height) => width * height;
        """,
        """
        GradientCheck.Check((double r) => Models.Area(r), (double r) => Models.AreaBackward(r), 2.0),
        GradientCheck.Check((double w, double h) => Models.Area(w, h), (double w, double h) => Models.AreaBackward(w, h), 2.0, 3.0)
        """);
}
