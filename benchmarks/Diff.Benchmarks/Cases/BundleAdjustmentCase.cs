namespace Diff.Benchmarks;

internal sealed class BundleAdjustmentCase : ProgramCase
{
    private const int Cameras = 49;
    private const int Points = 7776;
    private const int Observations = 31843;
    private readonly double[] _cameras, _points, _weights, _features;
    private readonly int[] _cameraOf, _pointOf;

    public BundleAdjustmentCase() : base("Bundle adjustment, 31,843 observations")
    {
        var data = new Data(5);
        _cameras = new double[11 * Cameras];
        for (var i = 0; i < Cameras; i++) Camera(data, _cameras.AsSpan(11 * i, 11));
        _points = data.Uniform(3 * Points, -1, 1);
        _weights = data.Uniform(Observations, 0.5, 1.5);
        _features = data.Uniform(2 * Observations, -200, 200);
        _cameraOf = new int[Observations];
        _pointOf = new int[Observations];
        for (var i = 0; i < Observations; i++)
        {
            _pointOf[i] = (int)((long)i * Points / Observations);
            _cameraOf[i] = data.Index(Cameras);
        }

        Arguments = [_cameras, _points, _weights];
        Gradients = Like(Arguments);
    }

    public override void Primal() =>
        Values[0] = Programs.BundleAdjustment(_cameras, _points, _weights, _features, _cameraOf, _pointOf);

    public override Action? Hand => () =>
        Values[0] = Benchmarks.Hand.BundleAdjustmentBackward(
            _cameras, _points, _weights, _features, _cameraOf, _pointOf, Gradients[0], Gradients[1], Gradients[2]).Value;

    public override Action? Tape => () =>
        Values[0] = Taped.BundleAdjustmentBackward(
            _cameras, _points, _weights, _features, _cameraOf, _pointOf, Gradients[0], Gradients[1], Gradients[2]).Value;

#if DIFF_GENERATED
    public override Action? Generated => () =>
        Values[0] = Programs.BundleAdjustmentBackward(
            _cameras, _points, _weights, _features, _cameraOf, _pointOf, Gradients[0], Gradients[1], Gradients[2]).Value;
#endif

    /// <summary>A camera some five units before the points, little distorted.</summary>
    private static void Camera(Data data, Span<double> camera)
    {
        for (var i = 0; i < 5; i++) camera[i] = data.Uniform(-0.5, 0.5);
        camera[5] = data.Uniform(-6, -4);
        camera[6] = data.Uniform(400, 600);
        camera[7] = data.Uniform(-10, 10);
        camera[8] = data.Uniform(-10, 10);
        camera[9] = data.Uniform(-0.1, 0.1);
        camera[10] = data.Uniform(-0.01, 0.01);
    }
}
