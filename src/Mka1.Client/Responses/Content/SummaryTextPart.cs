using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>Text of a summary of the model's reasoning.</summary>
public sealed class SummaryTextPart : ContentPart
{
    internal SummaryTextPart(JsonElement json)
        : base(json)
    {
    }
}
