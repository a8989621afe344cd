"""Writes special-values.txt: function, x, value, each as the shortest text of its double. Needs mpmath."""
from mpmath import mp, mpf, erf, erfc, gamma, loggamma, psi, sqrt, re

mp.dps = 120

ORDINARY = [-6.5, -3.25, -1.5, -1.25, -1.0, -0.84375, -0.5, -0.1, -1e-5, 1e-300, 1e-5, 0.1, 0.25, 0.5, 0.84375, 1.0, 1.25, 1.5, 2.5,
            2.857142857142857, 3.25, 5.875]
UPPER_TAIL = [6.5, 10.1, 15.7, 20.3, 26.5]
GAMMA = [1e-300, 1e-20, 1e-5, 0.1, 0.23, 0.5, 0.7316, 0.9, 0.99999, 1.00001, 1.1, 1.23, 1.4616321449683622, 1.4616321449683625,
         1.5, 1.7316, 1.99999, 2.00001, 2.5, 3.0, 4.75, 7.9, 8.1, 9.99, 10.01, 33.3, 171.7, 1e5, 1e17, 1e300]
NEGATIVE = [-1e-300, -1e-20, -1e-5, -0.3, -0.75, -1.00001, -1.3, -2.25, -3.75, -10.1, -33.3, -170.6, -1000.25]


def hurwitz(order, x):
    """The polygamma function of order 2 or more, negative x by recurrence."""
    s, total, x = order + 1, mpf(0), mpf(x)
    while x < 0:
        total += x ** -s
        x += 1
    return (-1) ** s * mp.factorial(order) * (total + mp.zeta(s, x))


def rows():
    for x in ORDINARY:
        yield "Erf", x, erf(mpf(x))
    for x in ORDINARY + UPPER_TAIL:
        yield "Erfc", x, erfc(mpf(x))
    for x in ORDINARY + [-x for x in UPPER_TAIL] + [-37.4]:
        yield "NormCdf", x, erfc(-mpf(x) / sqrt(mpf(2))) / 2
    for x in GAMMA + NEGATIVE:
        yield "LGamma", x, re(loggamma(mpf(x)))
        yield "Digamma", x, psi(0, mpf(x))
        if 1e-150 < abs(x) < 1e150:
            yield "Trigamma", x, psi(1, mpf(x))
        for order in (2, 3, 7, 40):
            if (0.01 < abs(x) < 1e3) and not (x < -100):
                yield f"Polygamma{order}", x, hurwitz(order, x)


with open("special-values.txt", "w", encoding="ascii") as file:
    for name, x, value in rows():
        file.write(f"{name} {x!r} {float(value)!r}\n")
