using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Tools;

/// <summary>A tool that was offered to the model. Source: api-reference/responses/update-a-response.</summary>
public abstract class ResponseTool : Mka1Object
{
    private static readonly KindTable<ResponseTool> Kinds = new(static json => new UnknownTool(json))
    {
        ["function"] = static json => new FunctionTool(json),
        ["custom"] = static json => new CustomTool(json),
        ["web_search"] = static json => new WebSearchTool(json),
        ["web_search_preview"] = static json => new WebSearchTool(json),
        ["file_search"] = static json => new FileSearchTool(json),
        ["code_interpreter"] = static json => new CodeInterpreterTool(json),
        ["computer"] = static json => new ComputerTool(json),
        ["computer_use_preview"] = static json => new ComputerTool(json),
        ["image_generation"] = static json => new ImageGenerationTool(json),
        ["mcp"] = static json => new McpTool(json),
        ["shell"] = static json => new ShellTool(json),
    };

    private protected ResponseTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, such as <c>function</c> or <c>web_search</c>.</summary>
    public string Type => GetRequiredText("type");

    /// <summary>A description of the tool.</summary>
    /// <returns>The type, and the name if there can be several tools of the type.</returns>
    public override string ToString() => Type;

    internal static ResponseTool From(JsonElement json) => Kinds.View(json);
}
