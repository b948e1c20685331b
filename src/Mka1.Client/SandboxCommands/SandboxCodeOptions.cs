using Mka1.Errors;

namespace Mka1.SandboxCommands;

/// <summary>The options of code in a sandbox session; null for those that are not sent. Source: api-reference/execution/run-code.</summary>
public sealed record SandboxCodeOptions : SandboxExecutionOptions
{
    /// <summary>The runtimes that MKA1 documents, with their aliases.</summary>
    public static IReadOnlyList<string> KnownRuntimes { get; } = ["python", "python3", "javascript", "node", "go", "bash", "shell", "sh"];

    /// <summary>The code.</summary>
    // Check does not require it: the code of a file is not known yet when the parameters are checked.
    public string Code { get; init; } = string.Empty;

    /// <summary>The runtime, such as <c>python</c>; null for that of the server, python.</summary>
    public string? Runtime { get; init; }

    internal override Dictionary<string, object?> ToBody(string session, string? token) => string.IsNullOrWhiteSpace(Code)
        ? throw new Mka1InputException("The code is empty.")
        : CreateBody(session, token, ("code", Code), ("runtime", Runtime));
}
