namespace Mka1.Json;

/// <summary>
/// A JSON value as its text, where no other plain value holds it exactly: a number that neither long, decimal nor double is, and
/// in what is to be sent a number of another spelling, text with half a surrogate pair or an object in which a name comes twice.
/// </summary>
public sealed class JsonLiteral : IEquatable<JsonLiteral>
{
    internal JsonLiteral(string json) => Json = json;

    /// <summary>The JSON text.</summary>
    public string Json { get; }

    /// <inheritdoc/>
    public bool Equals(JsonLiteral? other) => other?.Json == Json;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonLiteral);

    /// <inheritdoc/>
    public override int GetHashCode() => Json.GetHashCode();

    /// <summary>The JSON text.</summary>
    /// <returns>The JSON text.</returns>
    public override string ToString() => Json;
}
