"""Writes philox-values.txt: what the generator must give, from another implementation of its documentation. Needs mpmath.

Its blocks are held to the known answers of Random123 (Salmon et al.) below. Python rounds each operation once, as IEEE 754 says.
"""
from math import frexp, sqrt
from mpmath import mp, mpf, erfc, findroot

MASK = 2**32 - 1
KNOWN = [  # Random123's kat_vectors: counter, key, result
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def block(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(q >> 32) ^ c[1] ^ k[0], q & MASK, (p >> 32) ^ c[3] ^ k[1], p & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def words_of(text):
    return [int(word, 16) for word in text.split()]


for counter, key, result in KNOWN:
    assert block(words_of(counter), words_of(key)) == words_of(result)


class Philox:
    def __init__(self, seed, stream):
        self.key, self.stream, self.n, self.left = [seed & MASK, seed >> 32], [stream & MASK, stream >> 32], 0, []

    def u32(self):
        if not self.left:
            self.left = block([self.n & MASK, self.n >> 32] + self.stream, self.key)
            self.n += 1
        return self.left.pop(0)

    def u64(self):
        low = self.u32()
        return low | self.u32() << 32

    def single(self):
        return (self.u32() >> 8) / 2**24

    def double(self):
        return (self.u64() >> 11) / 2**53

    def int(self, limit):
        while True:
            product = self.u32() * limit
            if product & MASK >= 2**32 % limit:
                return product >> 32

    def normal(self):
        bits = self.u64()
        value = quantile((float(bits & 2**63 - 1) + 0.5) / 2**64)
        return -value if bits >> 63 else value

    def shuffled(self, n):
        values = list(range(n))
        for i in range(n - 1, 0, -1):
            j = self.int(i + 1)
            values[i], values[j] = values[j], values[i]
        return values


def horner(coefficients, x):
    total = coefficients[-1]
    for coefficient in coefficients[-2::-1]:
        total = coefficient + x * total
    return total


# Wichura's AS 241.
CENTRE = ([3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
           4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3],
          [1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
           2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3])
NEAR = ([1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
         1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
        [1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9])
FAR = ([6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
       [1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15])


def quantile(p):
    q = 0.5 - p
    if q <= 0.425:
        r = 0.180625 - q * q
        return q * (horner(CENTRE[0], r) / horner(CENTRE[1], r))
    r = sqrt(-log(p))
    table, r = (NEAR, r - 1.6) if r <= 5 else (FAR, r - 5)
    return horner(table[0], r) / horner(table[1], r)


def log(x):
    """FreeBSD's e_log.c."""
    mantissa, exponent = frexp(x)
    mantissa, exponent = mantissa * 2, exponent - 1
    if mantissa > 1.4142135623730951:
        mantissa, exponent = mantissa / 2, exponent + 1
    f = mantissa - 1
    s = f / (2 + f)
    z = s * s
    w = z * z
    even = w * horner([3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01], w)
    odd = z * horner([6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01], w)
    half = 0.5 * f * f
    return exponent * 6.93147180369123816490e-01 - (half - (s * (half + even + odd) + exponent * 1.90821492927058770002e-10) - f)


def exact_quantile(p):
    start = mpf(quantile(p))
    return findroot(lambda x: mp.log(erfc(x / mp.sqrt(2)) / 2) - mp.log(mpf(p)), start) if p < 0.5 else mpf(0)


mp.dps = 40
SEQUENCES = [(0, 0), (42, 0), (42, 1), (0xFEDCBA9876543210, 0x0123456789ABCDEF)]
KINDS = {
    "UInt32": lambda g: f"{g.u32():x}",
    "UInt64": lambda g: f"{g.u64():x}",
    "Single": lambda g: repr(g.single()),
    "Double": lambda g: repr(g.double()),
    "Int10": lambda g: str(g.int(10)),
    "Int1610612737": lambda g: str(g.int(1610612737)),
    "Normal": lambda g: repr(g.normal()),
}

with open("philox-values.txt", "w", encoding="ascii") as file:
    for seed, stream in SEQUENCES:
        for kind, draw in KINDS.items():
            generator = Philox(seed, stream)
            values = [draw(generator) for _ in range(40 if kind == "Normal" else 12)]
            file.write(f"{kind} {seed} {stream} {' '.join(values)}\n")
        file.write(f"Shuffle {seed} {stream} {' '.join(map(str, Philox(seed, stream).shuffled(20)))}\n")
    for exponent in [1.0001, 1.2, 1.5, 2, 3, 3.7, 3.75, 4, 5, 8, 13, 20, 30, 36, 36.1, 40, 50, 60, 65]:
        p = 2.0 ** -exponent
        file.write(f"Tail 0 0 {p!r} {float(exact_quantile(p))!r}\n")
