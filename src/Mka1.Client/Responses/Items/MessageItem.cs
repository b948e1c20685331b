using System.Text.Json;
using Mka1.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Items;

/// <summary>A message of the caller or the model.</summary>
public sealed class MessageItem : ResponseItem
{
    internal MessageItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The role: <c>user</c>, <c>assistant</c>, <c>system</c> or <c>developer</c>.</summary>
    public string? Role => GetText("role");

    /// <summary>The parts. Content that came as plain text is one part of type <c>input_text</c>.</summary>
    public IReadOnlyList<ContentPart> Content => GetContent("content");

    /// <summary>The text of all parts, also that of a refusal.</summary>
    [WireMember(null)]
    public string Text => string.Concat(Content.Select(static part => part.Text ?? (part as RefusalPart)?.Refusal));

    /// <summary>The phase of the answer, if the server sends one.</summary>
    public string? Phase => GetText("phase");

    private protected override string ImpliedType => "message";

    /// <summary>The text of all parts.</summary>
    /// <returns>The joined text.</returns>
    public override string ToString() => Text;
}
