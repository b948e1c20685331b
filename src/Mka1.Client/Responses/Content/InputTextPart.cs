using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>Text from the caller.</summary>
public sealed class InputTextPart : ContentPart
{
    internal InputTextPart(JsonElement json)
        : base(json)
    {
    }
}
