using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request of the model to run a command on the caller's machine.</summary>
public sealed class LocalShellCallItem : ToolCallItem
{
    internal LocalShellCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The command.</summary>
    public LocalShellAction? Action => GetView("action", static json => new LocalShellAction(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The command.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
