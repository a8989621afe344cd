using Basics;

(string Name, string Shows, Action Run)[] lessons =
[
    ("accumulation", "a gradient is a method call: the second gives what the first gave", Accumulation.Run),
    ("weights", "several outputs, and how much each of them counts", Weights.Run),
    ("mean", "the gradient of a tensor is a tensor", Mean.Run),
    ("stop", "a value that counts as a constant", Stop.Run),
    ("constants", "which values have a gradient", Constants.Run),
    ("jacobian", "all derivatives of several outputs", Jacobian.Run),
    ("entropy", "entropy, cross-entropy, and the loss of a classifier", Entropy.Run),
    ("activations", "LeakyReLU, SELU and Softplus", Activations.Run),
];

var chosen = lessons.Where(lesson => args.Length == 0 || args.Contains(lesson.Name)).ToList();
if (args.Length > 1 || chosen.Count == 0)
{
    Console.Error.WriteLine($"usage: Basics [{string.Join(" | ", lessons.Select(lesson => lesson.Name))}]");
    return 2;
}

foreach (var (name, shows, run) in chosen)
{
    Console.WriteLine($"== {name}: {shows}");
    run();
    Console.WriteLine();
}

return 0;
