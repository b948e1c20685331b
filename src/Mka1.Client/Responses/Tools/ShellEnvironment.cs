using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Tools;

/// <summary>The environment of a shell.</summary>
public sealed class ShellEnvironment : Mka1Object
{
    internal ShellEnvironment(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, such as <c>container_reference</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The container's id: that of a sandbox session.</summary>
    public string? ContainerId => GetText("container_id");

    /// <summary>Type and container.</summary>
    /// <returns>Text such as <c>container_reference cntr_1</c>.</returns>
    public override string ToString() => ContainerId is null ? Type ?? string.Empty : $"{Type} {ContainerId}";
}
