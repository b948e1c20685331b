using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A command to run on the caller's machine.</summary>
public sealed class LocalShellAction : Mka1Object
{
    internal LocalShellAction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>exec</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> Command => GetTextList("command");

    /// <summary>The environment variables to set.</summary>
    public ReadOnlyDictionary<string, string> Env => GetTextMap("env");

    /// <summary>The time limit in milliseconds.</summary>
    public long? TimeoutMs => GetInteger("timeout_ms");

    /// <summary>The directory to run it in.</summary>
    public string? WorkingDirectory => GetText("working_directory");

    /// <summary>The user to run it as.</summary>
    public string? User => GetText("user");

    /// <summary>The command.</summary>
    /// <returns>Program and arguments.</returns>
    public override string ToString() => string.Join(" ", Command);
}
