namespace Mka1.Json;

/// <summary>
/// A JSON value kept as its text because no other plain value represents it exactly: a number that is not exact as long, decimal or
/// double, and in a request also a number of another notation, text with an unpaired surrogate or an object with a duplicate name.
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
