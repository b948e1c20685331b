using System.Globalization;
using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>
/// Converts the number of a parameter that differs between rows. It never fails, because the engine would drop the row: blank is null,
/// and anything else that is no such number becomes one that the check of the range refuses.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowNumberAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether only whole numbers are accepted.</summary>
    public bool IsWhole { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsWhole ? ToWhole(inputData) : ToNumber(inputData);

    /// <summary>Converts to a number; NaN if it is none.</summary>
    // The engine would read 0,5 as 5.
    public static double? ToNumber(object? value) => RowColumns.IsBlank(value) ? null : PlainValue.Unwrap(value) switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN,
        bool or char or Enum or DateTime => double.NaN,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        System.Numerics.BigInteger number => (double)number,
        _ => double.NaN,
    };

    /// <summary>Converts to a whole number; the least number if it is none.</summary>
    public static int? ToWhole(object? value) => ToNumber(value) switch
    {
        null => null,
        double number when number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number => (int)number,
        _ => int.MinValue,
    };
}
