using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>The model's refusal to answer.</summary>
public sealed class RefusalPart : ContentPart
{
    internal RefusalPart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The text of the refusal.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The refusal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Refusal ?? Type;
}
