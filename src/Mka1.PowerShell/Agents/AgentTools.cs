using Mka1.Agents;
using Mka1.PowerShell.Responses;

namespace Mka1.PowerShell.Agents;

/// <summary>Converts the tools of an agent, in the forms that those of a response have.</summary>
internal static class AgentTools
{
    /// <param name="options">The options.</param>
    /// <param name="tools">The value of -Tool; null if it is not given.</param>
    /// <param name="choice">The value of -ToolChoice; null if it is not given.</param>
    public static AgentOptions Convert(AgentOptions options, object[]? tools, object? choice)
    {
        var converted = tools is null ? null : ToolList.ConvertTools(tools);
        return options with { Tools = converted, ToolChoice = choice is null ? null : ToolList.ConvertChoice(choice, converted ?? []) };
    }
}
