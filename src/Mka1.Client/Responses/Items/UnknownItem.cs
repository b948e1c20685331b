using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>An item of a type unknown to this version; all its members are in <see cref="Json.Mka1Object.GetAdditionalProperties"/>.</summary>
public sealed class UnknownItem : ResponseItem
{
    internal UnknownItem(JsonElement json)
        : base(json)
    {
    }
}
