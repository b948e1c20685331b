using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A reference to another item by its id.</summary>
public sealed class ItemReferenceItem : ResponseItem
{
    internal ItemReferenceItem(JsonElement json)
        : base(json)
    {
    }

    private protected override string ImpliedType => "item_reference";

    /// <summary>The id of the other item.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id ?? Type;
}
