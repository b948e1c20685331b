using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Embeddings;

/// <summary>The texts of one call, with the position of each in the input and the object that it came from.</summary>
internal sealed record EmbeddingPart(ApiConnection Connection, string Model)
{
    public List<string> Texts { get; } = [];

    public List<int> Indexes { get; } = [];

    public List<object?> Sources { get; } = [];
}
