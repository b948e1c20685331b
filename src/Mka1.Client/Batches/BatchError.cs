using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>A fault that the server found in a batch's input file.</summary>
public sealed class BatchError : Mka1Object
{
    internal BatchError(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code.</summary>
    public string? Code => GetId("code");

    /// <summary>The reason in words.</summary>
    public string? Message => GetText("message");

    /// <summary>The member that is wrong, if one is.</summary>
    public string? Param => GetText("param");

    /// <summary>The line in the input file, if it is about one.</summary>
    public long? Line => GetInteger("line");

    /// <summary>Line, code and reason.</summary>
    /// <returns>Text such as <c>line 3: invalid_json: not JSON</c>.</returns>
    public override string ToString() => (Line is null ? string.Empty : $"line {Line}: ") + $"{Code}: {Message}";
}
