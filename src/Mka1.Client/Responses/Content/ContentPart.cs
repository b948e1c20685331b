using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Content;

/// <summary>A part of a message, of reasoning or of a tool's output: text, a refusal, an image, a file, audio. Source: docs/multimodal-input.</summary>
public abstract class ContentPart : Mka1Object
{
    private const int MaximumLength = 100;

    private static readonly KindTable<ContentPart> Kinds = new(static json => new UnknownPart(json))
    {
        ["output_text"] = static json => new OutputTextPart(json),
        ["refusal"] = static json => new RefusalPart(json),
        ["input_text"] = static json => new InputTextPart(json),
        ["input_image"] = static json => new InputImagePart(json),
        ["input_file"] = static json => new InputFilePart(json),
        ["input_audio"] = static json => new InputAudioPart(json),
        ["reasoning_text"] = static json => new ReasoningTextPart(json),
        ["summary_text"] = static json => new SummaryTextPart(json),
    };

    private protected ContentPart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, such as <c>output_text</c>, <c>input_text</c> or <c>refusal</c>.</summary>
    public string Type => GetRequiredText("type");

    /// <summary>The text of a text part.</summary>
    public string? Text => GetText("text");

    /// <summary>The text, or another description of the part.</summary>
    /// <returns>The text, otherwise the type.</returns>
    public override string ToString() => Text ?? Type;

    internal static ContentPart From(JsonElement json) => Kinds.View(json);

    internal static ContentPart FromPlainText(JsonElement text) =>
        new InputTextPart(JsonText.Parse($$"""{"type":"input_text","text":{{text.GetRawText()}}}"""));

    // A data URI can contain a whole file.
    private protected static string? Truncate(string? address) =>
        address is { Length: > MaximumLength } ? address.Substring(0, MaximumLength) + "…" : address;
}
