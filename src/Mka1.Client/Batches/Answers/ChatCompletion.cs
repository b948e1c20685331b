using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The answer of /v1/chat/completions.</summary>
public sealed class ChatCompletion : Mka1Object
{
    internal ChatCompletion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id.</summary>
    public string? Id => GetText("id");

    /// <summary>Always <c>chat.completion</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created => GetTime("created");

    /// <summary>The model that answered.</summary>
    public string? Model => GetText("model");

    /// <summary>The answers: one, unless more were asked for.</summary>
    public IReadOnlyList<ChatChoice> Choices => GetList("choices", static choice => new ChatChoice(choice));

    /// <summary>The tokens that it used.</summary>
    public TokenUsage? Usage => GetView("usage", static usage => new TokenUsage(usage));

    /// <summary>The text of the first answer.</summary>
    /// <returns>The text; empty if there is none.</returns>
    public override string ToString() => Choices is { Count: > 0 } choices ? choices[0].ToString() : string.Empty;
}
