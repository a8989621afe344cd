using Xunit;

namespace Diff.Tests.Parameters;

/// <summary>What one does with a record of parameters.</summary>
public class ParameterTests
{
    private static readonly double[] s_numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

    [Fact]
    public void Flattened_in_the_order_of_declaration()
    {
        var net = Net.Create();
        Assert.Equal(s_numbers, net.Flatten());

        var singles = new float[13];
        net.FlattenTo(singles);
        Assert.Equal(s_numbers.Select(n => (float)n), singles);
    }

    [Fact]
    public void Unflattened_into_memory_of_its_own()
    {
        var net = Net.Create();
        var twice = net.Unflatten(s_numbers.Select(n => 2 * n).ToArray());

        Assert.Equal(s_numbers.Select(n => 2 * n), twice.Flatten());
        Assert.Equal(s_numbers, net.Flatten());
        Assert.Equal(net.Hidden.Weight.Shape, twice.Hidden.Weight.Shape);
        Assert.Equal(4, twice.Heads);
    }

    [Fact]
    public void Another_count_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Net.Create().FlattenTo(new float[12]));
        Assert.Equal("FlattenTo: 12 numbers, where Net has 13 parameters.", error.Message);
        Assert.Throws<ArgumentException>(() => Net.Create().Unflatten(new float[14]));
    }

    [Fact]
    public void Named_with_points()
    {
        var net = Net.Create();
        var tensors = net.ToDoubleTensors();

        Assert.Equal(["Hidden.Weight", "Hidden.Bias", "Gain", "Mix", "Scale"], tensors.Keys);
        Assert.Equal([2, 3], tensors["Hidden.Weight"].Shape);
        Assert.Equal([2], tensors["Hidden.Bias"].Shape);
        Assert.Equal([], tensors["Gain"].Shape);
        Assert.Same(net.Mix, tensors["Mix"]);
    }

    [Fact]
    public void Singles_are_the_models_own_memory()
    {
        var layer = Net.Create().Hidden;
        var tensors = layer.ToTensors();
        tensors["Weight"].AsSpan()[0] = 100;
        tensors["Bias"].AsSpan()[1] = 200;

        Assert.Equal(100, layer.Weight[0, 0]);
        Assert.Equal(200, layer.Bias[1]);
    }

    [Fact]
    public void A_double_is_not_rounded_in_silence()
    {
        var error = Assert.Throws<ArgumentException>(() => Net.Create().ToTensors());
        Assert.Contains("'Mix' is of double", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loaded_by_name_in_any_order()
    {
        var net = Net.Create();
        var saved = net.ToDoubleTensors().Reverse().ToDictionary(pair => pair.Key, pair => pair.Value.Clone());
        var loaded = net.ZerosLike().Load(saved);

        Assert.Equal(s_numbers, loaded.Flatten());
        saved["Mix"].AsSpan().Clear();
        Assert.Equal(10, loaded.Mix[0]);

        var layer = net.Hidden.ZerosLike().Load(net.Hidden.ToTensors());
        Assert.Equal(net.Hidden.Flatten(), layer.Flatten());
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var net = Net.Create();
        Assert.StartsWith("Load: there is no tensor for parameter 'Hidden.Bias' of shape [2].", Refused(t => t.Remove("Hidden.Bias")), StringComparison.Ordinal);
        Assert.StartsWith("Load: the model has no parameter 'Bias'.", Refused(t => t.Add("Bias", Tensor.Zeros<double>(2))), StringComparison.Ordinal);
        Assert.StartsWith(
            "Load: parameter 'Hidden.Weight' has shape [2, 3], its tensor [3, 2].",
            Refused(t => t["Hidden.Weight"] = Tensor.Zeros<double>(3, 2)),
            StringComparison.Ordinal);

        string Refused(Action<Dictionary<string, Tensor<double>>> change)
        {
            var saved = net.ToDoubleTensors().ToDictionary();
            change(saved);
            return Assert.Throws<ArgumentException>(() => net.Load(saved)).Message;
        }
    }

    [Fact]
    public void Mapped_number_by_number()
    {
        var net = Net.Create();
        var negative = net.Map(n => -n);
        Assert.Equal(s_numbers.Select(n => -n), negative.Flatten());
        Assert.Equal(s_numbers, net.Flatten());
    }

    [Fact]
    public void Mapped_by_name()
    {
        var names = new List<string>();
        var layer = Net.Create().Hidden.Map((string name, Tensor<float> values) =>
        {
            names.Add($"{name}{values.Shape}");
            return Tensor.Ones<float>(values.Shape);
        });
        Assert.Equal(["Weight[2, 3]", "Bias[2]"], names);
        Assert.All(layer.Flatten(), n => Assert.Equal(1, n));

        var wrong = Assert.Throws<ArgumentException>(() => Net.Create().Map((string _, Tensor<float> values) => values));
        Assert.Equal("Map: parameter 'Mix' is of Double, and the function is for Single.", wrong.Message);
        var shape = Assert.Throws<ArgumentException>(() => Net.Create().Map((string _, Tensor<float> _) => Tensor.Zeros<float>(1)));
        Assert.Equal("Map: parameter 'Hidden.Weight' has shape [2, 3], what the function makes of it [1].", shape.Message);
    }
}
