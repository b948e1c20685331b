using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Items;

/// <summary>The output of a function.</summary>
public sealed class FunctionCallOutputItem : ToolCallOutputItem
{
    internal FunctionCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The parts. Output that came as plain text is one part of type <c>input_text</c>.</summary>
    public IReadOnlyList<ContentPart> Output => GetContent("output");

    /// <summary>The text of all parts.</summary>
    /// <returns>The joined text.</returns>
    public override string ToString() => string.Concat(Output.Select(static part => part.Text));
}
