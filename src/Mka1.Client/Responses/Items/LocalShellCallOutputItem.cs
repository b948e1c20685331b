using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The output of a command on the caller's machine. Its id is that of the call.</summary>
public sealed class LocalShellCallOutputItem : ResponseItem
{
    internal LocalShellCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The output as JSON text.</summary>
    public string? Output => GetText("output");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The output.</returns>
    public override string ToString() => Output ?? Type;
}
