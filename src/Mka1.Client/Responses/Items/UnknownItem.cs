using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>An item of a kind that this version does not know; all its members are in <see cref="Json.Mka1Object.AdditionalProperties"/>.</summary>
public sealed class UnknownItem : ResponseItem
{
    internal UnknownItem(JsonElement json)
        : base(json)
    {
    }
}
