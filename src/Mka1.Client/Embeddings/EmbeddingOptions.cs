using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Embeddings;

/// <summary>How texts are embedded.</summary>
public sealed record EmbeddingOptions : IOptions
{
    /// <summary>The model; <c>auto</c> lets the server choose.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>The number of dimensions of the vectors; null for that of the model.</summary>
    public int? Dimensions { get; init; }

    /// <summary>Your id of the end user, for the server's records; null for none.</summary>
    public string? User { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Model))
            throw new Mka1InputException("The model must not be empty.");
        if (Dimensions < 1)
            throw new Mka1InputException($"The number of dimensions must be 1 or more, not {Dimensions}.");
    }

    internal Dictionary<string, object?> ToBody(IReadOnlyList<string> texts)
    {
        Check();
        return JsonBody.CreateMembers(("model", Model), ("input", texts), ("dimensions", Dimensions), ("user", User));
    }
}
