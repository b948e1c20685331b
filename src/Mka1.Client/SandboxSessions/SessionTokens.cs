using System.Collections.Concurrent;
using System.Net;
using System.Security;

namespace Mka1.SandboxSessions;

/// <summary>The tokens of the sandbox sessions that were created over a connection, by identity and id. Only the answer to a creation has the token.</summary>
internal sealed class SessionTokens
{
    private readonly ConcurrentDictionary<(string? Identity, string Id), SecureString> _tokens = new();

    public void Keep(string? identity, SandboxSession session)
    {
        if (session.SessionToken is SecureString token)
            _tokens[(identity, session.Id)] = token;
        else
            session.SessionToken = Find(identity, session.Id);
    }

    public SecureString? Find(string? identity, string id) => _tokens.TryGetValue((identity, id), out var token) ? token : null;

    public void Forget(string? identity, string id) => _tokens.TryRemove((identity, id), out _);

    public static string? Read(SecureString? token) => token is null ? null : new NetworkCredential(string.Empty, token).Password;
}
