using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>Text of the model's reasoning.</summary>
public sealed class ReasoningTextPart : ContentPart
{
    internal ReasoningTextPart(JsonElement json)
        : base(json)
    {
    }
}
