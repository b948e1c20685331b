using Mka1.Errors;
using Mka1.Http;
using Mka1.SandboxSessions;

namespace Mka1.SandboxCommands;

/// <summary>Commands and code in sandbox sessions. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/execution.</summary>
public sealed class SandboxCommandClient
{
    private readonly Api _api;
    private readonly SandboxSessionClient _sessions;

    internal SandboxCommandClient(Api api, SandboxSessionClient sessions)
    {
        _api = api;
        _sessions = sessions;
    }

    /// <summary>Runs a command and waits for it. It is not retried if it may have been run. An exit code other than 0 is a result.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="options">The command and other options.</param>
    /// <param name="cancellationToken">Cancels the call; the command may continue.</param>
    public Task<SandboxCommandResult> RunAsync(string session, SandboxCommandOptions options, CancellationToken cancellationToken = default) =>
        SendAsync(session, "commands", options, cancellationToken);

    /// <summary>Runs code and waits for it. It is not retried if it may have been run. An exit code other than 0 is a result.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="options">The code and other options.</param>
    /// <param name="cancellationToken">Cancels the call; the code may continue.</param>
    public Task<SandboxCommandResult> RunCodeAsync(string session, SandboxCodeOptions options, CancellationToken cancellationToken = default) =>
        SendAsync(session, "code", options, cancellationToken);

    private Task<SandboxCommandResult> SendAsync(string session, string name, SandboxExecutionOptions options, CancellationToken cancellationToken)
    {
        string? token = _sessions.FindToken(session, (options ?? throw new ArgumentNullException(nameof(options))).SessionToken);
        var request = ApiRequest.Post($"{_sessions.Operations.GetPath(session)}/{name}", idempotent: false, options.ToBody(session, token))
            // The values of environment variables are secrets, as the token is.
            .Hide([token, .. options.Environment?.Values ?? []])
            .AllowTime(options.AnswerTime);
        return _api.ReadAsync(request, SandboxCommandResult.For(session), cancellationToken);
    }
}
