using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>The output of one command in a shell.</summary>
public sealed class ShellOutput : Mka1Object
{
    internal ShellOutput(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The standard output.</summary>
    public string? Stdout => GetText("stdout");

    /// <summary>The standard error.</summary>
    public string? Stderr => GetText("stderr");

    /// <summary>The outcome; null while it runs.</summary>
    public ShellOutcome? Outcome => GetView("outcome", static json => new ShellOutcome(json));

    /// <summary>The output.</summary>
    /// <returns>Standard output, then standard error.</returns>
    public override string ToString() => Stdout + Stderr;
}
