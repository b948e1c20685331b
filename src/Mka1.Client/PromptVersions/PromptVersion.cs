using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.PromptVersions;

/// <summary>A version of a prompt. It does not change. Source: api-reference/prompts/get-a-specific-version.</summary>
public sealed class PromptVersion : Mka1Object
{
    internal PromptVersion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>pver_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>prompt.version</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the prompt; that of the request if the server does not send it.</summary>
    public string? PromptId => GetText("prompt_id") ?? RequestedPrompt;

    /// <summary>The number, by which the version is read and restored.</summary>
    public long? Version => GetInteger("version");

    /// <summary>The template with its placeholders.</summary>
    public string? Template => GetText("template");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    internal string? RequestedPrompt { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static PromptVersion FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to a prompt.</summary>
    internal static Resource<PromptVersion> For(string? prompt) => new("prompt version", json => new PromptVersion(json) { RequestedPrompt = prompt }, "id");
}
