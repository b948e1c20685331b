using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>What the text was to look like.</summary>
public sealed class ResponseText : Mka1Object
{
    internal ResponseText(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Plain text or JSON.</summary>
    public ResponseTextFormat? Format => GetView("format", static json => new ResponseTextFormat(json));

    /// <summary>How long: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Verbosity => GetText("verbosity");

    /// <summary>Format and length.</summary>
    /// <returns>Text such as <c>json_schema answer, medium</c>.</returns>
    public override string ToString() => $"{Format}, {Verbosity}";
}
