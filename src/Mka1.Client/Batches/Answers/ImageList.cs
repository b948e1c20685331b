using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The result of /v1/images/generations.</summary>
public sealed class ImageList : Mka1Object
{
    internal ImageList(JsonElement json)
        : base(json)
    {
    }

    /// <summary>When they were created.</summary>
    public DateTimeOffset? Created => GetTime("created");

    /// <summary>The images.</summary>
    public IReadOnlyList<GeneratedImage> Data => GetList("data", static image => new GeneratedImage(image));

    /// <summary>The tokens used, if the server reports them.</summary>
    public TokenUsage? Usage => GetView("usage", static usage => new TokenUsage(usage));
}
