// C++'s side of `--training`: small models with their gradients by hand, as an engineer writes them. Prints the microseconds of each work.
// g++ -O3 -march=native training.cpp -o training && ./training ROUNDS
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

static int rounds = 15;

template <class F> void report(const char* name, F step)
{
    using clock = std::chrono::steady_clock;
    int count = 1;
    double best = std::numeric_limits<double>::infinity();
    for (int round = -3; round < rounds; round++)
    {
        auto start = clock::now();
        for (int i = 0; i < count; i++)
            step();
        double seconds = std::chrono::duration<double>(clock::now() - start).count();
        if (round < 0)
            count = std::max(1, int(count * 0.02 / std::max(seconds, 1e-9)));
        else
            best = std::min(best, seconds / count);
    }
    printf("%s\t%g\n", name, best * 1e6);
}

// Mean binary cross-entropy of a logistic regression on two features; the gradient of the logits is h - y.
static double logistic(const std::vector<double>& x, const std::vector<double>& y, const double* w, double b, double* dw, double& db)
{
    size_t n = y.size();
    double cost = 0;
    dw[0] = dw[1] = db = 0;
    for (size_t i = 0; i < n; i++)
    {
        double h = 1 / (1 + std::exp(-(x[2 * i] * w[0] + x[2 * i + 1] * w[1] + b)));
        cost -= y[i] * std::log(h) + (1 - y[i]) * std::log(1 - h);
        double d = (h - y[i]) / n;
        dw[0] += d * x[2 * i];
        dw[1] += d * x[2 * i + 1];
        db += d;
    }
    return cost / n;
}

static volatile double sink;

static void regression(const char* name, const std::vector<double>& x, const std::vector<double>& y, double momentum)
{
    double w[2] = {0, 0}, b = 0, v[3] = {0, 0, 0};
    report(name, [&] {
        double dw[2], db;
        sink = logistic(x, y, w, b, dw, db);
        v[0] = momentum * v[0] + dw[0];
        v[1] = momentum * v[1] + dw[1];
        v[2] = momentum * v[2] + db;
        w[0] -= 0.001 * v[0];
        w[1] -= 0.001 * v[1];
        b -= 0.001 * v[2];
    });
}

int main(int argc, char** argv)
{
    if (argc > 1)
        rounds = std::atoi(argv[1]);
    regression("six students, an epoch", {1, 2, 2, 3, 3, 1, 4, 3, 5, 3, 6, 2}, {0, 0, 0, 1, 1, 1}, 0);

    std::vector<double> points(400), classes(200);
    for (int i = 0; i < 200; i++)
    {
        points[2 * i] = std::sin(i);
        points[2 * i + 1] = std::cos(3 * i);
        classes[i] = i % 2;
    }
    regression("200 points, an iteration", points, classes, 0.9);

    std::vector<double> x(100), y(100);
    for (int i = 0; i < 100; i++)
    {
        x[i] = -1 + 2 * i / 99.0;
        y[i] = 3 * x[i] * x[i] + 2;
    }
    double w = 0, b = 0;
    report("a curve of 100 points, an iteration", [&] {
        double loss = 0, dw = 0, db = 0;
        for (int i = 0; i < 100; i++)
        {
            double e = w * x[i] * x[i] + b - y[i];
            loss += 0.5 * e * e;
            dw += e * x[i] * x[i];
            db += e;
        }
        sink = loss;
        w -= 0.001 * dw;
        b -= 0.001 * db;
    });
}
