using System.Management.Automation;
using System.Reflection;
using Mka1.Batches;
using Mka1.EvalSamples;
using Mka1.Responses;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Colors of statuses: those of <c>$PSStyle</c>, which only PowerShell 7 has.
/// </summary>
internal static class StatusStyle
{
    private const string Reset = "\u001b[0m";

    // By name, because the module is compiled against an engine without it.
    private static readonly object? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")
        ?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);

    private static readonly Func<string?>? Green = GetColor("Foreground", "Green");
    private static readonly Func<string?>? Cyan = GetColor("Foreground", "Cyan");
    private static readonly Func<string?>? Error = GetColor("Formatting", "Error");
    private static readonly Func<string?>? Warning = GetColor("Formatting", "Warning");
    private static readonly PropertyInfo? Rendering = Style?.GetType().GetProperty("OutputRendering");

    /// <summary>Adds the color of a status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The status with its color; unchanged if it has none.</returns>
    public static string Apply(string status)
    {
        var getColor = GetColor(status);
        return getColor is null || IsPlain() || getColor() is not { Length: > 0 } color ? status : color + status + Reset;
    }

    /// <summary>Draws a bar: blocks in a terminal, otherwise signs that every file and font has.</summary>
    /// <param name="length">The number of characters.</param>
    /// <returns>The bar.</returns>
    public static string DrawBar(int length) =>
        IsPlain() || Cyan?.Invoke() is not { Length: > 0 } color ? new string('#', length) : color + new string('\u2588', length) + Reset;

    private static Func<string?>? GetColor(string status) => status switch
    {
        ResponseStatus.Completed or "processed" => Green,
        ResponseStatus.Failed or BatchStatus.Expired or "error" => Error,
        ResponseStatus.Cancelled or BatchStatus.Cancelling or ResponseStatus.Incomplete => Warning,
        ResponseStatus.Queued or ResponseStatus.InProgress or BatchStatus.Validating or BatchStatus.Finalizing
            or EvalSampleStatus.Generating or EvalSampleStatus.ReadyToScore or EvalSampleStatus.Scoring or EvalSampleStatus.Running => Cyan,
        _ => null,
    };

    // The engine writes sequences also to a redirected process, unless OutputRendering is PlainText.
    private static bool IsPlain() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Rendering?.GetValue(Style)?.ToString() switch
    {
        "Ansi" => false,
        "PlainText" => true,
        _ => Console.IsOutputRedirected,
    };

    private static Func<string?>? GetColor(string group, string name)
    {
        object? holder = Style?.GetType().GetProperty(group)?.GetValue(Style);
        var color = holder?.GetType().GetProperty(name);
        return color is null ? null : () => (string?)color.GetValue(holder);
    }
}
