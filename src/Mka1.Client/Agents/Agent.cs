using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;
using Mka1.Responses.Tools;

namespace Mka1.Agents;

/// <summary>A saved agent: a model with instructions and tools, which can be run. Source: docs.mka1.com/docs/managing-agents.</summary>
public sealed class Agent : Mka1Object
{
    internal static readonly Resource<Agent> Resource = new("agent", static json => new Agent(json), "id");

    internal Agent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>agt_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>agent</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>Its name, which need not be unique.</summary>
    public string? Name => GetText("name");

    /// <summary>Its description.</summary>
    public string? Description => GetText("description");

    /// <summary>The model, as <c>provider:model</c>.</summary>
    public string? Model => GetText("model");

    /// <summary>The system text of each run.</summary>
    public string? Instructions => GetText("instructions");

    /// <summary>The tools that its runs may use.</summary>
    public IReadOnlyList<ResponseTool> Tools => GetList("tools", ResponseTool.From);

    /// <summary>Which tool is to be called: text or a dictionary.</summary>
    public object? ToolChoice => GetPlain("tool_choice");

    /// <summary>Whether tools may be called in parallel.</summary>
    public bool? ParallelToolCalls => GetFlag("parallel_tool_calls");

    /// <summary>The limit of tool calls in a run.</summary>
    public long? MaxToolCalls => GetInteger("max_tool_calls");

    /// <summary>Format and verbosity of the text.</summary>
    public ResponseText? Text => GetView("text", static json => new ResponseText(json));

    /// <summary>How the model reasons.</summary>
    public ResponseReasoning? Reasoning => GetView("reasoning", static json => new ResponseReasoning(json));

    /// <summary>The pairs kept with it; numbers and booleans as text.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <summary>When it was deleted; null if it was not.</summary>
    public DateTimeOffset? DeletedAt => GetTime("deleted_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static Agent FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
