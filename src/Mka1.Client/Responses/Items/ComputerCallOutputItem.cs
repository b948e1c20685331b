using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The screen after a computer call.</summary>
public sealed class ComputerCallOutputItem : ToolCallOutputItem
{
    internal ComputerCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The screenshot.</summary>
    public ComputerScreenshot? Output => GetView("output", static json => new ComputerScreenshot(json));

    /// <summary>The checks that a person acknowledged.</summary>
    public IReadOnlyList<ComputerSafetyCheck> AcknowledgedSafetyChecks => GetList("acknowledged_safety_checks", static json => new ComputerSafetyCheck(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The id or address of the screenshot.</returns>
    public override string ToString() => Output?.ToString() ?? Type;
}
