using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The result of /v1/chat/completions.</summary>
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

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created => GetTime("created");

    /// <summary>The model that answered.</summary>
    public string? Model => GetText("model");

    /// <summary>The choices: one, unless more were requested.</summary>
    public IReadOnlyList<ChatChoice> Choices => GetList("choices", static choice => new ChatChoice(choice));

    /// <summary>The tokens used.</summary>
    public TokenUsage? Usage => GetView("usage", static usage => new TokenUsage(usage));

    /// <summary>The text of the first choice.</summary>
    /// <returns>The text; empty if there is none.</returns>
    public override string ToString() => Choices is { Count: > 0 } choices ? choices[0].ToString() : string.Empty;
}
