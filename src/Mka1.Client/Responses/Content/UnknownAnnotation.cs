using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>An annotation of a type unknown to this version; all its members are in <see cref="Json.Mka1Object.GetAdditionalProperties"/>.</summary>
public sealed class UnknownAnnotation : Annotation
{
    internal UnknownAnnotation(JsonElement json)
        : base(json)
    {
    }
}
