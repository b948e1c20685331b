using System.Globalization;
using System.Management.Automation;

namespace Mka1.PowerShell.Values;

/// <summary>Takes a number, also as text, as seconds. The engine would take it as ticks, or as days.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        double? seconds = value switch
        {
            byte or short or int or long or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            _ => null,
        };
        // Numbers out of range are left to the engine's error.
        return seconds is > -1e9 and < 1e9 ? TimeSpan.FromSeconds(seconds.Value) : inputData;
    }
}
