using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Prompts;

/// <summary>A prompt in the prompt repository: a template with versions, one of which is active. Source: api-reference/prompts/get-a-prompt.</summary>
public sealed class Prompt : Mka1Object
{
    internal static readonly Resource<Prompt> Resource = CreateResource(null);

    internal Prompt(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>prompt_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>prompt</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description; null for none.</summary>
    public string? Description => GetText("description");

    /// <summary>The number of the version that is used.</summary>
    public long? ActiveVersion => GetInteger("active_version");

    /// <summary>The number of the newest version.</summary>
    public long? LatestVersion => GetInteger("latest_version");

    /// <summary>The template of the active or the requested version, with its placeholders; null in a list, which does not contain it.</summary>
    // The documentation does not show how a new prompt carries its first version.
    public string? Template => GetText("template") ?? (TryGet("version", out var version) && version.ValueKind == JsonValueKind.Object && version.TryGetMember("template", out var template) ? JsonText.GetStringOrJson(template) : null);

    /// <summary>The number of the version that <see cref="Template"/> is of; null in a list.</summary>
    [WireMember(null)]
    public long? TemplateVersion => Template is null && RenderedTemplate is null ? null : RequestedVersion ?? ActiveVersion;

    /// <summary>The number of the version that was requested; null for the active one.</summary>
    internal long? RequestedVersion { get; init; }

    /// <summary>The template with the values of the variables; null if none were given. A placeholder without a value stays.</summary>
    public string? RenderedTemplate => GetText("rendered_template");

    /// <summary>The metadata; booleans as text.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last update.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    internal static Resource<Prompt> CreateResource(long? version) => new("prompt", json => new Prompt(json) { RequestedVersion = version }, "id");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static Prompt FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
