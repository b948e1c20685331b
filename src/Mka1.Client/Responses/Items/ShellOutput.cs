using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>What came of one command in a shell.</summary>
public sealed class ShellOutput : Mka1Object
{
    internal ShellOutput(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What it wrote to standard output.</summary>
    public string? Stdout => GetText("stdout");

    /// <summary>What it wrote to standard error.</summary>
    public string? Stderr => GetText("stderr");

    /// <summary>How it ended; null while it runs.</summary>
    public ShellOutcome? Outcome => GetView("outcome", static json => new ShellOutcome(json));

    /// <summary>What it wrote.</summary>
    /// <returns>Standard output, then standard error.</returns>
    public override string ToString() => Stdout + Stderr;
}
