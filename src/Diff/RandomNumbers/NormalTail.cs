namespace Diff;

/// <summary>The upper tail of the normal distribution, in arithmetic that gives the same bits on every machine.</summary>
internal static class NormalTail
{
    /// <summary>The x above which a probability of p remains, within 1e-15 of its size, for p from 2^-65 to 1/2.</summary>
    /// <remarks>Algorithm AS 241 (PPND16): M. J. Wichura, The Percentage Points of the Normal Distribution, Applied Statistics 37 (1988).</remarks>
    public static double Quantile(double p)
    {
        var q = 0.5 - p;
        if (q <= 0.425)
            return q * Centre(0.180625 - (q * q));
        var r = Math.Sqrt(-Log(p));
        return r <= 5 ? Near(r - 1.6) : Far(r - 5);
    }

    private static double Centre(double r)
    {
        var a = 3.3871328727963666080e0 + (r * (1.3314166789178437745e+2 + (r * (1.9715909503065514427e+3
            + (r * (1.3731693765509461125e+4 + (r * (4.5921953931549871457e+4 + (r * (6.7265770927008700853e+4
            + (r * (3.3430575583588128105e+4 + (r * 2.5090809287301226727e+3)))))))))))));
        var b = 1 + (r * (4.2313330701600911252e+1 + (r * (6.8718700749205790830e+2 + (r * (5.3941960214247511077e+3
            + (r * (2.1213794301586595867e+4 + (r * (3.9307895800092710610e+4 + (r * (2.8729085735721942674e+4
            + (r * 5.2264952788528545610e+3)))))))))))));
        return a / b;
    }

    private static double Near(double r)
    {
        var c = 1.42343711074968357734e0 + (r * (4.63033784615654529590e0 + (r * (5.76949722146069140550e0
            + (r * (3.64784832476320460504e0 + (r * (1.27045825245236838258e0 + (r * (2.41780725177450611770e-1
            + (r * (2.27238449892691845833e-2 + (r * 7.74545014278341407640e-4)))))))))))));
        var d = 1 + (r * (2.05319162663775882187e0 + (r * (1.67638483018380384940e0 + (r * (6.89767334985100004550e-1
            + (r * (1.48103976427480074590e-1 + (r * (1.51986665636164571966e-2 + (r * (5.47593808499534494600e-4
            + (r * 1.05075007164441684324e-9)))))))))))));
        return c / d;
    }

    private static double Far(double r)
    {
        var e = 6.65790464350110377720e0 + (r * (5.46378491116411436990e0 + (r * (1.78482653991729133580e0
            + (r * (2.96560571828504891230e-1 + (r * (2.65321895265761230930e-2 + (r * (1.24266094738807843860e-3
            + (r * (2.71155556874348757815e-5 + (r * 2.01033439929228813265e-7)))))))))))));
        var f = 1 + (r * (5.99832206555887937690e-1 + (r * (1.36929880922735805310e-1 + (r * (1.48753612908506148525e-2
            + (r * (7.86869131145613259100e-4 + (r * (1.84631831751005468180e-5 + (r * (1.42151175831644588870e-7
            + (r * 2.04426310338993978564e-15)))))))))))));
        return e / f;
    }

    // The system's logarithm may round its last bit differently elsewhere. This is FreeBSD's e_log.c for normal numbers, whose notice is:
    //
    //   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
    //   Developed at SunPro, a Sun Microsystems, Inc. business.
    //   Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
    private static double Log(double x)
    {
        // x = 2^exponent (1 + f), with 1 + f within sqrt(2) of 1.
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
            (exponent, mantissa) = (exponent + 1, mantissa / 2);
        var f = mantissa - 1;
        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var odd = z * (6.666666666666735130e-01 + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01
            + (w * 1.479819860511658591e-01))))));
        var half = 0.5 * f * f;
        return (exponent * 6.93147180369123816490e-01)
            - (half - ((s * (half + even + odd)) + (exponent * 1.90821492927058770002e-10)) - f);
    }
}
