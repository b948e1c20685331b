using System.Text.Json;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>Why a file could not be indexed.</summary>
public sealed class VectorStoreFileError : Mka1Object
{
    internal VectorStoreFileError(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code, such as <c>unsupported_file</c>.</summary>
    public string? Code => GetId("code");

    /// <summary>The message.</summary>
    public string? Message => GetText("message");

    /// <summary>Code and message.</summary>
    /// <returns>Text for a table cell.</returns>
    public override string ToString() => string.Join(": ", new[] { Code, Message }.Where(static text => !string.IsNullOrEmpty(text)));
}
