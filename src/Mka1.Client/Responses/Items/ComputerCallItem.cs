using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The model's wish to do something with a mouse, a keyboard or a screen.</summary>
public sealed class ComputerCallItem : ToolCallItem
{
    internal ComputerCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What to do; null where there are several.</summary>
    public ComputerAction? Action => GetView("action", static json => new ComputerAction(json));

    /// <summary>What to do, in order; empty where there is one.</summary>
    public IReadOnlyList<ComputerAction> Actions => GetList("actions", static json => new ComputerAction(json));

    /// <summary>What a person has to acknowledge before it is done.</summary>
    public IReadOnlyList<ComputerSafetyCheck> PendingSafetyChecks => GetList("pending_safety_checks", static json => new ComputerSafetyCheck(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The actions.</returns>
    public override string ToString() => Action?.ToString() ?? string.Join(", ", Actions);
}
