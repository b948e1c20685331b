using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A part of a message: text, a refusal, an image, a file, audio.</summary>
public sealed class ContentPart : Mka1Object
{
    internal ContentPart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind, such as <c>output_text</c>, <c>input_text</c> or <c>refusal</c>.</summary>
    public string Type => GetRequiredText("type");

    /// <summary>The text, of text parts.</summary>
    public string? Text => GetText("text");

    /// <summary>Why the model refuses, of refusals.</summary>
    public string? Refusal => GetText("refusal");

    /// <summary>The sources that the text refers to.</summary>
    public object? Annotations => GetPlain("annotations");

    /// <summary>The likely tokens at each place, if they were included.</summary>
    public object? Logprobs => GetPlain("logprobs");

    /// <summary>Text or refusal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text ?? Refusal ?? Type;

    internal static ContentPart OfPlainText(JsonElement text) =>
        new(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["type"] = "input_text", ["text"] = JsonText.Of(text) }));
}
