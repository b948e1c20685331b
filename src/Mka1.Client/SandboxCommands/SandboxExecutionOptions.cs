using System.Security;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.SandboxCommands;

/// <summary>The options that commands and code in a sandbox session share; null for those that are not sent.</summary>
public abstract record SandboxExecutionOptions : IOptions
{
    // The server's default.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    // The time for the answer after the command has ended or was stopped.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    private protected SandboxExecutionOptions()
    {
    }

    /// <summary>The folder to run it in; null for that of the workspace.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The environment variables by their names.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The time that it may take, at least a second; null for that of the server, a minute.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The token of the session; null for that which the client knows.</summary>
    public SecureString? SessionToken { get; init; }

    /// <summary>The time to wait for the answer: longer than the command may take.</summary>
    internal TimeSpan AnswerTime => (Timeout ?? DefaultTimeout) + Margin;

    /// <inheritdoc/>
    public virtual void Check()
    {
        if (Environment?.Keys.FirstOrDefault(static name => name.Length == 0 || name.Contains('=')) is string wrong)
            throw new Mka1InputException($"'{wrong}' is not the name of an environment variable.");
        if (Timeout is TimeSpan time && (time < TimeSpan.FromSeconds(1) || time > LongestTimeout))
            throw new Mka1InputException($"The time of a command must be 1 to 86400 seconds; this is {time.TotalSeconds:0.###}.");
    }

    internal abstract Dictionary<string, object?> ToBody(string session, string? token);

    private protected Dictionary<string, object?> CreateBody(string session, string? token, params (string Name, object? Value)[] own)
    {
        Check();
        return JsonBody.CreateMembers(
            [("session_id", session), ("session_token", token), .. own, ("cwd", WorkingDirectory), ("env", Environment),
            ("timeout_seconds", Timeout is TimeSpan time ? (long)Math.Ceiling(time.TotalSeconds) : null)]);
    }
}
