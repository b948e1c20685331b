using System.Security;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.SandboxCommands;

/// <summary>The options of code in a sandbox session; null for those that are not sent. Source: api-reference/execution/run-code.</summary>
public sealed record SandboxCodeOptions : IOptions
{
    /// <summary>The code.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>The runtime, such as <c>python</c>; null for that of the server, python.</summary>
    public string? Runtime { get; init; }

    /// <summary>The folder to run it in; null for that of the workspace.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The environment variables by their names.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The time that it may take, at least a second; null for that of the server, a minute.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The token of the session; null for that which the client knows.</summary>
    public SecureString? SessionToken { get; init; }

    /// <inheritdoc/>
    // The code of a file is not known yet when the parameters are checked.
    public void Check() => ExecutionLimits.Check(Environment, Timeout);

    internal Dictionary<string, object?> ToBody(string session, string? token)
    {
        Check();
        if (string.IsNullOrWhiteSpace(Code))
            throw new Mka1InputException("The code is empty.");
        return JsonBody.CreateMembers(
            ("session_id", session), ("session_token", token), ("code", Code), ("runtime", Runtime), ("cwd", WorkingDirectory), ("env", Environment),
            ("timeout_seconds", ExecutionLimits.ToSeconds(Timeout)));
    }
}
