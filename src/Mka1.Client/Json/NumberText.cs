using System.Globalization;

namespace Mka1.Json;

/// <summary>Compares numbers by their text, to detect rounding.</summary>
internal static class NumberText
{
    /// <summary>Whether two texts, such as <c>1.50</c> and <c>15e-1</c>, are the same number.</summary>
    public static bool AreEqual(string one, string other) => Parts(one) is { } parts && parts == Parts(other);

    // The sign, the significant digits and the power of ten of the last one; null if the exponent is out of range.
    private static (bool IsNegative, string Digits, long Power)? Parts(string text)
    {
        bool isNegative = text[0] == '-';
        int mark = text.IndexOfAny(['e', 'E']);
        string exponent = mark < 0 ? "0" : text.Substring(mark + 1);
        if (!long.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long power))
            return null;
        string digits = text.Substring(isNegative ? 1 : 0, (mark < 0 ? text.Length : mark) - (isNegative ? 1 : 0));
        int point = digits.IndexOf('.');
        if (point >= 0)
        {
            power -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        string significant = digits.TrimEnd('0');
        power += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        return significant.Length == 0 ? (false, string.Empty, 0) : (isNegative, significant, power);
    }
}
