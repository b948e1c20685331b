using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>An error that the server found in the input file of a batch.</summary>
public sealed class BatchError : Mka1Object
{
    internal BatchError(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code.</summary>
    public string? Code => GetId("code");

    /// <summary>The message.</summary>
    public string? Message => GetText("message");

    /// <summary>The invalid member; null if none.</summary>
    public string? Param => GetText("param");

    /// <summary>The line in the input file; null if none.</summary>
    public long? Line => GetInteger("line");

    /// <summary>Line, code and message.</summary>
    /// <returns>Text such as <c>line 3: invalid_json: not JSON</c>.</returns>
    public override string ToString() => (Line is null ? string.Empty : $"line {Line}: ") + $"{Code}: {Message}";
}
