using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request of the model for an action with a mouse, a keyboard or a screen.</summary>
public sealed class ComputerCallItem : ToolCallItem
{
    internal ComputerCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The action; null if there are several.</summary>
    public ComputerAction? Action => GetView("action", static json => new ComputerAction(json));

    /// <summary>The actions in order; empty if there is only one.</summary>
    public IReadOnlyList<ComputerAction> Actions => GetList("actions", static json => new ComputerAction(json));

    /// <summary>The checks that a person must acknowledge before the action.</summary>
    public IReadOnlyList<ComputerSafetyCheck> PendingSafetyChecks => GetList("pending_safety_checks", static json => new ComputerSafetyCheck(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The actions.</returns>
    public override string ToString() => Action?.ToString() ?? string.Join(", ", Actions);
}
