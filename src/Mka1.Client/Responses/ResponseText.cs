using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The text settings of a response.</summary>
public sealed class ResponseText : Mka1Object
{
    internal ResponseText(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Plain text or JSON.</summary>
    public ResponseTextFormat? Format => GetView("format", static json => new ResponseTextFormat(json));

    /// <summary>The verbosity: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Verbosity => GetText("verbosity");

    /// <summary>Format and verbosity.</summary>
    /// <returns>Text such as <c>json_schema answer, medium</c>.</returns>
    public override string ToString() => $"{Format}, {Verbosity}";
}
