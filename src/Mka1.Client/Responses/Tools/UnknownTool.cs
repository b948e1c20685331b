using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>A tool of a type unknown to this version; all its members are in <see cref="Json.Mka1Object.GetAdditionalProperties"/>.</summary>
public sealed class UnknownTool : ResponseTool
{
    internal UnknownTool(JsonElement json)
        : base(json)
    {
    }
}
