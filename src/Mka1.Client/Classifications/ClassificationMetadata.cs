using System.Text.Json;
using Mka1.Json;

namespace Mka1.Classifications;

/// <summary>How a text was classified.</summary>
public sealed class ClassificationMetadata : Mka1Object
{
    internal ClassificationMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The model.</summary>
    public string? Model => GetText("model");

    /// <summary>The labels from which it chose.</summary>
    public IReadOnlyList<string> Labels => GetTextList("labels");

    /// <summary>The time.</summary>
    [WireMember("classifiedAt")]
    public DateTimeOffset? ClassifiedAt => GetTime("classifiedAt");
}
