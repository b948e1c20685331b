using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>How a command in a shell ended.</summary>
public sealed class ShellOutcome : Mka1Object
{
    internal ShellOutcome(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>exit</c> or <c>timeout</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The exit code; null for a timeout.</summary>
    public long? ExitCode => GetInteger("exit_code");

    /// <summary>How it ended.</summary>
    /// <returns>Text such as <c>exit 0</c> or <c>timeout</c>.</returns>
    public override string ToString() => ExitCode is null ? Type ?? string.Empty : $"{Type} {ExitCode}";
}
