using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>The output of code: a log or an image.</summary>
public sealed class CodeInterpreterOutput : Mka1Object
{
    internal CodeInterpreterOutput(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>logs</c> or <c>image</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The log text, for logs.</summary>
    public string? Logs => GetText("logs");

    /// <summary>The address, for images.</summary>
    public string? Url => GetText("url");

    /// <summary>Log or address.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Logs ?? Url ?? string.Empty;
}
