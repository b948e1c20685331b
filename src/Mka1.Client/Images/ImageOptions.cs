using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Images;

/// <summary>How images are created; null for the defaults of the server.</summary>
public sealed record ImageOptions : IOptions
{
    private const int MaximumCount = 10;

    /// <summary>The known qualities. <c>standard</c> and <c>hd</c> are older names.</summary>
    public static IReadOnlyList<string> KnownQualities { get; } = (string[])["auto", "low", "medium", "high", "standard", "hd"];

    /// <summary>The known sizes.</summary>
    public static IReadOnlyList<string> KnownSizes { get; } = (string[])["auto", "256x256", "512x512", "1024x1024", "1024x1536", "1536x1024", "1792x1024", "1024x1792"];

    /// <summary>The known styles.</summary>
    public static IReadOnlyList<string> KnownStyles { get; } = (string[])["vivid", "natural"];

    /// <summary>The known formats of images.</summary>
    public static IReadOnlyList<string> KnownOutputFormats { get; } = (string[])["png", "webp", "jpeg"];

    /// <summary>The known forms of the answer.</summary>
    public static IReadOnlyList<string> KnownResponseFormats { get; } = (string[])["url", "b64_json"];

    /// <summary>The model; <c>auto</c> lets the server choose.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>The number of images, 1 to 10.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The quality, see <see cref="KnownQualities"/>.</summary>
    public string? Quality { get; init; }

    /// <summary>The size, see <see cref="KnownSizes"/>.</summary>
    public string? Size { get; init; }

    /// <summary>The style, see <see cref="KnownStyles"/>; some models have none.</summary>
    public string? Style { get; init; }

    /// <summary>The format of the images, see <see cref="KnownOutputFormats"/>; some models have only one.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>Whether the answer has links or contents, see <see cref="KnownResponseFormats"/>.</summary>
    public string? ResponseFormat { get; init; }

    /// <summary>An id of the end user.</summary>
    public string? User { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Count is < 1 or > MaximumCount)
            throw new Mka1InputException($"The number of images must be 1 to {MaximumCount}, not {Count}.");
        if (string.IsNullOrWhiteSpace(Model))
            throw new Mka1InputException("The model must not be empty.");
    }

    internal Dictionary<string, object?> ToBody(string prompt)
    {
        Check();
        TextLimits.Check("The prompt of an image", prompt, 1, 1000);
        return JsonBody.CreateMembers(
            ("prompt", prompt), ("model", Model), ("n", Count), ("quality", Quality), ("size", Size), ("style", Style),
            ("output_format", OutputFormat), ("response_format", ResponseFormat), ("user", User));
    }
}
