using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The screen after a computer call.</summary>
public sealed class ComputerCallOutputItem : ToolCallOutputItem
{
    internal ComputerCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The picture of the screen.</summary>
    public ComputerScreenshot? Output => GetView("output", static json => new ComputerScreenshot(json));

    /// <summary>What a person has acknowledged.</summary>
    public IReadOnlyList<ComputerSafetyCheck> AcknowledgedSafetyChecks => GetList("acknowledged_safety_checks", static json => new ComputerSafetyCheck(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>Where the picture is.</returns>
    public override string ToString() => Output?.ToString() ?? Type;
}
