using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Items;

/// <summary>The output of a tool of the caller that takes plain text.</summary>
public sealed class CustomToolCallOutputItem : ToolCallOutputItem
{
    internal CustomToolCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The parts. Output that came as plain text is one part of type <c>input_text</c>.</summary>
    public IReadOnlyList<ContentPart> Output => GetContent("output");

    /// <summary>The text of all parts.</summary>
    /// <returns>The joined text.</returns>
    public override string ToString() => string.Concat(Output.Select(static part => part.Text));
}
