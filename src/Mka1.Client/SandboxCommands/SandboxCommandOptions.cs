using Mka1.Errors;

namespace Mka1.SandboxCommands;

/// <summary>The options of a command in a sandbox session; null for those that are not sent. Source: api-reference/execution/run-command.</summary>
public sealed record SandboxCommandOptions : SandboxExecutionOptions
{
    /// <summary>The program or command.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string>? ArgumentList { get; init; }

    /// <inheritdoc/>
    public override void Check()
    {
        if (string.IsNullOrWhiteSpace(Command))
            throw new Mka1InputException("The command is empty. Give the name of a program.");
        base.Check();
    }

    internal override Dictionary<string, object?> ToBody(string session, string? token) => CreateBody(session, token, ("command", Command), ("args", ArgumentList));
}
