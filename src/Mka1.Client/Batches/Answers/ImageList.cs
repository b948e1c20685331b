using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The answer of /v1/images/generations.</summary>
public sealed class ImageList : Mka1Object
{
    internal ImageList(JsonElement json)
        : base(json)
    {
    }

    /// <summary>When they were made.</summary>
    public DateTimeOffset? Created => GetTime("created");

    /// <summary>The images.</summary>
    public IReadOnlyList<GeneratedImage> Data => GetList("data", static image => new GeneratedImage(image));

    /// <summary>The tokens that it used, if that was told.</summary>
    public TokenUsage? Usage => GetView("usage", static usage => new TokenUsage(usage));
}
