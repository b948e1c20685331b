using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>Code that the model writes and runs.</summary>
public sealed class CodeInterpreterTool : ResponseTool
{
    internal CodeInterpreterTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The environment of the code: a container's id, or an object.</summary>
    public object? Container => GetPlain("container");
}
