using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Classifications;

/// <summary>How texts are classified.</summary>
public sealed record ClassificationOptions : IOptions
{
    /// <summary>The labels to choose from, two or more.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The model; <c>auto</c> lets the server choose.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>Instructions for the model; null for none.</summary>
    public string? Prompt { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Labels.Count < 2)
            throw new Mka1InputException($"A classification needs two labels or more, not {Labels.Count}.");
        if (Labels.Any(string.IsNullOrEmpty))
            throw new Mka1InputException("A label is empty.");
        if (string.IsNullOrWhiteSpace(Model))
            throw new Mka1InputException("The model must not be empty.");
    }

    internal Dictionary<string, object?> ToBody(string text)
    {
        Check();
        return JsonBody.CreateMembers(("model", Model), ("text", text), ("labels", Labels), ("prompt", Prompt));
    }
}
