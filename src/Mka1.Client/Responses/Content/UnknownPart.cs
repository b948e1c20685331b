using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>A part of a type unknown to this version; all its members but text are in <see cref="Json.Mka1Object.GetAdditionalProperties"/>.</summary>
public sealed class UnknownPart : ContentPart
{
    internal UnknownPart(JsonElement json)
        : base(json)
    {
    }
}
