using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace Gate.Pixels.NUnit;

/// <summary>What this package adds to <c>Is</c> and <c>Is.Not</c>.</summary>
public static class PixelConstraints
{
    extension(Is)
    {
        /// <summary>Equal to a picture in a file, pixel by pixel.</summary>
        /// <param name="file">A PNG; a relative path is taken from the folder of the test assembly.</param>
        public static PixelEqualConstraint PixelEqualTo(string file) => new(new ExpectedPicture(file));

        /// <summary>Equal to another picture, pixel by pixel.</summary>
        /// <param name="png">A whole PNG.</param>
        public static PixelEqualConstraint PixelEqualTo(byte[] png) => new(new ExpectedPicture(png));
    }

    /// <summary>As <c>Is.PixelEqualTo</c>, after <c>Is.Not</c> and the like.</summary>
    /// <param name="expression">What came before.</param>
    /// <param name="file">A PNG; a relative path is taken from the folder of the test assembly.</param>
    public static PixelEqualConstraint PixelEqualTo(this ConstraintExpression expression, string file) =>
        expression.Append(new PixelEqualConstraint(new ExpectedPicture(file)));

    /// <summary>As <c>Is.PixelEqualTo</c>, after <c>Is.Not</c> and the like.</summary>
    /// <param name="expression">What came before.</param>
    /// <param name="png">A whole PNG.</param>
    public static PixelEqualConstraint PixelEqualTo(this ConstraintExpression expression, byte[] png) =>
        expression.Append(new PixelEqualConstraint(new ExpectedPicture(png)));
}
