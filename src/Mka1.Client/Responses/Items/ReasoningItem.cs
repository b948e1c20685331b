using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Items;

/// <summary>The reasoning of the model.</summary>
public sealed class ReasoningItem : ResponseItem
{
    internal ReasoningItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The summary's parts.</summary>
    public IReadOnlyList<ContentPart> Summary => GetList("summary", ContentPart.From);

    /// <summary>The text of the reasoning, if the server sends it.</summary>
    public IReadOnlyList<ContentPart> Content => GetList("content", ContentPart.From);

    /// <summary>The encrypted reasoning, for a later call; only if <c>reasoning.encrypted_content</c> was included.</summary>
    public string? EncryptedContent => GetText("encrypted_content");

    /// <summary>The text of the summary, otherwise of the reasoning.</summary>
    /// <returns>The joined text.</returns>
    public override string ToString() => string.Concat((Summary.Count > 0 ? Summary : Content).Select(static part => part.Text));
}
