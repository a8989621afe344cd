using LogisticRegression;

const double LearningRate = 0.5;
const int Epochs = 1000;

if (args.Length > 1)
    return Fail("usage: LogisticRegression [file.csv]", status: 2);

DataSet data;
try
{
    data = DataSet.Read(args.Length == 1 ? args[0] : Path.Combine(AppContext.BaseDirectory, "students.csv"));
}
catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(exception.Message);
}

var w = new double[data.Columns];
var b = 0.0;
var wGradient = new double[data.Columns];
for (var epoch = 0; epoch <= Epochs; epoch++)
{
    // The compiler has written CostBackward from Model.Cost. It overwrites wGradient.
    var (cost, bGradient) = Model.CostBackward(w, b, data.Features, data.Labels, wGradient);
    if (epoch % 100 == 0)
        Console.WriteLine($"Epoch {epoch,4}/{Epochs} Cost: {cost:F6}");

    for (var j = 0; j < w.Length; j++)
        w[j] -= LearningRate * wGradient[j];
    b -= LearningRate * bGradient;
}

var h = Enumerable.Range(0, data.Labels.Length).Select(row => Model.Probability(w, b, data.Row(row))).ToArray();
var predictions = h.Select(probability => probability >= 0.5).ToArray();
var correct = predictions.Zip(data.Labels).Count(pair => pair.First == (pair.Second == 1));
Console.WriteLine($"W = ({string.Join(", ", w.Select(weight => $"{weight:F12}"))}), b = {b:F12}");
Console.WriteLine($"h = {List(h.Select(probability => $"{probability:F6}"))}");
Console.WriteLine($"predictions = {List(predictions)}");
Console.WriteLine($"The model has an accuracy of {100.0 * correct / h.Length:F2}% for the training set.");
return 0;

static string List<T>(IEnumerable<T> items) => string.Join(", ", items.Take(20)) + (items.Skip(20).Any() ? ", …" : "");

static int Fail(string message, int status = 1)
{
    Console.Error.WriteLine(message);
    return status;
}
