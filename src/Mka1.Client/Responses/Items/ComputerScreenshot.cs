using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A screenshot.</summary>
public sealed class ComputerScreenshot : Mka1Object
{
    internal ComputerScreenshot(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>computer_screenshot</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>Its address; only if <c>computer_call_output.output.image_url</c> was included.</summary>
    public string? ImageUrl => GetText("image_url");

    /// <summary>The id of an uploaded file.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The id or address of the screenshot.</summary>
    /// <returns>The file's id or the address.</returns>
    public override string ToString() => FileId ?? ImageUrl ?? string.Empty;
}
